import { describe, expect, it } from 'vitest';
import { StoreTrouble } from '#kit/errors.ts';
import { openLogger } from '#kit/logger.ts';
import { openIntake } from '#receipts/intake.ts';
import { noMap } from '#receipts/map.ts';
import { hashes, rowOf } from '#receipts/row.ts';
import type { ReceiptRow, TakenIn } from '#store/store.ts';
import { FakeClock } from '../fakes/clock.ts';

const nothing: TakenIn = { fresh: 0, changed: 0, same: 0 };
const clock = new FakeClock();

function row(message: string, sentAt = clock.now().getTime()): ReceiptRow {
  return rowOf(
    { provider: 'twilio', message, state: 'delivered', said: 'delivered', sentAt },
    { workspace: 'main', place: {}, arrived: clock.now() },
    { hashes: hashes(Buffer.alloc(32, 7)), map: noMap, country: 'US' },
  );
}

/** A store whose commits wait until they are let through. */
function open(room?: number) {
  const lines: string[] = [];
  const log = openLogger({ level: 'info', clock, sink: { write: (line) => lines.push(line) } });
  const commits: { readonly messages: string[]; readonly gate: PromiseWithResolvers<TakenIn> }[] = [];
  let arrived = Promise.withResolvers<void>();
  const store = {
    take(rows: readonly ReceiptRow[]) {
      const gate = Promise.withResolvers<TakenIn>();
      commits.push({ messages: rows.map(({ message }) => message), gate });
      arrived.resolve();
      arrived = Promise.withResolvers<void>();
      return gate.promise;
    },
  };
  const intake = openIntake({ store, clock, log, ...(room ? { room } : {}) });
  return {
    lines,
    intake,
    commits,
    /** The commit of that number, once it has begun. */
    async commit(number: number) {
      while (commits.length <= number) await arrived.promise;
      return commits[number]!;
    },
  };
}

it('answers nobody before their rows are on disk, and gathers the others meanwhile', async () => {
  const { intake, commit, commits } = open();
  let done = 0;
  const first = intake.take([row('1')]).then(() => done++);
  const { gate } = await commit(0);
  const others = ['2', '3', '4'].map((message) => intake.take([row(message)]).then(() => done++));
  await new Promise(setImmediate);

  expect(commits.map(({ messages }) => messages)).toEqual([['1']]);
  expect(intake.waiting).toBe(4);
  expect(done).toBe(0);

  gate.resolve(nothing);
  await first;
  expect(done).toBe(1);
  const second = await commit(1);
  expect(second.messages).toEqual(['2', '3', '4']);
  expect(done).toBe(1);
  second.gate.resolve(nothing);
  await Promise.all(others);
  expect(commits).toHaveLength(2);
  await intake.close();
  expect(intake.waiting).toBe(0);
});

it('lets callbacks that come together share a commit, of 500 rows at most', async () => {
  const { intake, commit } = open();
  const takes = Array.from({ length: 1100 }, (_, n) => intake.take([row(String(n))]));
  const big = intake.take(Array.from({ length: 600 }, (_, n) => row(`big-${n}`)));
  const sizes: number[] = [];
  for (let n = 0; n < 4; n++) {
    const { messages, gate } = await commit(n);
    sizes.push(messages.length);
    gate.resolve(nothing);
  }
  await Promise.all([...takes, big]);

  expect(sizes).toEqual([500, 500, 100, 600]);
});

it('refuses at once what does not fit, and nothing that does', async () => {
  const { intake, commit } = open(3);
  const waiting = intake.take([row('1'), row('2')]);
  await expect(intake.take([row('3'), row('4')])).rejects.toMatchObject({ code: 'store' });
  const fits = intake.take([row('5')]);
  for (let n = 0; n < 2 && intake.waiting > 0; n++) {
    (await commit(n)).gate.resolve(nothing);
    await new Promise(setImmediate);
  }
  await Promise.all([waiting, fits]);
  expect(intake.waiting).toBe(0);
});

describe('when the store is away', () => {
  const away = new StoreTrouble('The database does not answer.', { hint: 'Look at the disk.' });

  it('says so to everybody in the commit, once a minute in the log, and goes on when it is back', async () => {
    const { intake, commit, commits, lines } = open();
    for (const number of [0, 1]) {
      const both = [intake.take([row('1')]), intake.take([row('2')])];
      const results = Promise.allSettled(both);
      (await commit(number)).gate.reject(away);
      expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    }
    expect(commits).toHaveLength(2);
    expect(lines.filter((line) => line.includes('could not be kept'))).toHaveLength(1);

    const back = intake.take([row('1')]);
    (await commit(2)).gate.resolve(nothing);
    await back;
    expect(intake.waiting).toBe(0);
  });

  it('lets one row that no store takes spoil nothing for the others', async () => {
    const { intake, commit } = open();
    const takes = ['1', 'bad', '3'].map((message) => intake.take([row(message)]));
    const results = Promise.allSettled(takes);
    (await commit(0)).gate.reject(new Error('invalid byte sequence'));
    for (const [number, ok] of [true, false, true].entries()) {
      const { gate, messages } = await commit(number + 1);
      expect(messages).toHaveLength(1);
      ok ? gate.resolve(nothing) : gate.reject(new Error('invalid byte sequence'));
    }
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

it('tells followers after the commit, waits for none, and survives their errors', async () => {
  const { intake, commit, lines } = open();
  const heard: string[] = [];
  intake.onStored(() => {
    throw new Error('broken');
  });
  intake.onStored(async () => new Promise(() => {}));
  intake.onStored((rows) => void heard.push(...rows.map(({ message }) => message)));
  const taken = intake.take([row('1')]);
  const { gate } = await commit(0);
  expect(heard).toEqual([]);
  gate.resolve(nothing);
  await taken;
  expect(heard).toEqual(['1']);
  expect(lines.join()).toContain('follows the receipts failed');
});

it('keeps what waits before it closes, and takes no more', async () => {
  const { intake, commit } = open();
  const first = intake.take([row('1')]);
  (await commit(0)).gate.resolve(nothing);
  const second = intake.take([row('2')]);
  let closed = false;
  const closing = intake.close().then(() => {
    closed = true;
  });
  await expect(intake.take([row('3')])).rejects.toMatchObject({ code: 'store' });
  const { gate } = await commit(1);
  expect(closed).toBe(false);
  gate.resolve(nothing);
  await Promise.all([first, second, closing]);
  expect(intake.waiting).toBe(0);
});
