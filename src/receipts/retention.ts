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

/** One sweep, to be done every hour. Never throws: what could not be deleted is deleted the next time. */
export async function sweepReceipts(plan: {
  readonly store: Pick<ReceiptStore, 'sweep'>;
  readonly keep: Keep;
  readonly clock: Clock;
  readonly log: Logger;
}): Promise<void> {
  const { store, keep, clock, log } = plan;
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
