/** From what the receipts show to what is kept and what is to be said. Pure. */
import { createHash } from 'node:crypto';
import type { Incident } from '#detection/incident.ts';
import type { Commit } from '#store/alerts.ts';
import { doingsJson, factsJson, type Known, standingJson, type Told } from './incident.ts';
import { jobOf, laneOf, redrawJob, type Spot } from './jobs.ts';
import type { Subscription } from './subscription.ts';
import { tell } from './tell.ts';

export interface Look {
  readonly workspace: string;
  /** What the store holds: open ones, and those that changed lately. */
  readonly known: readonly Known[];
  /** What the receipts show to go on. */
  readonly open: readonly Incident[];
  /** What they show to have ended since the last look. */
  readonly ended: readonly Incident[];
  /** Of the channels that may see the workspace. */
  readonly subscriptions: readonly Subscription[];
  /** Whether it is too early to begin to tell of one. */
  readonly held: (facts: Incident) => boolean;
  /** Epoch ms */
  readonly now: number;
}

export type Plan = Pick<Commit, 'incidents' | 'postings' | 'jobs'> & {
  /** Something of it is for people, and must be kept at once. */
  readonly pressing: boolean;
};

/** Opaque and short, and the same after everything was read anew. */
export const refOf = (workspace: string, incident: string): string =>
  `i${createHash('sha256').update(`${workspace}\0${incident}`).digest('base64url').slice(0, 22)}`;

export function planOf(look: Look): Plan {
  const known = new Map(look.known.map((one) => [one.facts.id, one]));
  const open = new Map(look.open.map((facts) => [facts.id, facts]));
  const ended = new Map(look.ended.map((facts) => [facts.id, facts]));
  const plan = { incidents: [], postings: [], jobs: [], pressing: false } satisfies Plan as Draft;
  for (const id of new Set([...known.keys(), ...ended.keys(), ...open.keys()])) {
    const before = known.get(id);
    const facts = open.get(id) ?? ended.get(id) ?? gone(before, look.now);
    if (facts) add(plan, look, { before, facts, open: open.has(id) });
  }
  return plan;
}

type Draft = {
  -readonly [Key in keyof Plan]: Plan[Key] extends readonly (infer One)[] ? One[] : Plan[Key];
};

/** One that is not seen any more, though nobody said that it ended: the memory of it was lost. */
function gone(before: Known | undefined, now: number): Incident | undefined {
  if (!before?.open) return before?.facts;
  return { ...before.facts, resolvedAt: before.facts.resolvedAt ?? now };
}

function add(
  plan: Draft,
  { workspace, subscriptions, held, now }: Look,
  {
    before,
    facts,
    open,
  }: { readonly before: Known | undefined; readonly facts: Incident; readonly open: boolean },
): void {
  const ref = before?.ref ?? refOf(workspace, facts.id);
  const doings = before?.doings ?? {};
  const told: Record<string, Told> = { ...before?.told };
  for (const { spot, address, subscription } of spotsOf(ref, subscriptions, told)) {
    const lane = laneOf(ref, spot.audience, spot.channel);
    if (!told[lane] && held(facts)) continue;
    const said = tell({ known: { open, facts, doings }, subscription, told: told[lane], now });
    if (!said) continue;
    told[lane] = said.told;
    plan.pressing = true;
    const { does, news, redraw } = said.telling;
    if (does === 'post') {
      plan.jobs.push(jobOf({ kind: 'post', ...spot }, now));
      plan.postings.push({
        ...spot,
        ...(address === undefined ? {} : { address }),
        json: standingJson({ details: false }),
      });
    }
    if (does === 'redraw' || redraw) plan.jobs.push(redrawJob(spot, now));
    if (does === 'follow' && news) plan.jobs.push(jobOf({ kind: 'follow', ...spot, news }, now));
  }
  const json = factsJson(facts, told);
  if (before?.open === open && factsJson(before.facts, before.told) === json) return;
  if (before?.open !== open) plan.pressing = true;
  plan.incidents.push({
    ref,
    workspace,
    incident: facts.id,
    open,
    openedAt: before?.openedAt ?? facts.openedAt,
    changedAt: now,
    facts: json,
    doings: doingsJson(doings),
  });
}

interface At {
  readonly spot: Spot;
  readonly address?: string;
  readonly subscription: Subscription | undefined;
}

/** The channels that hear of incidents, and those that were told of this one and do not any more. */
function spotsOf(
  ref: string,
  subscriptions: readonly Subscription[],
  told: Readonly<Record<string, Told>>,
): At[] {
  const here = subscriptions.map((subscription): At => {
    const { chat, workspace, channel, address } = subscription.place;
    const spot = { ref, audience: `${chat}:${workspace}`, channel };
    return { spot, subscription, ...(address === undefined ? {} : { address }) };
  });
  const lanes = new Set(here.map(({ spot }) => laneOf(ref, spot.audience, spot.channel)));
  const left = Object.keys(told).filter((lane) => !lanes.has(lane));
  return [...here, ...left.map((lane) => ({ spot: spotOf(lane), subscription: undefined }))];
}

/** A lane's parts; neither a reference nor an audience holds a slash. */
function spotOf(lane: string): Spot {
  const [ref = '', audience = '', ...channel] = lane.split('/');
  return { ref, audience, channel: channel.join('/') };
}
