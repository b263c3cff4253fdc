import { expect, it } from 'vitest';
import { type Change, openDetector } from '#detection/index.ts';
import {
  at,
  clinic,
  countOf,
  dice,
  group,
  hourMs,
  minuteMs,
  opened,
  play,
  type Text,
  textsOf,
} from './traffic.ts';

const start = at(9, 10);
const outage = textsOf({
  seed: 11,
  places: group,
  perDay: 1500,
  days: 11,
  wrong: ({ at: sent, slice }) =>
    slice.carrier === 'carrier-b' && sent >= start && sent < start + 3 * hourMs
      ? { share: 0.97, code: '30008', cause: 'unknown-carrier-error' }
      : undefined,
});
const slices = (changes: readonly Change[]) =>
  changes.map(({ kind, incident: { slice, cause } }) => ({ kind, slice, cause }));

it('goes on as if nothing had been when it is saved, written down, and taken up again', {
  timeout: 60_000,
}, () => {
  const whole = openDetector();
  const said = play(outage, whole);
  expect(opened(said)).toHaveLength(1);

  for (const cut of [
    0,
    1,
    100,
    9000,
    outage.findIndex((text) => text.at > start + hourMs / 10),
    outage.length - 500,
  ]) {
    const first = openDetector();
    const before = play(outage.slice(0, cut), first);
    const second = openDetector(JSON.parse(JSON.stringify(first.save())));
    const after = play(outage.slice(cut), second);

    expect([...before, ...after]).toEqual(said);
    expect(JSON.parse(JSON.stringify(second.save()))).toEqual(JSON.parse(JSON.stringify(whole.save())));
  }
});

it('is not changed by what happens to a state that it gave', () => {
  const texts = outage.slice(0, 3000);
  const one = openDetector();
  play(texts, one);
  const state = one.save();
  const before = JSON.stringify(state);
  play(outage.slice(3000, 4000), one);
  expect(JSON.stringify(state)).toBe(before);

  const other = openDetector(state);
  play(outage.slice(3000, 4000), other);
  expect(JSON.stringify(state)).toBe(before);
});

it.each([
  undefined,
  null,
  7,
  'state',
  [],
  {},
  { version: 0 },
  { version: 1 },
  { version: 1, normal: {}, places: [] },
])('starts afresh from %j', (state) => {
  const one = openDetector(state);
  expect(one.open()).toEqual([]);
  expect(play(outage.slice(0, 500), one)).toEqual([]);
});

it('finds the same whatever the order of texts within a minute', () => {
  const roll = dice(1);
  const mixed = outage
    .map((text) => ({ text, key: Math.floor(text.at / minuteMs) + roll() }))
    .sort((a, b) => a.key - b.key)
    .map(({ text }) => text);
  let now = 0;
  const one = openDetector();
  const changes = mixed.flatMap((text) => {
    now = Math.max(now, text.at);
    return [...one.take(countOf(text), now)];
  });

  expect(slices(changes).filter(({ kind }) => kind !== 'updated')).toEqual(
    slices(play(outage)).filter(({ kind }) => kind !== 'updated'),
  );
});

it('finds a late failure in the minute of its text: after a campaign, many come late at once and mean nothing', () => {
  const quiet = textsOf({ seed: 6, places: group, perDay: 1500, days: 10 }).filter(
    (text) => text.at < at(9, 12.5),
  );
  const campaign = group.find(({ slice }) => slice.site === 'site-a' && slice.feature === 'campaign')!;
  const many = textsOf({ seed: 2, places: [campaign], perDay: 1500, days: 1 });
  // all within seven minutes
  const burst = many.map(
    (text, i): Text => ({ ...text, at: at(9, 12) + Math.floor((i / many.length) * 7 * minuteMs) }),
  );
  const one = openDetector();
  const arrivals = [
    ...quiet.map((text) => ({ text, now: text.at })),
    ...burst.map((text) => ({ text, now: text.at + (text.failed ? 20 * minuteMs : 0) })),
  ].sort((a, b) => a.now - b.now);

  expect(arrivals.flatMap(({ text, now }) => [...one.take(countOf(text), now)])).toEqual([]);
});

it('counts many alike at once as it counts them one by one', () => {
  const quiet = textsOf({ seed: 8, places: clinic, perDay: 300, days: 4 });
  const now = at(4, 10);
  const failing: Text = {
    at: now,
    slice: clinic[0]!.slice,
    failed: true,
    code: '30002',
    cause: 'account-suspended',
  };
  const one = openDetector();
  play(quiet, one);
  const other = openDetector(one.save());

  expect(opened([...one.take(countOf(failing, 5), now)])).toMatchObject([
    { failed: 5, total: 5, cause: 'out-of-credits' },
  ]);
  expect(
    opened(Array.from({ length: 5 }, () => [...other.take(countOf(failing), now)]).flat()),
  ).toMatchObject([{ cause: 'out-of-credits' }]);
});

it('keeps a state that does not grow with time, with names that come and go, or with codes', {
  timeout: 60_000,
}, () => {
  const roll = dice(9);
  const one = openDetector();
  const size = () => JSON.stringify(one.save()).length;
  const sizes: number[] = [];
  for (let i = 0; i < 12_000; i++) {
    const now = at(0, 8) + i * 60_000;
    const name = `${Math.floor(i / 8)}-${Math.floor(roll() * 4)}`;
    const failed = roll() < 0.03;
    const slice = {
      platform: `p${i % 3}`,
      site: `s${name}`,
      feature: `f${i % 5}`,
      sender: `n${name}`,
      carrier: `c${i % 4}`,
    };
    one.take(
      {
        minute: Math.floor(now / minuteMs),
        slice,
        outcome: failed ? 'failed' : 'delivered',
        ...(failed && { code: `E${i}` }),
        times: 1,
      },
      now,
    );
    if (i % 3000 === 2999) sizes.push(size());
  }

  expect(Math.max(...sizes)).toBeLessThan(6_000_000);
  expect(sizes.at(-1)).toBeLessThan(1.15 * sizes.at(-2)!);
});

it('may be ticked often or seldom, and says the same', () => {
  const silent = outage.filter(
    (text) => text.slice.platform !== 'cliniko' || text.at < start || text.at > start + 3 * hourMs,
  );
  const often = openDetector();
  const seldom = openDetector();
  let minute = Math.floor(silent[0]!.at / minuteMs);
  const said = silent.flatMap((text) => {
    const changes: Change[] = [];
    for (; minute < Math.floor(text.at / minuteMs); minute++)
      changes.push(...often.tick((minute + 1) * minuteMs));
    return [...changes, ...often.take(countOf(text), text.at)];
  });

  expect(said.some(({ incident: { kind } }) => kind === 'silence')).toBe(true);
  expect(silent.flatMap((text) => [...seldom.take(countOf(text), text.at)])).toEqual(said);
});
