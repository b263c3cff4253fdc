/** Delivery receipts as they come: signed by each provider's rules, over HTTP, into a store on disk. */
import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { keyedHash } from '#kit/keyed-hash.ts';
import type { Callback } from '#providers/provider.ts';
import { openSqlite } from '#store/sqlite.ts';
import type { ReceiptRow } from '#store/store.ts';
import { scenarios } from '../contract/providers/index.ts';
import { type Scenario, theWords, type Way } from '../contract/providers/scenario.ts';
import { signedHeaders } from '../fakes/feed.ts';
import type { openHouse } from './house.ts';
import { hashKey, openReceiving } from './receiving.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

const recipient = keyedHash(Buffer.from(hashKey, 'hex'), 'recipient');
const secret = 'a secret of a fair length';

const generic = {
  kind: 'generic',
  env: { GENERIC_WEBHOOK_SECRET: secret },
  now: new Date('2026-03-02T15:00:00.000Z'),
} as const;

/** What goes over the wire when a provider makes this callback. */
async function send(house: House, { method, url, headers, body }: Callback) {
  const { pathname, search } = new URL(url);
  const { 'content-length': _, host: __, ...rest } = headers as Record<string, string>;
  const answer = await fetch(`${house.url}${pathname}${search}`, {
    method,
    headers: rest,
    ...(method === 'GET' ? {} : { body: Uint8Array.from(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Receipts in our own form, signed just now. */
function own(house: House, content: unknown, path = '/dlr/generic'): Callback {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const url = `https://hooks.example.com${path}`;
  return {
    method: 'POST',
    url,
    query: new URL(url).searchParams,
    headers: signedHeaders(body, secret, house.clock.now()),
    body,
    now: house.clock.now(),
  };
}

const event = (house: House, more: object = {}) => ({
  id: 'M1',
  at: house.clock.now().toISOString(),
  status: 'delivered',
  to: '+12125550123',
  sender: '+12125550100',
  ...more,
});

async function kept(house: House): Promise<{ rows: ReceiptRow[]; sent: number; unreadable: number }> {
  const store = await openSqlite(house.databasePath);
  try {
    const rows: ReceiptRow[] = [];
    for await (const page of store.receipts.all()) rows.push(...page);
    const counters = await Promise.all(
      [...new Set(rows.map(({ workspace }) => workspace))].map((workspace) =>
        store.receipts.counters(workspace, 0, Number.MAX_SAFE_INTEGER),
      ),
    );
    const sent = counters.flat().reduce((sum, counter) => sum + counter.sent, 0);
    return { rows, sent, unreadable: (await store.receipts.unreadable('main', 100)).length };
  } finally {
    await store.close();
  }
}

/** What lies on the disk, as it lies there while the house runs. */
const bytes = ({ databasePath }: House): string =>
  ['', '-wal']
    .map((part) => databasePath + part)
    .filter(existsSync)
    .map((path) => readFileSync(path, 'latin1'))
    .join('');

const ways = Object.values(scenarios).flatMap((scenario) =>
  scenario.ways.map((way) => ({ scenario, way, title: way.title })),
);

describe.each(ways)('$title', ({ scenario, way }: { scenario: Scenario; way: Way }) => {
  it('is kept once however often it comes, and no forgery at all', async () => {
    await using house = await openReceiving(scenario);
    const signed = () => way.sign(Buffer.from(way.body), house.clock.now());
    const once = signed();

    const unsigned = await send(house, way.unsign(signed()));
    const forged = await send(house, way.spoil(signed()));
    expect([unsigned.status, forged.status]).toEqual([401, 403]);
    expect((await kept(house)).rows).toEqual([]);

    expect((await send(house, once)).status).toBe(204);
    expect((await send(house, once)).status).toBe(204);
    expect((await send(house, signed())).status).toBe(204);
    const after = await kept(house);
    expect(after).toMatchObject({ sent: 1, unreadable: 0 });
    expect(after.rows).toHaveLength(1);
    const [row] = after.rows;
    expect(row).toMatchObject({ outcome: 'failed', recipient: expect.any(String), tail: expect.any(String) });

    if (way.covers.includes('time')) {
      const stale = signed();
      house.clock.pass({ seconds: (way.age ?? 300) + 60 });
      expect((await send(house, stale)).status).toBe(403);
    }
    const replies = [unsigned.text, forged.text].join();
    for (const place of [bytes(house), house.lines.join(''), replies]) {
      const numbers = place.match(/\d{3}[-. )]*555[-. ]*01\d\d/g) ?? [];
      expect(numbers.filter((number) => !row?.sender.endsWith(number))).toEqual([]);
      expect(place).not.toContain('Xanthe');
      expect(place).not.toContain(theWords);
    }
  });
});

describe('receipts in our own form', () => {
  it('end the same in whatever order they come, and outlive a restart', async () => {
    await using house = await openReceiving(generic);
    for (const status of ['delivered', 'sent', 'queued', 'failed', 'delivered'])
      expect((await send(house, own(house, event(house, { status })))).status).toBe(204);

    const before = await kept(house);
    expect(before.sent).toBe(1);
    expect(before.rows).toMatchObject([{ state: 'delivered', note: 'failed' }]);

    await house.restart();
    expect(await kept(house)).toEqual(before);
    await send(house, own(house, event(house, { status: 'sent' })));
    expect(await kept(house)).toEqual(before);
  });

  it('belong where the address says', async () => {
    await using house = await openReceiving(generic);
    await send(house, own(house, event(house), '/dlr/generic?platform=cliniko&site=north&feature=recall'));
    expect((await kept(house)).rows).toMatchObject([
      {
        recipient: recipient('+12125550123'),
        platform: 'cliniko',
        site: 'north',
        feature: 'recall',
        workspace: 'main',
      },
    ]);
  });

  it('are refused when altered, wrong in form, too long or sent astray, and none of it is kept or logged', async () => {
    await using house = await openReceiving(generic);
    const good = own(house, event(house));
    const name = 'Maria Lopez';
    const status = async (callback: Callback) => (await send(house, callback)).status;

    expect(
      await status({ ...good, body: Buffer.from(JSON.stringify(event(house, { status: 'failed', name }))) }),
    ).toBe(403);
    expect(await status(own(house, `{"name":"${name}"`))).toBe(400);
    expect(await status(own(house, { name: name.repeat(30_000) }))).toBe(413);
    expect(await status(own(house, event(house), '/dlr/generic/south'))).toBe(404);
    expect(await status(own(house, event(house), '/dlr/acme'))).toBe(404);
    expect(await status(own(house, event(house), '/dlr/twilio'))).toBe(404);
    expect((await fetch(`${house.url}/dlr/generic?to=%2B12125550123`)).status).toBe(405);
    expect(await kept(house)).toEqual({ rows: [], sent: 0, unreadable: 0 });
    expect(house.lines.join('')).toMatch(/"reason":"forged"/);
    expect(house.lines.join('')).not.toMatch(/Maria|5550123/);
  });

  it('of an unexpected shape are kept as unreadable, without what they say', async () => {
    await using house = await openReceiving(generic);
    const odd = { patient: 'Maria Lopez', phone: '+12125550123', '+12125550124': true };

    expect((await send(house, own(house, odd))).status).toBe(204);
    expect((await send(house, own(house, odd))).status).toBe(204);

    expect(await kept(house)).toEqual({ rows: [], sent: 0, unreadable: 1 });
    expect(bytes(house)).toContain('phone: string');
    expect(bytes(house)).not.toMatch(/Maria|555012/);
    expect(house.lines.join('')).not.toMatch(/Maria|555012/);
  });

  it('are asked for again while the disk is away, and taken when it is back', async () => {
    await using house = await openReceiving(generic);
    const disk = new DatabaseSync(house.databasePath);
    disk.exec('alter table receipts rename to away');

    const refused = await send(house, own(house, event(house)));
    expect(refused.status).toBe(503);
    expect(refused.text).not.toMatch(/table|sql/i);

    disk.exec('alter table away rename to receipts');
    disk.close();
    expect((await send(house, own(house, event(house)))).status).toBe(204);
    expect(await kept(house)).toMatchObject({ rows: [{ message: 'M1' }], sent: 1 });
  });

  it('come in at once and all stay, though the house stops on the way', async () => {
    await using house = await openReceiving(generic);
    const calls = Array.from({ length: 200 }, (_, n) =>
      send(house, own(house, event(house, { id: `M${n}` }))),
    );
    const answers = await Promise.all(calls);
    await house.restart();

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await kept(house)).toMatchObject({ sent: 200 });
  });

  it('are forgotten after their time', async () => {
    await using house = await openReceiving(generic);
    await send(house, own(house, event(house)));
    house.clock.pass({ hours: 15 * 24 });
    await house.restart();
    expect((await kept(house)).rows).toEqual([]);
    // of a text that was sent long ago, and first heard of now
    await send(house, own(house, event(house, { id: 'M2', at: '2026-03-02T15:00:00.000Z' })));
    await house.restart();
    expect((await kept(house)).rows).toHaveLength(1);
  });
});

it('says at the start which paths are open', async () => {
  await using house = await openReceiving(generic);
  expect(house.lines.join('')).toContain('"paths":["/dlr/generic"]');
});
