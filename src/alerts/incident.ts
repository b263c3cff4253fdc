/** An incident as the store keeps it: what the receipts show, and what people did about it. */
import { z } from 'zod';
import type { Incident } from '#detection/incident.ts';
import type { Slice } from '#detection/traffic.ts';
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
  /** By lane; a channel that is not here was told nothing. */
  readonly told: Readonly<Record<string, Told>>;
}

/** What stands in one channel, in the posting's `json`. Whoever watches writes nothing here: people do, by their buttons. */
export interface Standing {
  /** Whether the counts by code, site and carrier are shown. */
  readonly details: boolean;
}

/** What one channel was told of an incident, to know what is news there. Written by whoever watches. Times are epoch ms. */
export interface Told {
  /** As it was when something was said last that people hear: the message itself, or something below it. */
  readonly at: number;
  readonly failed: number;
  readonly rate: number;
  /** As in `weight.ts`. */
  readonly gravity: number;
  readonly cause: string;
  readonly slice: Slice;
  /** The numbers of the message when it was drawn last. */
  readonly drawn: { readonly at: number; readonly numbers: readonly number[] };
  /** The message shows that it is over; that was told, or need not be. */
  readonly over?: 'drawn' | 'told';
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

const standing = z.object({ v: z.literal(1), details: z.boolean() });

export const standingJson = (value: Standing): string => JSON.stringify({ v: 1, ...value });

/** What cannot be read is as it was at first. */
export function standingOf(json: string): Standing {
  const read = standing.safeParse(JSON.parse(json));
  return { details: read.success && read.data.details };
}

/** `facts` are the detector's own, written by {@link factsJson}. */
export function knownOf(row: IncidentRow): Known {
  const { ref, workspace, open, openedAt, changedAt, revision } = row;
  const { told = {}, ...facts } = JSON.parse(row.facts) as Incident & Pick<Partial<Known>, 'told'>;
  return {
    ref,
    workspace,
    open,
    openedAt,
    changedAt,
    revision,
    facts,
    doings: doingsOf(row.doings),
    told,
  };
}

export const factsJson = (facts: Incident, told: Known['told'] = {}): string =>
  JSON.stringify({ ...facts, told });
