import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ledger, type LedgerRooms, openLedger } from '#evidence/ledger.ts';
import { keyedHash } from '#kit/keyed-hash.ts';
import { openSqlite } from '#store/sqlite.ts';
import type { ReceiptRow, Store } from '#store/store.ts';
import { days, failed, hours, noon, row } from './rows.ts';

const hash = keyedHash(Buffer.alloc(32, 7), 'recipient');
const phone = '+12125550167';
const recipient = hash(phone);
const north = { chat: 'slack', workspace: 'T1' };
const south = { chat: 'slack', workspace: 'T2' };

let store: Store;
beforeEach(async () => {
  store = await openSqlite(':memory:');
});
afterEach(() => store.close());

const open = (more: Partial<LedgerRooms> = {}): Ledger =>
  openLedger({
    receipts: store.receipts,
    recipient: hash,
    scope: () => 'all',
    country: 'US',
    timezone: 'America/New_York',
    ...more,
  });
const take = (...rows: readonly ReceiptRow[]) => store.receipts.take(rows, new Date(noon));
const to = (one: ReceiptRow, more: Partial<ReceiptRow> = {}): ReceiptRow => ({ ...one, recipient, ...more });

describe('a number', () => {
  it.each([
    '(212) 555-0167',
    '+1 212 555 0167',
    '12125550167',
    '212.555.0167',
  ])('is found as %s', async (typed) => {
    await take(to(failed('30006')));
    expect(await open().look(north, { number: typed })).toMatchObject({
      recipient,
      tail: '67',
      ended: { failed: 1 },
    });
  });

  it('without receipts has an empty history, and one without digits none', async () => {
    await take(to(failed('30006'), { recipient: hash('+12125550199') }));
    const history = await open().look(north, { number: phone });
    expect(history).toMatchObject({ recipient, ended: { delivered: 0, failed: 0 }, facts: {}, local: [] });
    expect(await open().look(north, { number: 'no idea' })).toBeUndefined();
  });

  it('is judged by the clocks of the practice and of its area', async () => {
    const la = '+13105550123';
    await take(to(failed('30006'), { recipient: hash(la) }));
    const { local } = (await open().look(north, { number: la })) ?? {};
    expect(local).toEqual([
      { time: '12:00', zone: 'America/New_York' },
      { time: '09:00', zone: 'America/Los_Angeles' },
    ]);
  });

  it('that is not told is judged by every clock of the country, where no zone is set', async () => {
    await take(to(failed('30006'), { message: 'one' }));
    const clocks = async (country: string) => {
      const history = await open({ timezone: undefined, country }).look(north, { message: 'one' });
      return history?.local.map(({ time }) => time);
    };
    expect(await clocks('GB')).toEqual(['17:00']);
    expect(await clocks('US')).toEqual(expect.arrayContaining(['12:00', '11:00', '10:00', '09:00']));
  });
});

describe('a message id', () => {
  it('names the text, and through it the phone', async () => {
    await take(
      to(failed('30006'), { message: 'first', sentAt: noon - days(1) }),
      to(row('delivered'), { message: 'second' }),
    );
    expect(await open().look(north, { message: 'first' })).toMatchObject({
      asked: 'message',
      recipient,
      text: { at: noon - days(1), outcome: 'failed' },
      ended: { delivered: 1, failed: 1 },
    });
  });

  it('that nobody sent names nothing, and neither does one of several people', async () => {
    await take(
      to(failed('30006'), { message: 'batch', copy: 'a' }),
      to(failed('30006'), { message: 'batch', copy: 'b', recipient: 'somebody else' }),
    );
    expect(await open().look(north, { message: 'unheard' })).toBeUndefined();
    expect(await open().look(north, { message: 'batch' })).toBeUndefined();
  });

  it('of a text without a known phone tells of that text alone', async () => {
    await take(to(failed('30006'), { message: 'lone', recipient: null, tail: null }));
    const history = await open().look(north, { message: 'lone' });
    expect(history).toMatchObject({ code: '30006', ended: { failed: 1 } });
    expect(history).not.toHaveProperty('recipient');
  });
});

describe('who may see it', () => {
  const scope: LedgerRooms['scope'] = ({ workspace }) => (workspace === 'T1' ? ['north'] : ['south']);

  it('is whose workspace it is, by number, by id and later on', async () => {
    await take(to(failed('30006'), { workspace: 'north', message: 'theirs' }));
    const ledger = open({ scope });

    expect(await ledger.holds(north)).toBe(true);
    expect(await ledger.holds(south)).toBe(false);
    expect(await ledger.look(north, { message: 'theirs' })).toBeDefined();
    expect(await ledger.look(south, { message: 'theirs' })).toBeUndefined();
    expect(await ledger.look(north, { number: phone })).toMatchObject({ ended: { failed: 1 } });
    expect(await ledger.look(south, { number: phone })).toMatchObject({ ended: { failed: 0 } });
    expect(await ledger.since(north, recipient, 0)).toMatchObject({ ended: { failed: 1 } });
    expect(await ledger.since(south, recipient, 0)).toMatchObject({ ended: { failed: 0 } });
  });

  it('is everybody where nobody listed workspaces', async () => {
    expect(await open().holds(north)).toBe(false);
    await take(to(failed('30006'), { workspace: 'anything' }));
    expect(await open().holds(south)).toBe(true);
    expect(await open().look(south, { number: phone })).toMatchObject({ ended: { failed: 1 } });
  });
});

describe('others at that time', () => {
  const strangers = (count: number, state: 'delivered' | 'failed', at: number) =>
    Array.from({ length: count }, (_, n) => row(state, { recipient: `stranger ${n}`, sentAt: at }));

  it('tell whether it is this patient alone, in the same workspace and hours', async () => {
    await take(
      to(failed('30006')),
      ...strangers(40, 'delivered', noon - hours(1)),
      ...strangers(99, 'failed', noon - hours(1)).map((one) => ({ ...one, workspace: 'elsewhere' })),
    );
    expect(await open().look(north, { number: phone })).toMatchObject({
      facts: { reach: 'one-patient' },
      others: { now: { delivered: 40, failed: 0 }, seems: 'usual' },
    });
  });

  it('tell that many fail at once', async () => {
    await take(
      to(failed('30006')),
      ...strangers(30, 'failed', noon + hours(1)),
      ...strangers(96, 'delivered', noon - days(1)),
      ...strangers(4, 'failed', noon - days(1)),
    );
    expect(await open().look(north, { number: phone })).toMatchObject({
      facts: { reach: 'everyone' },
      others: { now: { delivered: 0, failed: 30 }, usual: { delivered: 96, failed: 4 }, seems: 'many' },
    });
  });
});

it('asks on only what was sent after a moment', async () => {
  await take(to(failed('30006'), { sentAt: noon - 1 }), to(row('delivered'), { sentAt: noon + 1 }));
  expect(await open().since(north, recipient, noon)).toMatchObject({
    asked: 'next',
    ended: { delivered: 1, failed: 0 },
  });
});
