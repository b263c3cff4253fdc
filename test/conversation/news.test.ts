import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chat, Place } from '#chat/chat.ts';
import { type News, openNews } from '#conversation/news.ts';
import { fresh, type Session } from '#conversation/session.ts';
import { openLedger } from '#evidence/ledger.ts';
import { UsageTrouble } from '#kit/errors.ts';
import { openLogger } from '#kit/logger.ts';
import { openSqlite } from '#store/sqlite.ts';
import type { ReceiptRow, Store } from '#store/store.ts';
import type { View } from '#views/view.ts';
import { failed, row } from '../evidence/rows.ts';
import { FakeClock } from '../fakes/clock.ts';
import { unasked } from '../fakes/unasked.ts';

/** A chat whose posts are kept, or refused by `refuse`. */
function fakeChat() {
  const posted: { place: Place; view: View; talk?: string | undefined }[] = [];
  const chat = {
    posted,
    refuse: undefined as Error | undefined,
    id: 'slack',
    ways: [],
    ...unasked,
    open: async () => {},
    close: async () => {},
    privately: ({ chat: id, workspace }: Place, person: string): Place => ({
      chat: id,
      workspace,
      channel: `D-${person}`,
      address: 'somewhere',
      stays: 'private',
    }),
    post: async (place: Place, view: View, talk?: string) => {
      if (chat.refuse) throw chat.refuse;
      posted.push({ place, view, talk });
      return { place, message: `m${posted.length}` };
    },
    redraw: async (where: { place: Place; message: string }) => where,
  };
  return chat satisfies Chat & { posted: unknown };
}

const place: Place = { chat: 'slack', workspace: 'T1', channel: 'C1' };
const turn = { place, person: 'U1', heard: { says: 'await', turn: 3 } } as const;
const recipient = 'hash-of-somebody';
const talk: Session = {
  ...fresh,
  facts: { platform: 'caremessage' },
  found: {
    asked: 'number',
    recipient,
    tail: '67',
    facts: {},
    codes: [],
    ended: { delivered: 0, failed: 1, unknown: 0, pending: 0 },
    alike: true,
    features: [],
    patients: 0,
    local: [],
    contradicted: false,
  },
};

let store: Store;
let clock: FakeClock;
let chat: ReturnType<typeof fakeChat>;
let lines: string[];
let news: News;

/** One more replica on the same store. */
const open = () =>
  openNews({
    ...store,
    ledger: openLedger({
      receipts: store.receipts,
      recipient: (text) => text,
      scope: () => 'all',
      country: 'US',
    }),
    chats: () => new Map([[chat.id, chat]]),
    clock,
    log: openLogger({ level: 'debug', clock, sink: { write: (line) => lines.push(line) } }),
    practice: { country: 'US', support: {}, secureUpload: {} },
    talkLife: 86_400_000,
    newId: randomUUID,
  });
const take = (...rows: readonly ReceiptRow[]) => store.receipts.take(rows, clock.now());
/** Sent just now. */
const now = (one: ReceiptRow): ReceiptRow => ({
  ...one,
  sentAt: clock.now().getTime(),
  at: clock.now().getTime(),
});
const textOf = ({ view }: { view: View }) => JSON.stringify(view);

beforeEach(async () => {
  store = await openSqlite(':memory:');
  clock = new FakeClock();
  chat = fakeChat();
  lines = [];
  news = open();
  await take(now(failed('30006')));
  await news.await(turn, 't1', talk);
  clock.pass({ minutes: 10 });
});
afterEach(() => store.close());

describe('who waits for the next text', () => {
  it('is told once that it was delivered, where nobody else reads', async () => {
    await take(now(row('delivered')));
    await Promise.all([news.heard([recipient]), news.tick(), open().heard([recipient])]);
    await news.tick();

    expect(chat.posted).toHaveLength(1);
    expect(chat.posted[0]?.place).toMatchObject({ channel: 'D-U1', address: 'somewhere' });
    expect(textOf(chat.posted[0] as never)).toContain('was delivered');
    expect(await store.watches.of()).toEqual([]);
  });

  it.each([
    ['sent before the fix', { ...row('delivered'), sentAt: Date.parse('2026-03-02T14:59:00Z') }],
    ['of somebody else', row('delivered', { recipient: 'another' })],
    ['still under way', row('sent')],
    ['that ended without an answer', row('unknown')],
  ])('is not told of a text %s', async (what, one) => {
    await take(what.startsWith('sent before') ? one : now(one));
    await news.heard([recipient]);
    await news.tick();

    expect(chat.posted).toEqual([]);
    expect(await store.watches.of()).toHaveLength(1);
  });

  it('is told that it still fails, in a talk that goes on', async () => {
    await take(now(failed('21610')));
    await news.heard([recipient]);

    expect(chat.posted).toHaveLength(1);
    const { talk: id = '', view } = chat.posted[0] as (typeof chat.posted)[0];
    expect(JSON.stringify(view)).toContain('it failed too');
    expect(JSON.stringify(view)).toContain('opted out');
    const key = { workspace: 'slack:T1', talk: id };
    expect(await store.sessions.load(key, clock.now())).toBeDefined();
    expect(await store.cards.of(key)).toMatchObject([{ channel: 'D-U1', message: 'm1', shared: false }]);
  });

  it('is told how it stands where several texts went out meanwhile', async () => {
    await take(now(failed('30006')));
    clock.pass({ minutes: 1 });
    await take(now(row('delivered')));
    await news.tick();

    expect(chat.posted.map(textOf).join()).toContain('was delivered');
  });

  it('is told after 14 days that nothing was sent', async () => {
    clock.pass({ hours: 14 * 24 - 1 });
    await news.tick();
    expect(chat.posted).toEqual([]);
    clock.pass({ hours: 1 });
    await news.tick();
    await news.tick();

    expect(chat.posted).toHaveLength(1);
    expect(textOf(chat.posted[0] as never)).toContain('None was sent in 14 days');
  });

  it('is told nothing once they want to know no more', async () => {
    await news.forget(turn, 't1');
    await take(now(row('delivered')));
    await news.heard([recipient]);

    expect(chat.posted).toEqual([]);
  });

  it('is told later when the chat is away, and once', async () => {
    await take(now(row('delivered')));
    chat.refuse = new Error('connect ECONNREFUSED');
    await news.heard([recipient]);
    chat.refuse = undefined;
    await news.tick();
    expect(chat.posted).toEqual([]);
    clock.pass({ minutes: 2 });
    await Promise.all([news.tick(), open().tick()]);

    expect(chat.posted).toHaveLength(1);
  });

  it('is forgotten where they cannot be reached at all', async () => {
    await take(now(row('delivered')));
    chat.refuse = new UsageTrouble('Somebody blocked the bot.', { hint: 'Unblock it.' });
    await news.heard([recipient]);

    expect(await store.watches.of()).toEqual([]);
    expect(lines.join()).toContain('cannot be reached');
  });

  it('is forgotten a day after its time where the chat stays away', async () => {
    await take(now(row('delivered')));
    chat.refuse = new Error('connect ECONNREFUSED');
    clock.pass({ hours: 15 * 24 });
    await news.tick();

    expect(await store.watches.of()).toEqual([]);
  });

  it('is each told by themselves', async () => {
    await news.await({ ...turn, person: 'U2' }, 't2', talk);
    clock.pass({ seconds: 1 });
    await take(now(row('delivered')));
    await news.heard([recipient]);

    expect(chat.posted.map(({ place: { channel } }) => channel).toSorted()).toEqual(['D-U1', 'D-U2']);
  });
});
