/** Forgets receipts and counters when their time has passed. */
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';
import type { ReceiptStore } from '#store/store.ts';

/** How long each is kept, ms. */
export interface Keep {
  /** After a text was first heard of, by whatever way. */
  readonly receipts: number;
  readonly counters: number;
}

const hour = 3_600_000;

/** Sweeps at once and then every hour. `stop` waits for the sweep under way. */
export function startRetention(plan: {
  readonly store: Pick<ReceiptStore, 'sweep'>;
  readonly keep: Keep;
  readonly clock: Clock;
  readonly log: Logger;
  /** ms between two sweeps; an hour when absent. */
  readonly every?: number;
}): { stop(): Promise<void> } {
  const { store, keep, clock, log } = plan;
  let sweeping: Promise<void> | undefined;

  async function sweep(): Promise<void> {
    const now = clock.now().getTime();
    try {
      const swept = await store.sweep({
        receipts: new Date(now - keep.receipts),
        counters: new Date(now - keep.counters),
      });
      if (swept > 0) log.info({ swept }, 'Old receipts and counters were deleted.');
    } catch (err) {
      log.warn({ err }, 'Old receipts could not be deleted; the next hour tries again.');
    }
  }
  const begin = () => {
    sweeping ??= sweep().finally(() => {
      sweeping = undefined;
    });
  };

  begin();
  const timer = setInterval(begin, plan.every ?? hour).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await sweeping;
    },
  };
}
