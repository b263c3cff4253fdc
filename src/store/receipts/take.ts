/**
 * Takes a batch of receipts in: one transaction, so that rows and counters change together or not at all.
 *
 * No two of these wait for each other for ever. Each inserts what is new in the order of the keys, then locks what was
 * there before in the same order, then changes the counters in the order of theirs, then the feeds: whoever waits,
 * waits for somebody further on. What is told to those who watch the counters is new rows, which nobody waits for. The insert comes first for SQLite too, where a transaction that begins by reading
 * cannot be sure to be let write later.
 */
import { type Database, transact } from '../database.ts';
import type { Engine } from '../engine.ts';
import { settle } from '../settle.ts';
import type { ReceiptRow, TakenIn } from '../store.ts';
import { again, Vanished } from './again.ts';
import { announce } from './announce.ts';
import { changes } from './count.ts';
import { inOrder, keyOf, toTable } from './row.ts';
import { count, find, type Tx, touch, update } from './statements.ts';

/** Everything that a batch says of one text, in the order in which it came. */
interface Heard {
  readonly key: string;
  readonly said: readonly [ReceiptRow, ...ReceiptRow[]];
}

export async function take(
  db: Database,
  engine: Engine,
  receipts: readonly ReceiptRow[],
  now: Date,
): Promise<TakenIn> {
  const texts = [...Map.groupBy(receipts, keyOf)]
    .map(([key, said]) => ({ key, said }) as unknown as Heard)
    .sort((a, b) => inOrder(a.key, b.key));
  const rows = texts.map(({ said }) => toTable(said.reduce(settle), now));
  if (texts.length === 0) return { fresh: 0, changed: 0, same: 0 };

  return again(() =>
    transact(db, async (tx) => {
      const inserted = new Set((await engine.insertNew(tx, rows)).map(keyOf));
      const known = await settleKnown(
        tx,
        engine,
        texts.filter(({ key }) => !inserted.has(key)),
      );
      const fresh = texts.filter(({ key }) => inserted.has(key)).map(({ said }) => settled(undefined, said));
      const changed = known.filter(({ before, after }) => before !== after);
      await update(
        tx,
        engine,
        changed.map(({ after }) => toTable(after, now)),
      );
      const counted = changes([...fresh, ...changed]);
      await count(tx, engine, counted);
      await announce(tx, engine, counted, now.getTime());
      await touch(
        tx,
        engine,
        texts.map(({ said: [first] }) => first),
        now.getTime(),
      );
      const same = [...fresh, ...known].reduce((sum, text) => sum + text.same, 0);
      return { fresh: fresh.length, changed: changed.length, same };
    }),
  );
}

/** The texts that were there before, locked until the transaction ends, and what they are now. */
async function settleKnown(tx: Tx, engine: Engine, texts: readonly Heard[]) {
  if (texts.length === 0) return [];
  const found = new Map(
    (
      await find(
        tx,
        engine,
        texts.map(({ said: [first] }) => first),
      )
    ).map((row) => [keyOf(row), row]),
  );
  return texts.map(({ key, said }) => {
    const before = found.get(key);
    // swept between the two statements: it is new after all
    if (before === undefined) throw new Vanished();
    return { before, ...settled(before, said) };
  });
}

/** One by one, for what a contradiction comes to depends on what was known when it was heard. */
function settled(
  before: ReceiptRow | undefined,
  said: Heard['said'],
): { readonly after: ReceiptRow; readonly same: number } {
  const [first, ...rest] = said;
  let after = before ?? first;
  let same = 0;
  for (const one of before ? said : rest) {
    const next = settle(after, one);
    if (next === after) same++;
    after = next;
  }
  return { after, same };
}
