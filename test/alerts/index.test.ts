import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConfiguredChannel } from '#alerts/env.ts';
import { type Alerts, openAlerts } from '#alerts/index.ts';
import { subscriptionOf } from '#alerts/subscription.ts';
import { silentLogger } from '#kit/logger.ts';
import { openStore } from '#store/open.ts';
import type { ReceiptRow, Store } from '#store/store.ts';
import type { Utterance } from '#views/utterance.ts';
import { FakeChat } from '../fakes/chat.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeRhythm } from '../fakes/rhythm.ts';
import { as, receipt } from '../store/rows.ts';
import { noon } from './cast.ts';

let store: Store;
let clock: FakeClock;
let rhythm: FakeRhythm;
let slack: FakeChat;
let teams: FakeChat;
let alerts: Alerts;
let texts: number;
const slackPlace = { chat: 'slack', workspace: 'T1', channel: 'C1' };
const teamsPlace = { chat: 'teams', workspace: 't1', channel: '19:x', address: 'https://x' };

function open(channels: readonly ConfiguredChannel[] = []): Alerts {
  const chats = new Map([slack, teams].map((chat) => [chat.id, chat]));
  return openAlerts({
    store,
    chats: () => chats,
    clock,
    log: silentLogger,
    rhythm,
    scopeOf: () => 'all',
    zone: 'America/New_York',
    troubleshoot: async () => undefined,
    channels,
    newId: () => 'a-talk',
    dice: () => 0.5,
  });
}

beforeEach(async () => {
  store = await openStore({ databasePath: ':memory:' });
  clock = new FakeClock(new Date(noon).toISOString());
  rhythm = new FakeRhythm(clock);
  slack = new FakeChat('slack');
  teams = new FakeChat('teams');
  texts = 0;
  alerts = open();
});
afterEach(async () => {
  await alerts.stop();
  await store.close();
});

const hear = (count: number, different: Partial<ReceiptRow> = as.delivered) => {
  const now = clock.now().getTime();
  const rows = Array.from({ length: count }, () =>
    receipt({ workspace: 'main', message: `t${++texts}`, sentAt: now, at: now, ...different }),
  );
  return store.receipts.take(rows, clock.now());
};
const blocked = { ...as.undelivered, code: '30032', site: 'south' } as const;
const turn = (place: typeof slackPlace, heard: Utterance, message?: string) =>
  alerts.hear({ place, person: 'U2', heard, ...(message === undefined ? {} : { message }) });

/** A quiet morning of two sites, which detection is taught. */
async function quietDays(): Promise<void> {
  const start = clock.now().getTime();
  for (let day = 10; day >= 1; day--)
    for (let minute = 0; minute < 240; minute += 2) {
      clock.set(new Date(start - day * 86_400_000 + minute * 60_000).toISOString());
      await hear(2, { ...as.delivered, site: minute % 4 ? 'north' : 'south' });
    }
  clock.set(new Date(start).toISOString());
}

describe('an incident from its first text to its end', () => {
  it('is told in both chats, taken in one and seen in the other, and ended in both', async () => {
    await quietDays();
    await turn(slackPlace, { says: 'alerts', text: 'here' });
    await turn(teamsPlace, { says: 'alerts', text: 'here' });
    await alerts.start();
    await rhythm.pass({ seconds: 30 }, 1000);
    expect(
      [...slack.titles('post'), ...teams.titles('post')].filter((title) => /failed/.test(title)),
    ).toEqual([]);

    for (let minute = 0; minute < 12; minute++) {
      await hear(3, blocked);
      await hear(2, { ...as.delivered, site: 'north' });
      await rhythm.pass({ minutes: 1 }, 1000);
    }
    const told = slack.said.filter(({ does, view }) => does === 'post' && view.kind === 'alert');
    expect(told).toHaveLength(1);
    const [{ message, view } = { message: '', view: undefined }] = told;
    expect(view?.title).toMatch(/failed since 10:/);
    expect(teams.said.filter(({ does, view }) => does === 'post' && view.kind === 'alert')).toHaveLength(1);

    const press = view?.choices.find(({ label }) => label === "I'm on it");
    const reply = await turn(slackPlace, press!.says, message);
    expect(reply.everybody).toBe(true);
    await rhythm.pass({ seconds: 5 }, 1000);
    expect(teams.said.at(-1)?.does).toBe('redraw');
    expect(JSON.stringify(teams.said.at(-1)?.view)).toMatch(/slack/i);

    for (let minute = 0; minute < 240; minute++) {
      await hear(3, { ...as.delivered, site: 'south' });
      await hear(2, { ...as.delivered, site: 'north' });
      await rhythm.pass({ minutes: 1 }, 5000);
    }
    for (const chat of [slack, teams]) {
      expect(chat.said.filter(({ does, view }) => does === 'post' && view.kind === 'alert')).toHaveLength(1);
      expect(chat.titles('follow').at(-1)).toMatch(/over/i);
    }
    expect(await alerts.health()).toEqual({ dead: 0, late: 0 });
  });

  it('is not told of what was over before the bot was there', async () => {
    await quietDays();
    clock.pass({ hours: -3 });
    for (let minute = 0; minute < 20; minute++) {
      await hear(3, blocked);
      clock.pass({ minutes: 1 });
    }
    clock.set(new Date(noon).toISOString());
    await turn(slackPlace, { says: 'alerts', text: 'here' });
    await alerts.start();
    await rhythm.pass({ minutes: 10 }, 1000);
    expect(slack.said.filter(({ view }) => view.kind === 'alert')).toEqual([]);
  });
});

describe('a digest', () => {
  it('comes once in the morning to a channel that wants it', async () => {
    await turn(slackPlace, { says: 'alerts', text: 'here' });
    await turn(slackPlace, { says: 'alerts', text: 'digest daily' });
    await hear(20);
    await hear(6, blocked);
    await alerts.start();
    await rhythm.pass({ hours: 47 }, 60_000);
    await rhythm.pass({ minutes: 2 }, 1000);

    const digests = slack.said.filter(({ view }) => view.kind === 'digest');
    expect(digests).toHaveLength(1);
    expect(digests[0]?.place).toMatchObject(slackPlace);
  });
});

describe('the channels that the operator configured', () => {
  const subscribed = async () =>
    (await store.alerts.subscriptions()).map((row) => {
      const { person, paused, place } = subscriptionOf(row)!;
      return [place.chat, place.channel, person, paused?.why];
    });

  it('hear without anybody having asked, and what somebody asked for stays', async () => {
    await turn(slackPlace, { says: 'alerts', text: 'here' });
    await alerts.start();
    await alerts.stop();
    alerts = open([slackPlace, { ...slackPlace, channel: 'C2' }, teamsPlace]);
    await alerts.start();
    expect(await subscribed()).toEqual([
      ['slack', 'C1', 'U2', undefined],
      ['slack', 'C2', undefined, undefined],
      ['teams', '19:x', undefined, undefined],
    ]);

    const [, row] = await store.alerts.subscriptions();
    const paused = { why: 'not-in', at: noon } as const;
    await store.alerts.subscribe({ ...row!, json: JSON.stringify({ ...JSON.parse(row!.json), paused }) });
    await alerts.stop();
    alerts = open([{ ...slackPlace, channel: 'C2' }]);
    await alerts.start();
    expect(await subscribed()).toEqual([
      ['slack', 'C1', 'U2', undefined],
      ['slack', 'C2', undefined, undefined],
    ]);
  });
});
