/** A process that does nothing but empty the outbox, until it is killed. Its one argument is a {@link PosterPlan} as JSON. */
import { argv, stdout } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { openPoster } from '#alerts/poster.ts';
import type { Drawing } from '#alerts/say.ts';
import { silentLogger } from '#kit/logger.ts';
import { openStore, type StorePlace } from '#store/open.ts';
import type { View } from '#views/view.ts';
import { fastClock } from './fast-clock.ts';
import { httpChat } from './http-chat.ts';

export interface PosterPlan {
  readonly place: StorePlace;
  readonly url: string;
  readonly seeks: boolean;
  /** Epoch ms: where its clock begins. */
  readonly start: number;
}

const plan = JSON.parse(argv[2] ?? '') as PosterPlan;
const view = (title: string): View => ({ kind: 'alert', title, body: [], choices: [], controls: [] });
const draw: Drawing = {
  shown: async ({ ref }) => ({ ref }) as Awaited<ReturnType<Drawing['shown']>>,
  alert: ({ ref }) => view(`${ref} begins`),
  follow: ({ kind }, { ref }) => view(`${ref} ${kind}`),
  digest: async () => undefined,
  paused: () => view('paused'),
};

const { alerts } = await openStore(plan.place);
const chats = new Map([['slack', httpChat(plan.url, plan.seeks)]]);
const poster = openPoster({
  alerts,
  draw,
  clock: fastClock(plan.start),
  log: silentLogger,
  chats: () => chats,
  dice: Math.random,
});
stdout.write('up\n');
for (;;) {
  await poster.tick();
  await pause(10);
}
