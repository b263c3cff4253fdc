/** Teaches a new detector what was counted before it was there, so that nothing that is long over is told. */
import { setImmediate as others } from 'node:timers/promises';
import type { Detector } from '#detection/index.ts';
import type { Count, Slice } from '#detection/traffic.ts';
import type { AlertStore } from '#store/alerts.ts';
import { countsOf } from './feed.ts';

const minute = 60_000;
const day = 24 * 60;
/** Minutes that are taught: eight weeks, of which each weekday comes eight times. */
const past = 56 * day;
/** ms: an incident whose last text failed longer ago is over for people. */
const fresh = 3_600_000;
/** Rows after which others get their turn. */
const atOnce = 2000;

/**
 * @param now epoch ms
 * @param goOn asked now and then; `false` ends it.
 * @returns the arrivals that were counted already; `undefined` where it was ended.
 */
export async function teach(
  detector: Detector,
  workspace: string,
  store: Pick<AlertStore, 'counted'>,
  now: number,
  goOn: () => Promise<boolean>,
): Promise<readonly number[] | undefined> {
  const seen: number[] = [];
  const failed: Slice[] = [];
  const last = Math.floor(now / minute);
  for (let from = last - past; from <= last; from += day) {
    if (!(await goOn())) return undefined;
    // what a provider dates into the future belongs to the last day
    const to = from + day > last ? Number.MAX_SAFE_INTEGER : from + day;
    const counted = await store.counted(workspace, from, to);
    for (const seq of counted.seen) seen.push(seq);
    let row = 0;
    for (const counter of counted.counters) {
      const heard = Math.min(now, (counter.minute + 1) * minute);
      for (const count of countsOf(counter)) {
        detector.take(count, heard);
        if (count.outcome === 'failed' && heard > now - fresh) failed.push(count.slice);
      }
      if (++row % atOnce === 0) await others();
    }
  }
  detector.tick(now);
  for (const { id, kind, slice } of detector.open())
    if (kind === 'failures' && !failed.some((one) => isIn(slice, one))) detector.dismiss(id, now);
  return seen;
}

const isIn = (slice: Slice, text: Count['slice']): boolean =>
  Object.entries(slice).every(([dimension, value]) => text[dimension as keyof Slice] === value);
