/** Every recorded callback, over HTTP into a store of each engine, ends as its example says. */
import { describe, expect, it } from 'vitest';
import { causeOf } from '#knowledge/codes/index.ts';
import type { State } from '#knowledge/outcomes.ts';
import { openStore, type StorePlace } from '#store/open.ts';
import { contribution } from '#store/settle.ts';
import type { ReceiptRow } from '#store/store.ts';
import { engines } from '../contract/engines.ts';
import { type Example, examples } from '../contract/providers/example.ts';
import { scenarios } from '../contract/providers/index.ts';
import type { Scenario } from '../contract/providers/scenario.ts';
import { openReceiving } from './receiving.ts';

const homeOf = ({ path }: Example): Scenario => {
  const home = Object.values(scenarios).find(({ ways }) => ways.some((way) => way.path === path));
  if (!home) throw new Error(`no provider has the path ${path}`);
  return home;
};

async function kept(place: StorePlace): Promise<{ rows: ReceiptRow[]; sent: number; failed: number }> {
  const store = await openStore(place);
  try {
    const rows: ReceiptRow[] = [];
    for await (const page of store.receipts.all()) rows.push(...page);
    const counters = await store.receipts.counters('main', 0, Number.MAX_SAFE_INTEGER);
    const sum = (of: 'sent' | 'failed') => counters.reduce((total, one) => total + one[of], 0);
    return { rows, sent: sum('sent'), failed: sum('failed') };
  } finally {
    await store.close();
  }
}

const causeOfRow = ({ provider, field, code, state }: ReceiptRow) =>
  causeOf({ provider, field: field ?? undefined, code: code ?? undefined, state: state as State });

describe.each(Object.entries(engines).filter(([, { durable }]) => durable))('%s', (_name, engine) => {
  it.for(examples)('$name: $scenario', async (example, { skip }) => {
    skip(engine.missing === true, 'no PostgreSQL here');
    const begun = await engine.begin();
    try {
      const { databaseUrl } = begun.place;
      const env = databaseUrl ? { DATABASE_URL: databaseUrl } : {};
      await using house = await openReceiving(homeOf(example), { env });
      const place = begun.place.databaseUrl ? begun.place : { databasePath: house.databasePath };
      for (const { method, url, headers, body } of example.requests) {
        const { pathname, search } = new URL(url);
        const answer = await fetch(`${house.url}${pathname}${search}`, {
          method,
          headers,
          ...(method === 'GET' ? {} : { body }),
        });
        expect(answer.status).toBe(example.expect.reject ?? 204);
      }
      check(example, await kept(place));
    } finally {
      await begun.end();
    }
  });
});

function check({ expect: due }: Example, { rows, sent, failed }: Awaited<ReturnType<typeof kept>>): void {
  expect(rows).toHaveLength(due.reject ? 0 : (due.events ?? 1));
  expect(sent).toBe(rows.length);
  expect(failed).toBe(rows.reduce((sum, row) => sum + contribution(row).failed, 0));
  const [row] = rows;
  if (!row || due.events) return;
  if (due.final_status) expect(row.said).toBe(due.final_status);
  if (due.provider_status) expect(row.said).toBe(due.provider_status);
  if (due.code) expect(row.code).toBe(String(due.code));
  if (due.canonical_cause) expect(causeOfRow(row)).toBe(due.canonical_cause);
  if (due.counts_as_failure === false) expect([row.outcome, failed]).toEqual(['unknown', 0]);
  expect(row.recipient).not.toBeNull();
}
