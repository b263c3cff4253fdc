import { describe, expect, it } from 'vitest';
import { type Count, openDetector, type Slice } from '#detection/index.ts';
import {
  at,
  clinic,
  countOf,
  dayMs,
  group,
  hourMs,
  minuteMs,
  opened,
  play,
  type Text,
  textsOf,
  type Wrong,
} from './traffic.ts';

const during =
  (from: number, hours: number, is: (slice: Slice) => boolean, wrong: Wrong) =>
  (text: { at: number; slice: Slice }) =>
    text.at >= from && text.at < from + hours * hourMs && is(text.slice) ? wrong : undefined;
const everywhere = () => true;
const start = at(9, 10);

/** What another provider may call the everyday failures. */
const elsewhere: Readonly<Record<string, string>> = {
  'handset-unreachable': 'message-expired',
  'unassigned-number': 'invalid-number-format',
  'landline-number': 'sms-not-supported-by-line',
  'unknown-carrier-error': 'temporary-problem',
  'carrier-blocked-content': 'recipient-blocked-sender',
  'recipient-opted-out': 'do-not-disturb-registry',
};

const sum = (xs: readonly number[] = []) => xs.reduce((all, x) => all + x, 0);

describe('a group of clinics', () => {
  const world = { seed: 11, places: group, perDay: 2000, days: 13 };

  it.each([
    ['out of credits', everywhere, 1, '30002', 'account-suspended', {}, 'out-of-credits'],
    [
      'a carrier down',
      (s: Slice) => s.carrier === 'carrier-b',
      0.97,
      '30008',
      'unknown-carrier-error',
      { carrier: 'carrier-b' },
      'carrier-outage',
    ],
    [
      'a sender not registered',
      (s: Slice) => s.sender === '+12125550111',
      1,
      '30034',
      'sender-not-registered',
      { sender: '+12125550111' },
      'sender-not-registered',
    ],
    [
      'opt-outs at one site',
      (s: Slice) => s.site === 'site-c',
      0.2,
      '21610',
      'recipient-opted-out',
      { site: 'site-c' },
      'recipient-opted-out',
    ],
    [
      'five times as many failures',
      everywhere,
      0.12,
      '30008',
      'unknown-carrier-error',
      {},
      'provider-outage',
    ],
    [
      'a code of a provider that the books do not know',
      (s: Slice) => s.platform === 'cliniko',
      1,
      'E-77',
      undefined,
      { platform: 'cliniko' },
      'provider-outage',
    ],
  ] as const)('%s: found once, in its place, by its name, and over when it is over', (_, is, share, code, cause, slice, named) => {
    const wrong = during(start, 4, is, { share, code, ...(cause && { cause }) });
    const changes = play(textsOf({ ...world, wrong }));
    const [incident, ...others] = opened(changes);

    expect(others).toEqual([]);
    expect(incident).toMatchObject({ kind: 'failures', slice, cause: named });
    expect(incident!.openedAt).toBeGreaterThanOrEqual(start);
    expect(incident!.openedAt).toBeLessThan(start + 2 * hourMs);
    expect(Math.abs(incident!.since - start)).toBeLessThan(hourMs);
    expect(incident!.codes[0]).toMatchObject({ code });
    expect(incident!.rate).toBeGreaterThan(2 * incident!.baseline);

    const last = changes.at(-1)!;
    expect(last.kind).toBe('resolved');
    expect(last.incident.resolvedAt).toBeGreaterThan(start + 3.5 * hourMs);
    expect(last.incident.resolvedAt).toBeLessThan(start + 30 * hourMs);
    expect(new Set(changes.map(({ incident: { id } }) => id)).size).toBe(1);
  });

  it('a platform that falls silent: told of within the hour, though nothing fails', () => {
    const wrong = during(start, 4, (s) => s.platform === 'cliniko', 'silent');
    const changes = play(textsOf({ ...world, wrong }));

    expect(opened(changes)).toMatchObject([
      { kind: 'silence', slice: { platform: 'cliniko' }, cause: 'platform-connector-down' },
    ]);
    expect(opened(changes)[0]!.openedAt).toBeLessThan(start + hourMs);
    expect(changes.at(-1)).toMatchObject({ kind: 'resolved' });
  });

  it.each([11, 12, 13, 14])('says nothing while all is normal (%i)', (seed) => {
    expect(play(textsOf({ ...world, seed, days: 20 }))).toEqual([]);
  });

  it.each([
    ['codes that no book knows', (text: Text) => ({ ...text, code: `E-${text.code}`, cause: undefined })],
    ['codes that nobody gives', (text: Text) => ({ ...text, code: undefined, cause: undefined })],
    ['causes that are rare elsewhere', (text: Text) => ({ ...text, cause: elsewhere[text.cause!] })],
  ])('says nothing from the first day, with %s', (_, told) => {
    const texts = textsOf({ ...world, days: 12 }).map((text): Text => {
      const { code, cause, ...rest } = text.failed ? told(text) : text;
      return { ...rest, ...(code && { code }), ...(cause && { cause }) };
    });
    expect(play(texts)).toEqual([]);
  });

  it('says nothing of two providers that have codes of their own, which no book knows', () => {
    const texts = textsOf({ ...world, perDay: 15_000, days: 4 }).map(({ cause, ...text }): Text => {
      const provider = text.slice.site === 'site-a' ? 'one' : 'two';
      return {
        ...text,
        slice: { ...text.slice, provider },
        ...(text.code && { code: `${provider} ${text.code}` }),
      };
    });
    expect(play(texts)).toEqual([]);
  });

  it('changes its slice when a carrier that is down turns out to be everything', () => {
    const vague = { share: 0.9, code: '30008', cause: 'unknown-carrier-error' };
    const first = during(start, 3, (s) => s.carrier === 'carrier-b', vague);
    const then = during(start + hourMs, 2, everywhere, vague);
    const changes = play(textsOf({ ...world, wrong: (text) => first(text) ?? then(text) }));

    expect(opened(changes)).toMatchObject([{ slice: { carrier: 'carrier-b' }, cause: 'carrier-outage' }]);
    expect(
      changes.find(({ kind, incident }) => kind === 'updated' && !incident.slice.carrier)?.incident,
    ).toMatchObject({
      slice: {},
      cause: 'provider-outage',
    });
  });

  it.each([
    13, 14, 15,
  ])('moves to the carrier when what failed first, all at one site, turns out to be of it (%i)', (seed) => {
    const vague = { share: 1, code: '30008', cause: 'unknown-carrier-error' };
    const first = during(start, 1, (s) => s.carrier === 'carrier-b' && s.site === 'site-a', vague);
    const others = during(start, 1, (s) => s.site === 'site-a', 'silent');
    const then = during(start + hourMs, 3, (s) => s.carrier === 'carrier-b', vague);
    const changes = play(
      textsOf({ ...world, seed, wrong: (text) => first(text) ?? others(text) ?? then(text) }),
    );
    const [one, ...more] = opened(changes);

    expect(more).toEqual([]);
    expect(one?.slice).toEqual({ site: 'site-a' });
    const moved = changes.find(({ incident }) => incident.slice.carrier !== undefined)?.incident;
    expect(moved).toMatchObject({ id: one?.id, slice: { carrier: 'carrier-b' }, cause: 'carrier-outage' });
    expect(moved?.since).toBe(one?.since);
    expect(sum(moved?.codes.map(({ failed }) => failed))).toBeLessThanOrEqual(moved?.failed ?? 0);
    expect(moved?.failed).toBeLessThanOrEqual(moved?.total ?? 0);
  });

  it('says nothing when a site with many failures sends more than usual, each at its own normal rate', () => {
    const burst = textsOf({
      seed: 5,
      places: group.filter(({ slice }) => slice.site === 'site-old'),
      perDay: 600,
      days: 10,
    });
    const texts = [...textsOf(world), ...burst.filter((text) => text.at > at(9, 9) && text.at < at(9, 13))];

    expect(play(texts.sort((a, b) => a.at - b.at))).toEqual([]);
  });

  it('says nothing on a holiday, when all are closed', () => {
    const wrong = during(at(9, 0), 24, everywhere, 'silent');
    expect(play(textsOf({ ...world, wrong }))).toEqual([]);
  });

  it('finds total failure of one carrier while more than usual fails everywhere', () => {
    const outage = during(start + 2 * hourMs, 1, (s) => s.sender === '+12125550110', {
      share: 1,
      code: '30034',
      cause: 'sender-not-registered',
    });
    const step = during(start, 6, everywhere, { share: 0.12, code: '30008', cause: 'unknown-carrier-error' });
    const found = opened(play(textsOf({ ...world, wrong: (text) => outage(text) ?? step(text) })));

    expect(found.map(({ slice, cause }) => ({ slice, cause }))).toEqual([
      { slice: {}, cause: 'provider-outage' },
      { slice: { sender: '+12125550110' }, cause: 'sender-not-registered' },
    ]);
  });

  it('takes for normal what goes on for days, and says that it is over', () => {
    const wrong = during(start, 24 * 30, everywhere, {
      share: 0.1,
      code: '30008',
      cause: 'unknown-carrier-error',
    });
    const changes = play(textsOf({ ...world, days: 28, wrong }));

    expect(opened(changes)).toHaveLength(1);
    expect(changes.at(-1)).toMatchObject({ kind: 'resolved' });
  });
});

describe('a small clinic', () => {
  const world = { seed: 3, places: clinic, perDay: 50, days: 25 };

  it('that runs out of credits is told after three texts', () => {
    const from = at(15, 11);
    const changes = play(
      textsOf({
        ...world,
        wrong: during(from, 24, everywhere, { share: 1, code: '30002', cause: 'account-suspended' }),
      }),
    );

    expect(opened(changes)).toMatchObject([{ slice: {}, cause: 'out-of-credits', failed: 3, total: 3 }]);
  });

  it('whose connector breaks in the middle of the day is told the same day', () => {
    const from = at(15, 9.25);
    const changes = play(textsOf({ ...world, wrong: during(from, 72, everywhere, 'silent') }));

    expect(opened(changes)).toMatchObject([{ kind: 'silence', cause: 'platform-connector-down' }]);
    expect(opened(changes)[0]!.openedAt).toBeLessThan(at(15, 19));
  });

  it('that is closed for a day is left alone', () => {
    expect(play(textsOf({ ...world, wrong: during(at(15, 0), 24, everywhere, 'silent') }))).toEqual([]);
  });

  it('says next to nothing while all is normal: once at most in a year of weeks', () => {
    const alerts = [21, 22, 23, 24, 25, 26].flatMap((seed) =>
      opened(play(textsOf({ ...world, seed, days: 60 }))),
    );
    expect(alerts.length).toBeLessThanOrEqual(1);
  });
});

describe('what is no failure', () => {
  const quiet = textsOf({ seed: 8, places: clinic, perDay: 300, days: 4 });
  const detector = () => {
    const one = openDetector();
    expect(play(quiet, one)).toEqual([]);
    return one;
  };
  const now = at(4, 10);
  const many = (parts: Partial<Count>): Count => ({
    ...countOf({ at: now, slice: clinic[0]!.slice, failed: true, code: '30002', cause: 'account-suspended' }),
    ...parts,
  });

  it('is the same text failing, and failing rightly', () => {
    const changes = [];
    const one = detector();
    for (let i = 0; i < 6; i++) changes.push(...one.take(many({}), now + i));
    expect(opened(changes)).toHaveLength(1);
  });

  it.each([
    ['is pending', { outcome: 'other' }],
    ['waits for the hourly limit', { cause: 'bulk-hourly-limit-exceeded', code: 'limit' }],
    ['ended nobody knows how', { cause: 'delivery-receipt-missing' }],
  ] as const)('is a text that %s', (_, parts) => {
    const one = detector();
    for (let i = 0; i < 50; i++) expect(one.take(many(parts), now + i)).toEqual([]);
  });

  it('is what is taken back', () => {
    const one = detector();
    for (let i = 0; i < 40; i++) {
      expect(one.take(many({}), now + i)).toEqual([]);
      expect(one.take(many({ times: -1 }), now + i)).toEqual([]);
    }
  });
});

it('does not open again what staff have said is no problem, while it goes on', () => {
  const wrong = during(start, 5, everywhere, { share: 0.5, code: '30008', cause: 'unknown-carrier-error' });
  const texts = textsOf({ seed: 11, places: group, perDay: 2000, days: 12, wrong });
  const one = openDetector();
  const said: string[] = [];
  for (const text of texts) {
    const changes = play([text], one);
    said.push(...changes.map(({ kind }) => kind));
    const [incident] = opened(changes);
    if (incident) said.push(...one.dismiss(incident.id, text.at).map(({ kind }) => `dismissed: ${kind}`));
  }

  expect(said).toEqual(['opened', 'dismissed: resolved']);
  expect(one.dismiss('nobody', start)).toEqual([]);
  expect(one.open()).toEqual([]);
});

it('tells what people must know of a rise that goes on, and no oftener than every five minutes', () => {
  const wrong = during(start, 5, everywhere, { share: 0.5, code: '30008', cause: 'unknown-carrier-error' });
  const changes = play(textsOf({ seed: 11, places: group, perDay: 8000, days: 11, wrong }));
  const times = changes.map(({ incident }) => incident.changedAt);

  expect(changes.filter(({ kind }) => kind === 'updated').length).toBeGreaterThan(2);
  expect(changes.length).toBeLessThan(15);
  expect(Math.min(...times.slice(1, -1).map((time, i) => time - times[i]!))).toBeGreaterThanOrEqual(
    5 * minuteMs,
  );
  expect(changes[1]!.incident.failed).toBeGreaterThanOrEqual(2 * changes[0]!.incident.failed);
});

it('is not confused by weeks without a receipt', () => {
  const before = textsOf({ seed: 4, places: clinic, perDay: 200, days: 14 });
  const after = textsOf({ seed: 5, places: clinic, perDay: 200, days: 14 }).map(
    (text): Text => ({ ...text, at: text.at + 70 * dayMs }),
  );
  const changes = play([...before, ...after]);

  expect(opened(changes).filter(({ kind }) => kind === 'failures')).toEqual([]);
  expect(opened(changes).length).toBeLessThanOrEqual(1);
});
