/**
 * Kills a poster of alerts with -9 again and again while the chat fails: everything must be said, in its order, and only
 * once where the chat finds again what was said.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { factsJson, standingJson } from '#alerts/incident.ts';
import { jobOf, type Spot, type Task } from '#alerts/jobs.ts';
import { subscriptionRow } from '#alerts/subscription.ts';
import { openStore, type StorePlace } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { failures, subscription } from '../alerts/cast.ts';
import { type Dice, dice } from '../store/rows.ts';
import { Lost } from './audit.ts';
import { fastClock } from './fast-clock.ts';
import { type ChatServer, type Said, startChat } from './http-chat.ts';
import type { PosterPlan } from './poster.ts';

export interface Told {
  readonly kills: number;
  /** Things to be said, each of which was. */
  readonly said: number;
  readonly twice: number;
  /** Calls that the chat failed, and those of them that it carried out. */
  readonly failed: number;
  readonly carriedOut: number;
}

const program = fileURLToPath(new URL('./poster.ts', import.meta.url));
/** Part of the calls that fail. */
const failing = 0.1;
const workspaces = 4;
const channels = 3;
/** How long all of it may take, ms. */
const patience = 180_000;
const order = ['begins', 'worse', 'resolved'];

/** @throws Lost where something was not said, or not in its order. @throws Error where the poster does not do its work. */
export async function alerts(
  place: StorePlace,
  plan: {
    readonly kills: number;
    readonly incidents: number;
    readonly seeks: boolean;
    readonly seed: number;
  },
): Promise<Told> {
  const thrown = dice(plan.seed);
  const start = Date.now();
  const chat = await startChat(thrown, failing);
  const store = await openStore(place);
  let poster: ChildProcess | undefined;
  const kill = async () => {
    if (!poster || poster.exitCode !== null) throw new Error('The poster ended by itself.');
    const gone = once(poster, 'exit');
    poster.kill('SIGKILL');
    await gone;
  };
  const orphaned = () => poster?.kill('SIGKILL');
  process.on('exit', orphaned);
  try {
    const spots = await begin(store, plan.incidents, thrown);
    const now = () => fastClock(start).now().getTime();
    const parts = plan.kills + 1;
    for (let part = 0; part < parts; part++) {
      poster = await startPoster({ place, url: chat.url, seeks: plan.seeks, start });
      const some = spots.filter((_, index) => index % parts === part);
      await store.alerts.put(
        some.flatMap(tasksOf).map((task) => jobOf(task, now())),
        now(),
      );
      if (part === plan.kills) break;
      const before = chat.said.length;
      await until('The poster says nothing.', () => chat.said.length > before);
      await pause(thrown.below(400));
      await kill();
    }
    await until('The outbox is not emptied.', async () => (await store.alerts.queue(0)).waiting === 0);
    await kill();
    const { dead } = await store.alerts.queue(0);
    const faults = [...faultsOf(spots, chat.said), ...(dead > 0 ? [`${dead} messages were given up.`] : [])];
    if (faults.length > 0) throw new Lost(`after ${plan.kills} kills of a poster`, faults);
    return told(plan.kills, spots, chat);
  } finally {
    process.off('exit', orphaned);
    poster?.kill('SIGKILL');
    await store.close();
    await chat.close();
  }
}

/** Incidents that are known, each in a channel of its own choice. */
async function begin({ alerts: kept }: Store, incidents: number, thrown: Dice): Promise<Spot[]> {
  for (let workspace = 1; workspace <= workspaces; workspace++)
    for (let channel = 1; channel <= channels; channel++) {
      const at = { chat: 'slack', workspace: `T${workspace}`, channel: `T${workspace}C${channel}` };
      await kept.subscribe(subscriptionRow(subscription({ place: at })));
    }
  const spots = Array.from({ length: incidents }, (_, index): Spot => {
    const workspace = `T${1 + thrown.below(workspaces)}`;
    return {
      ref: `i${index + 1}`,
      audience: `slack:${workspace}`,
      channel: `${workspace}C${1 + thrown.below(channels)}`,
    };
  });
  const now = Date.now();
  const row = await kept.watch('main', 'test', now, now + 60_000);
  const done = await kept.commit({
    workspace: 'main',
    holder: 'test',
    revision: row?.revision ?? 0,
    state: '{}',
    seen: [],
    incidents: spots.map(({ ref }) => ({
      ref,
      workspace: 'main',
      incident: ref,
      open: true,
      openedAt: now,
      changedAt: now,
      facts: factsJson(failures({ id: ref })),
      doings: '{"v":1}',
    })),
    postings: spots.map((spot) => ({ ...spot, json: standingJson({ details: false }) })),
    jobs: [],
    now,
  });
  if (done === undefined) throw new Error('The incidents were not kept.');
  return spots;
}

const tasksOf = (spot: Spot): Task[] => [
  { kind: 'post', ...spot },
  { kind: 'follow', ...spot, news: { kind: 'worse', failed: 28, total: 90, before: 14 } },
  { kind: 'follow', ...spot, news: { kind: 'resolved', minutes: 60, failed: 30, total: 99, expected: 4 } },
];

async function startPoster(plan: PosterPlan): Promise<ChildProcess> {
  const poster = spawn(execPath, [program, JSON.stringify(plan)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const late = setTimeout(() => poster.kill('SIGKILL'), 30_000);
  await Promise.race([once(poster.stdout!, 'data'), once(poster, 'exit')]);
  clearTimeout(late);
  if (poster.exitCode !== null || poster.signalCode !== null) throw new Error('The poster does not come up.');
  return poster;
}

/** What was not said, or said out of its order, a sentence each. */
export function faultsOf(spots: readonly Spot[], said: readonly Said[]): string[] {
  const heard = Map.groupBy(said, ({ title }) => title.split(' ')[0]);
  return spots.flatMap(({ ref, channel }) => {
    const here = heard.get(ref) ?? [];
    const places = here.map(({ title }) => order.indexOf(title.split(' ')[1] ?? ''));
    const lost = order.filter((_, place) => !places.includes(place));
    const disordered = places.some((place, index) => place < (places[index - 1] ?? 0));
    const elsewhere = here.some((one) => one.channel !== channel);
    return [
      ...lost.map((what) => `${ref} ${what} was not said.`),
      ...(disordered ? [`${ref} was said out of its order.`] : []),
      ...(elsewhere ? [`${ref} was said in another channel.`] : []),
    ];
  });
}

function told(kills: number, spots: readonly Spot[], { said, failed }: ChatServer): Told {
  const all = spots.length * order.length;
  return {
    kills,
    said: all,
    twice: said.length - all,
    failed: failed.before + failed.after,
    carriedOut: failed.after,
  };
}

async function until(otherwise: string, done: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + patience; !(await done()); await pause(20))
    if (performance.now() > end) throw new Error(otherwise);
}
