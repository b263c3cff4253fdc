/** An incident as the store keeps it: what the receipts show, and what people did about it. */
import { z } from 'zod';
import type { Incident } from '#detection/incident.ts';
import type { IncidentRow } from '#store/alerts.ts';

/** Somebody, by the chat and its opaque id. */
export interface Person {
  readonly chat: string;
  readonly person: string;
}

/** Times are epoch ms. */
export interface Doings {
  readonly taken?: { readonly by: Person; readonly at: number };
  readonly snoozed?: { readonly by: Person; readonly at: number; readonly until: number };
  /** Somebody said that nothing is wrong. */
  readonly dismissed?: { readonly by: Person; readonly at: number };
}

export interface Known {
  readonly ref: string;
  readonly workspace: string;
  readonly open: boolean;
  readonly openedAt: number;
  readonly changedAt: number;
  readonly facts: Incident;
  readonly doings: Doings;
  readonly revision: number;
}

/** What stands in one channel, in the posting's `json`. */
export interface Standing {
  /** Whether the counts by code, site and carrier are shown. */
  readonly details: boolean;
  /** What was said to the channel last, to know what is news. */
  readonly told: {
    readonly failed: number;
    readonly cause: string;
    readonly slice: string;
    readonly at: number;
  };
}

const person = z.object({ chat: z.string(), person: z.string() });
const doings = z.object({
  v: z.literal(1),
  taken: z.object({ by: person, at: z.number() }).optional(),
  snoozed: z.object({ by: person, at: z.number(), until: z.number() }).optional(),
  dismissed: z.object({ by: person, at: z.number() }).optional(),
});

export const doingsJson = (value: Doings): string => JSON.stringify({ v: 1, ...value });

/** What cannot be read is as if nobody had done anything. */
function doingsOf(json: string): Doings {
  const read = doings.safeParse(JSON.parse(json));
  if (!read.success) return {};
  const { v: _, ...rest } = read.data;
  return rest as Doings;
}

/** `facts` are the detector's own, written by {@link factsJson}. */
export function knownOf(row: IncidentRow): Known {
  const { ref, workspace, open, openedAt, changedAt, revision } = row;
  return {
    ref,
    workspace,
    open,
    openedAt,
    changedAt,
    revision,
    facts: JSON.parse(row.facts) as Incident,
    doings: doingsOf(row.doings),
  };
}

export const factsJson = (facts: Incident): string => JSON.stringify(facts);
