/** A poster with its store in memory, chats that can be in any trouble, and a clock moved by hand. */
import { factsJson, type Known, standingJson } from '#alerts/incident.ts';
import { jobOf, redrawJob, type Spot, type Task } from '#alerts/jobs.ts';
import { openPoster, type PosterRooms } from '#alerts/poster.ts';
import type { Drawing } from '#alerts/say.ts';
import { type Subscription, subscriptionOf, subscriptionRow } from '#alerts/subscription.ts';
import { silentLogger } from '#kit/logger.ts';
import { openStore } from '#store/open.ts';
import type { AlertShown } from '#views/alert-shown.ts';
import type { View } from '#views/view.ts';
import { FakeChat } from '../fakes/chat.ts';
import { FakeClock } from '../fakes/clock.ts';
import { failures, known, noon, subscription } from './cast.ts';

export const view = (title: string): View => ({ kind: 'alert', title, body: [], choices: [], controls: [] });

/** Views that say in their title what they were drawn from. */
export const plainly: Drawing = {
  shown: async ({ facts, open }, { details }) => ({ ...facts, open, details }) as unknown as AlertShown,
  alert: (shown) => view(`${shown.failed} failed${shown.details ? ' in detail' : ''}`),
  follow: (news) => view(news.kind),
  digest: async (_, until) => view(`digest until ${until}`),
  paused: ({ place }) => view(`paused in ${place.channel}`),
};

export async function openPostOffice(different: Partial<PosterRooms> = {}) {
  const store = await openStore({ databasePath: ':memory:' });
  const { alerts } = store;
  const clock = new FakeClock(new Date(noon).toISOString());
  const slack = new FakeChat('slack');
  const teams = new FakeChat('teams');
  const chats = new Map([slack, teams].map((chat) => [chat.id, chat]));
  const rooms: PosterRooms = {
    alerts,
    clock,
    log: silentLogger,
    chats: () => chats,
    dice: () => 0.5,
    draw: plainly,
    ...different,
  };
  const poster = openPoster(rooms);
  const now = () => clock.now().getTime();

  return {
    store,
    alerts,
    clock,
    slack,
    teams,
    chats,
    poster,
    rooms,
    now,
    subscribe: (different: Partial<Subscription> = {}) =>
      alerts.subscribe(subscriptionRow(subscription(different))),
    async subscription(channel: string) {
      const row = (await alerts.subscriptions()).find((one) => one.channel === channel);
      return row && subscriptionOf(row);
    },
    /** Keeps an incident, and where it stands. */
    async keep(one: Partial<Known> & Pick<Known, 'facts'>, spots: readonly Spot[]) {
      const { facts, ref, workspace, open, openedAt, changedAt } = known(one.facts, one);
      const row = await alerts.watch(workspace, 'test', now(), now() + 1000);
      await alerts.commit({
        workspace,
        holder: 'test',
        revision: row?.revision ?? 0,
        state: '{}',
        seen: [],
        incidents: [
          {
            ref,
            workspace,
            incident: facts.id,
            open,
            openedAt,
            changedAt,
            facts: factsJson(facts),
            doings: '{"v":1}',
          },
        ],
        postings: spots.map((spot) => ({ ...spot, json: standingJson({ details: false }) })),
        jobs: [],
        now: now(),
      });
    },
    put: (...tasks: readonly Task[]) =>
      alerts.put(
        tasks.map((task) => (task.kind === 'redraw' ? redrawJob(task, now()) : jobOf(task, now()))),
        now(),
      ),
    posting: async ({ ref, audience, channel }: Spot) =>
      (await alerts.postings(ref)).find((one) => one.audience === audience && one.channel === channel),
    /** A tick each second. */
    async seconds(count: number) {
      for (let second = 0; second < count; second++) {
        await poster.tick();
        clock.pass({ seconds: 1 });
      }
    },
    queue: () => alerts.queue(now()),
  };
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;

export const spot: Spot = { ref: 'i1', audience: 'slack:T1', channel: 'C1' };
export const failing = failures();
