/** What every provider owes: genuine callbacks are read, all others seen through, and no text of a message gets out. */
import { describe, expect, it } from 'vitest';
import { silentLogger } from '#kit/logger.ts';
import { causeOf } from '#knowledge/codes/index.ts';
import { finalRank, states } from '#knowledge/outcomes.ts';
import { providers } from '#providers/index.ts';
import type { Callback, Provider, Reading, Receipt } from '#providers/provider.ts';
import { FakeClock } from '../fakes/clock.ts';
import { changedBodies, flipped, oddBodies, oddValues } from './providers/attacks.ts';
import { type Example, examples } from './providers/example.ts';
import { scenarios } from './providers/index.ts';
import { callback, type Scenario, theWords, type Way } from './providers/scenario.ts';
import { receiptShape } from './providers/shape.ts';

async function open(scenario: Scenario): Promise<readonly Provider[]> {
  const tools = { log: silentLogger, clock: new FakeClock(scenario.now.toISOString()) };
  if (scenario.open) return scenario.open(tools);
  const reading = providers[scenario.kind].read(scenario.env);
  if (!('open' in reading)) throw new Error(`${scenario.kind} is not on`);
  return reading.open(tools);
}

async function provider(scenario: Scenario, path: string): Promise<Provider> {
  const found = (await open(scenario)).find(({ id }) => id === path);
  if (!found) throw new Error(`nothing of ${scenario.kind} opens at ${path}`);
  return found;
}

/** What was read, and seen to be of the form that may go on. */
function read(
  from: Provider,
  signed: Callback,
): { receipts: readonly Receipt[]; unreadable: readonly string[] } {
  const reading: Reading = from.read(signed);
  if ('confirm' in reading) return { receipts: [], unreadable: [] };
  const { receipts = [], unreadable = [] } = { receipts: undefined, ...reading };
  for (const receipt of receipts) expect(receiptShape.safeParse(receipt).error).toBeUndefined();
  for (const why of unreadable) expectNoContent(why);
  expect(JSON.stringify(reading)).not.toContain('Xanthe');
  return { receipts, unreadable };
}

/** A sentence for operators: static, so nothing of a person is in it. */
function expectNoContent(why: string) {
  expect(why).toMatch(/^["A-Z].*\.$/);
  expect(why).not.toMatch(/Xanthe|555|\d{6}|x{9}/);
}

const keyOf = ({ provider: of, message, several, to }: Receipt) =>
  JSON.stringify([of, message, several ? to : '']);

/** The last word on a text: a higher rank goes before a lower one, and the first end stays. */
function last(receipts: readonly Receipt[]): Receipt | undefined {
  const rank = (receipt: Receipt) => states[receipt.state].rank;
  return receipts.reduce<Receipt | undefined>(
    (before, next) => (before && (rank(before) >= rank(next) || rank(before) === finalRank) ? before : next),
    undefined,
  );
}

describe.each(Object.values(scenarios))('$kind in the environment', (scenario) => {
  const kind = providers[scenario.kind];
  const blank = Object.fromEntries(Object.keys(kind.shape.shape).map((name) => [name, ' ']));

  it('is off where nothing is set, and where what is set is empty', () => {
    expect(kind.read({})).toEqual({ on: false });
    expect(kind.read(blank)).toEqual({ on: false });
  });

  it('takes every variable that switches it on, and describes it', () => {
    expect(kind.read({ ...blank, ...scenario.env })).toMatchObject({ on: true });
    for (const name of Object.keys(scenario.env)) expect(kind.shape.shape[name]?.description).toBeTruthy();
  });

  it.each(scenario.faults)('says what is wrong of $variables, and never what it holds', ({
    env,
    variables,
  }) => {
    const reading = kind.read(env);

    if (!('faults' in reading)) throw new Error('no fault was found');
    expect(reading.faults.map(({ variable }) => variable).sort()).toEqual([...variables].sort());
    for (const { problem, remedy } of reading.faults) {
      expect([problem, remedy]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/^[A-Z].*\.$/)]);
      for (const value of Object.values(env)) expect(problem + remedy).not.toContain(value);
    }
  });

  it('opens what has a form here, and nothing else', async () => {
    const opened = await open(scenario);

    expect(opened.map(({ id }) => id).sort()).toEqual(
      [...new Set(scenario.ways.map(({ path }) => path))].sort(),
    );
    for (const { id } of opened) expect(id).toMatch(/^[a-z-]+$/);
  });
});

describe('the examples', () => {
  const homes = new Map(Object.values(scenarios).flatMap((one) => one.ways.map(({ path }) => [path, one])));

  it('are there, and each has a provider', () => {
    expect(examples.length).toBeGreaterThan(20);
    expect(examples.filter(({ path }) => !homes.has(path)).map(({ name }) => name)).toEqual([]);
  });

  it.each(examples.filter(({ path }) => homes.has(path)))('$name: $scenario', async (example: Example) => {
    const scenario = homes.get(example.path) as Scenario;
    const from = await provider(scenario, example.path);
    const { expect: due } = example;
    const calls = example.requests.map((request) => callback({ ...request, now: scenario.now }));

    for (const call of calls) {
      expect(from.methods).toContain(call.method);
      const verified = await from.verify(call);
      if (due.reject) expect(verified).toMatchObject({ genuine: false, because: 'forged' });
      else expect(verified).toEqual({ genuine: true });
    }
    if (due.reject) return;

    const readings = calls.map((call) => read(from, call));
    expect(readings.flatMap(({ unreadable }) => unreadable)).toEqual([]);
    const receipts = readings.flatMap((reading) => reading.receipts);
    expect(receipts).toHaveLength(due.events ?? calls.length);

    if (due.final_status !== undefined) {
      expect(last(receipts)?.said).toBe(due.final_status);
      expect(last(receipts.toReversed())?.said).toBe(due.final_status);
      expect(new Set(receipts.map(keyOf)).size).toBe(1);
    }
    if (due.count_once) {
      expect(receipts.length).toBeGreaterThan(1);
      expect(new Set(receipts.map(keyOf)).size).toBe(1);
      expect(new Set(receipts.map(({ state }) => state)).size).toBe(1);
    }
    for (const receipt of receipts) {
      if (due.provider_status !== undefined) expect(receipt.said).toBe(due.provider_status);
      if (due.code === null) expect(receipt.code).toBeUndefined();
      if (due.code !== undefined && due.code !== null) expect(receipt.code).toBe(String(due.code));
      if (due.canonical_cause !== undefined) expect(causeOf(receipt)).toBe(due.canonical_cause);
      if (due.counts_as_failure !== undefined)
        expect(states[receipt.state].outcome === 'failed').toBe(due.counts_as_failure);
      // whatever is explained by a code has failed, unless the example says that it does not count
      else if (due.code !== undefined && due.canonical_cause !== undefined)
        expect(states[receipt.state].outcome).toBe(outcomeOf(due.canonical_cause));
    }
  });

  const outcomeOf = (cause: string) =>
    cause === 'delivered' ? 'delivered' : cause === 'still-pending' ? 'pending' : 'failed';
});

const ways = Object.values(scenarios).flatMap((scenario) =>
  scenario.ways.map((way) => ({ title: way.title, scenario, way })),
);

describe.each(ways)('$title', ({ scenario, way }) => {
  const genuine = (at = scenario.now) => way.sign(Buffer.from(way.body), at);
  const covers = (what: Way['covers'][number]) => way.covers.includes(what);
  const refusal = async (from: Provider, call: Callback) => {
    const verified = await from.verify(call);
    if (verified.genuine) return undefined;
    expectNoContent(verified.why);
    return verified.because;
  };

  it('is taken when it is genuine, and tells of one text that failed, without its words', async () => {
    const from = await provider(scenario, way.path);
    const call = genuine();

    expect(way.body).toMatch(/Xanthe/);
    expect(theWords).toMatch(/Xanthe/);
    expect(from.methods).toContain(call.method);
    expect(await from.verify(call)).toEqual({ genuine: true });
    const { receipts, unreadable } = read(from, call);
    expect(unreadable).toEqual([]);
    expect(receipts).toHaveLength(1);
    expect(receipts.map(({ state }) => states[state].outcome)).toEqual(['failed']);
    expect(receipts[0]?.to?.replace(/\D/g, '')).toMatch(/^1\d{3}55501\d\d$/);
    expect(from.read(call)).toEqual(from.read(call));
  });

  it('is seen through without credentials, and with wrong ones', async () => {
    const from = await provider(scenario, way.path);

    expect(await refusal(from, way.unsign(genuine()))).toBe('unsigned');
    expect(await refusal(from, way.spoil(genuine()))).toBe('forged');
  });

  it('is seen through where the body is not the one that was signed', async () => {
    const from = await provider(scenario, way.path);
    const call = genuine();

    for (const body of [...flipped(call.body, 100), Buffer.alloc(0), Buffer.concat([call.body, call.body])]) {
      const because = await refusal(from, { ...call, body });
      if (covers('body')) expect(['forged', 'malformed', 'unsigned'], body.toString()).toContain(because);
      else expect(because).toBeUndefined();
      read(from, { ...call, body });
    }
  });

  it('is seen through at another address than the one that was signed', async () => {
    const from = await provider(scenario, way.path);
    const call = genuine();
    const url = call.url.replace('hooks.example.com', 'hooks.example.org');

    expect(url).not.toBe(call.url);
    expect(await refusal(from, { ...call, url })).toBe(covers('address') ? 'forged' : undefined);
  });

  it('goes stale after its time, and is not taken from the future, where it is dated', async () => {
    const from = await provider(scenario, way.path);
    const when = (seconds: number): Callback => ({
      ...genuine(),
      now: new Date(scenario.now.getTime() + seconds * 1000),
    });

    const { age = 300 } = way;

    for (const seconds of [-299, age - 1]) expect(await refusal(from, when(seconds))).toBeUndefined();
    for (const seconds of [-301, age + 1, 86_400])
      expect(await refusal(from, when(seconds))).toBe(covers('time') ? 'stale' : undefined);
  });

  it('is not believed stale, only forged, where the credentials are wrong as well', async () => {
    const from = await provider(scenario, way.path);
    const old = { ...way.spoil(genuine()), now: new Date(scenario.now.getTime() + 86_400_000) };

    expect(await refusal(from, old)).toBe('forged');
  });

  it('may hold anything at all', { timeout: 60_000 }, async () => {
    const from = await provider(scenario, way.path);
    const bodies = [...oddBodies, ...changedBodies(way.body)];

    expect(bodies.length).toBeGreaterThan(200);
    for (const body of bodies) {
      const call = way.sign(body, scenario.now);
      await refusal(from, call);
      read(from, call);
    }
  });

  it('may come with any headers', async () => {
    const from = await provider(scenario, way.path);
    const call = genuine();
    const texts = oddValues.filter((odd) => typeof odd === 'string');

    for (const name of Object.keys(call.headers))
      for (const odd of [...texts, ['a', 'b'], []]) {
        const headers = { ...call.headers, [name]: odd };
        await refusal(from, { ...call, headers });
        read(from, { ...call, headers });
      }
  });
});
