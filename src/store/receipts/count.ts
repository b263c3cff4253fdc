/** What a batch changes in the counters. */
import type { Schema } from '../schema.ts';
import { contribution } from '../settle.ts';
import type { CounterRow, ReceiptRow } from '../store.ts';
import { inOrder } from './row.ts';

type Row = Schema['counters'];

/** `counter + sign × contribution` for every text that came, went or changed: rows to be added, in the order of their keys. */
export function changes(
  texts: Iterable<{ readonly before?: ReceiptRow; readonly after: ReceiptRow }>,
): Row[] {
  const sums = new Map<string, Row>();
  for (const { before, after } of texts) {
    add(sums, contribution(after), 1);
    if (before) add(sums, contribution(before), -1);
  }
  return [...sums]
    .filter(([, { sent, delivered, failed, unknown }]) => sent || delivered || failed || unknown)
    .sort(([a], [b]) => inOrder(a, b))
    .map(([, row]) => row);
}

function add(sums: Map<string, Row>, counter: CounterRow, sign: 1 | -1): void {
  const { workspace, minute, code } = counter;
  const slice = sliceOf(counter);
  const key = `${workspace}\0${minute}\0${slice}\0${code}`;
  const sum = sums.get(key) ?? { sent: 0, delivered: 0, failed: 0, unknown: 0 };
  sums.set(key, {
    workspace,
    minute,
    slice,
    code,
    sent: sum.sent + sign * counter.sent,
    delivered: sum.delivered + sign * counter.delivered,
    failed: sum.failed + sign * counter.failed,
    unknown: sum.unknown + sign * counter.unknown,
  });
}

/** One text for one slice. A list, not an object: nothing depends on the order of its names. */
function sliceOf({ provider, platform, site, feature, sender, carrier }: CounterRow): string {
  return JSON.stringify([provider, platform, site, feature, sender, carrier]);
}

/** What a slice is of. */
export function fromSlice(slice: string) {
  const [provider = '', platform = '', site = '', feature = '', sender = '', carrier = ''] = JSON.parse(
    slice,
  ) as readonly string[];
  return { provider, platform, site, feature, sender, carrier };
}
