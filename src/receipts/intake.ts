/** Takes rows in: many callbacks share one commit, and none is answered before its own is on disk. */
import type { Clock } from '#kit/clock.ts';
import { StoreTrouble } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import type { ReceiptRow, ReceiptStore } from '#store/store.ts';

export interface IntakePlan {
  readonly store: Pick<ReceiptStore, 'take'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Rows that may wait; 20,000 when absent. */
  readonly room?: number;
}

/** Told of rows once they are kept; a duplicate comes again. Nobody waits for it. */
export type Follower = (rows: readonly ReceiptRow[]) => void | Promise<void>;

export interface Intake {
  /**
   * Resolves when the rows are durable.
   * @throws StoreTrouble if they cannot be kept now; nothing of them may then be taken for stored.
   */
  take(rows: readonly ReceiptRow[]): Promise<void>;
  onStored(follower: Follower): void;
  /** Rows that wait for a commit, or are in one. */
  readonly waiting: number;
  /** Takes no more, and resolves when nothing waits. */
  close(): Promise<void>;
}

/** Rows in one commit, unless a single callback has more. */
const most = 500;
/** How long the first row waits for company while more keep coming, ms. */
const longestWait = 10;
const minute = 60_000;

interface Entry {
  readonly rows: readonly ReceiptRow[];
  readonly done: () => void;
  readonly failed: (cause: unknown) => void;
}

export function openIntake({ store, clock, log, room = 20_000 }: IntakePlan): Intake {
  const queue: Entry[] = [];
  const followers: Follower[] = [];
  let waiting = 0;
  let working: Promise<void> | undefined;
  let closed = false;
  let complained = Number.NEGATIVE_INFINITY;

  async function work(): Promise<void> {
    while (queue.length > 0) {
      await company(() => waiting);
      const batch = nextBatch(queue);
      await commit(batch);
      waiting -= sizeOf(batch);
    }
    working = undefined;
  }

  async function commit(batch: readonly Entry[]): Promise<void> {
    const rows = batch.flatMap((entry) => entry.rows);
    try {
      await store.take(rows, clock.now());
    } catch (cause) {
      // trouble with the store itself meets everybody; anything else may be the fault of one callback alone
      if (batch.length > 1 && !(cause instanceof StoreTrouble)) {
        for (const entry of batch) await commit([entry]);
        return;
      }
      complain(cause);
      for (const entry of batch) entry.failed(cause);
      return;
    }
    for (const entry of batch) entry.done();
    for (const follower of followers) void tell(follower, rows);
  }

  /** Once a minute: with the disk away, every callback ends here. */
  function complain(err: unknown): void {
    const now = clock.now().getTime();
    if (now - complained < minute) return;
    complained = now;
    log.error({ err }, 'Receipts could not be kept; their providers are asked to send them again.');
  }

  async function tell(follower: Follower, rows: readonly ReceiptRow[]): Promise<void> {
    try {
      await follower(rows);
    } catch (err) {
      log.error({ err }, 'Something that follows the receipts failed.');
    }
  }

  return {
    async take(rows) {
      if (rows.length === 0) return;
      if (closed) throw busy('The bot is stopping.');
      if (waiting + rows.length > room) throw busy('Too many receipts wait to be kept.');
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      queue.push({ rows, done: resolve, failed: reject });
      waiting += rows.length;
      working ??= work();
      await promise;
    },
    onStored: (follower) => void followers.push(follower),
    get waiting() {
      return waiting;
    },
    async close() {
      closed = true;
      await working;
    },
  };
}

const busy = (message: string) =>
  new StoreTrouble(message, { hint: 'The provider will send them again; see whether the disk is slow.' });

const sizeOf = (batch: readonly Entry[]): number => batch.reduce((sum, { rows }) => sum + rows.length, 0);

/** Takes whole callbacks off the queue, as many as fit. */
function nextBatch(queue: Entry[]): Entry[] {
  let rows = 0;
  const fitting = queue.findIndex((entry) => {
    rows += entry.rows.length;
    return rows > most;
  });
  return queue.splice(0, fitting === -1 ? queue.length : Math.max(1, fitting));
}

/** Waits while others still come in, turn by turn of the event loop: alone a row hardly waits at all. */
async function company(waiting: () => number): Promise<void> {
  const until = performance.now() + longestWait;
  for (let seen = 0; seen !== waiting() && waiting() < most && performance.now() < until; ) {
    seen = waiting();
    const { promise, resolve } = Promise.withResolvers<void>();
    setImmediate(resolve);
    await promise;
  }
}
