/** Compares what is kept with what was acknowledged. */
import { contribution } from '#store/settle.ts';
import type { CounterRow, ReceiptRow, ReceiptStore } from '#store/store.ts';
import type { Ledger } from './ledger.ts';

/** Something that was acknowledged is not what it should be. */
export class Lost extends Error {
  /** A sentence each. */
  readonly faults: readonly string[];
  constructor(when: string, faults: readonly string[]) {
    super(`${when}: ${faults.length.toLocaleString('en-US')} faults`);
    this.faults = faults;
  }
}

/** Past the end of every minute. */
export const end = Number.MAX_SAFE_INTEGER;

/** Everything in a store that must not change between two looks at it. */
export interface Contents {
  readonly rows: readonly ReceiptRow[];
  readonly counters: readonly CounterRow[];
}

/** Reads through the store's own port. Nobody may write meanwhile. */
export async function contentsOf(store: ReceiptStore): Promise<Contents> {
  const rows: ReceiptRow[] = [];
  for await (const page of store.all()) rows.push(...page);
  const feeds = await store.feeds();
  const workspaces = new Set([...feeds, ...rows].map(({ workspace }) => workspace));
  const counters: CounterRow[] = [];
  for (const workspace of workspaces) counters.push(...(await store.counters(workspace, 0, end)));
  return { rows, counters };
}

/** What is lost, changed, made up or counted wrongly, a sentence each. */
export function audit({ rows, counters }: Contents, ledger: Ledger): string[] {
  const kept = Map.groupBy(rows, ({ message }) => message);
  const faults: string[] = [];
  for (const id of new Set([...ledger.texts, ...kept.keys()])) {
    const [row, ...more] = kept.get(id) ?? [];
    const fault = more.length > 0 ? `is there ${more.length + 1} times` : ledger.judge(id, row);
    if (fault) faults.push(`${id} ${fault}.`);
  }
  return [...faults, ...miscounted(rows, counters)];
}

/** The counters beside what the texts themselves come to. */
export function miscounted(rows: readonly ReceiptRow[], counters: readonly CounterRow[]): string[] {
  const right = new Map<string, Sum>();
  for (const row of rows) {
    const { key, sum } = split(contribution(row));
    const before = right.get(key);
    right.set(key, before ? plus(before, sum) : sum);
  }
  const faults: string[] = [];
  for (const counter of counters) {
    const { key, sum } = split(counter);
    const due = right.get(key);
    right.delete(key);
    if (due?.join() !== sum.join()) faults.push(`The counter ${key} is ${sum}, not ${due ?? 'absent'}.`);
  }
  for (const [key, due] of right) faults.push(`The counter ${key} is absent, not ${due}.`);
  return faults;
}

type Sum = readonly [sent: number, delivered: number, failed: number, unknown: number];

function split({ sent, delivered, failed, unknown, ...of }: CounterRow): { key: string; sum: Sum } {
  const { workspace, minute, provider, platform, site, feature, sender, carrier, code } = of;
  const key = [workspace, minute, provider, platform, site, feature, sender, carrier, code].join('/');
  return { key, sum: [sent, delivered, failed, unknown] };
}

const plus = (a: Sum, b: Sum): Sum => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];
