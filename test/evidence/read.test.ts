import { describe, expect, it } from 'vitest';
import { readHistory } from '#evidence/read.ts';
import type { ReceiptRow } from '#store/store.ts';
import { days, failed, hours, noon, row } from './rows.ts';

const asked = {
  by: 'number',
  recipient: 'hash-of-somebody',
  tail: '67',
  zones: ['America/New_York'],
} as const;
const read = (rows: readonly ReceiptRow[]) => readHistory(rows, asked);
/** The latest first, a day apart. */
const daily = (...rows: readonly ReceiptRow[]) =>
  rows.map((one, back) => ({ ...one, sentAt: noon - days(back), at: noon - days(back) }));

describe('which texts fail', () => {
  it.each([
    ['all', [failed('30006'), failed('30006'), failed('30005')]],
    ['latest', [failed('30003'), row('delivered'), row('delivered')]],
    ['some', [row('delivered'), failed('30003'), row('delivered')]],
    ['some', [failed('30003'), failed('30003'), row('delivered')]],
  ])('is %s', (scope, rows) => {
    expect(read(daily(...rows)).facts['failure-scope']).toBe(scope);
  });

  it.each([
    ['one text alone', [failed('30006')]],
    ['one failure beside what nobody knows', [failed('30006'), row('unknown'), row('sent'), row('canceled')]],
    ['no failure', [row('delivered'), row('delivered')]],
    ['nothing', []],
  ])('is open after %s', (_name, rows) => {
    expect(read(daily(...rows)).facts).not.toHaveProperty('failure-scope');
  });
});

describe('the text in question', () => {
  it('is the latest that failed, even if a later one got through', () => {
    const history = read(daily(row('delivered'), failed('30006'), failed('30005')));

    expect(history.text).toEqual({ at: noon - days(1), outcome: 'failed' });
    expect(history.code).toBe('30006');
    expect(history.codes).toEqual(['twilio/error-code/30006']);
    expect(history.facts.status).toBe('failed');
    expect(history).not.toHaveProperty('since');
  });

  it('is the one whose id was given', () => {
    const rows = daily(failed('30006'), row('delivered', { message: 'SMwanted' }));
    const history = readHistory(rows, { by: 'message', message: 'SMwanted', zones: [] });

    expect(history).toMatchObject({
      text: { outcome: 'delivered' },
      facts: { status: 'delivered' },
      codes: [],
    });
    expect(history).toMatchObject({ recipient: 'hash-of-somebody', tail: '67' });
    expect(history).not.toHaveProperty('code');
  });

  it.each([
    ['sent', 'sent'],
    ['queued', 'pending'],
    ['unknown', 'unknown'],
    ['canceled', 'unknown'],
    ['delivered', 'delivered'],
    ['rejected', 'failed'],
  ] as const)('of state %s has the status %s', (state, status) => {
    expect(read([row(state)]).facts.status).toBe(status);
  });

  it('keeps a code that no list holds', () => {
    expect(read([failed('99999')])).toMatchObject({ code: '99999', codes: [] });
  });

  it('leaves a code of several providers open where the feed names none', () => {
    const { codes } = read([row('failed', { provider: 'generic', field: 'code', code: '30006' })]);

    expect(codes).toContain('twilio/error-code/30006');
  });

  it('with two ends that contradict each other is neither', () => {
    const history = read([row('delivered', { note: 'failed 30003' })]);

    expect(history).toMatchObject({ contradicted: true, code: '30003', facts: { status: 'delivered' } });
    expect(history.codes).toEqual(['twilio/error-code/30003']);
    expect(read([failed('30003', { note: 'delivered' })])).toMatchObject({
      contradicted: true,
      facts: { status: 'delivered' },
    });
    expect(read([failed('30003', { note: 'failed 30005' })]).contradicted).toBe(false);
  });
});

describe('since when', () => {
  it('counts back to the first failure that no delivery has broken', () => {
    const rows = daily(failed('30006'), row('sent'), failed('30006'), row('delivered'), failed('30006'));

    expect(read(rows)).toMatchObject({ since: noon - days(2), delivered: noon - days(3), alike: true });
  });

  it('tells failures of several kinds apart', () => {
    expect(read(daily(failed('30006'), failed('30005'))).alike).toBe(false);
    expect(read(daily(row('delivered'))).alike).toBe(false);
  });
});

describe('the feature', () => {
  const through = (feature: string, state: 'delivered' | 'failed') => row(state, { feature });

  it.each([
    ['reminders-only', [through('reminder', 'failed'), through('Messenger', 'delivered')]],
    ['messenger-only', [through('2-way messenger', 'failed'), through('reminder', 'delivered')]],
    ['campaign', [through('spring campaign', 'failed')]],
    ['every-channel', [through('reminder', 'failed'), through('messenger', 'failed')]],
  ])('is %s', (channel, rows) => {
    expect(read(daily(...rows)).facts.channel).toBe(channel);
  });

  it.each([
    ['one feature alone', [through('reminder', 'failed')]],
    [
      'a mixture',
      [through('reminder', 'failed'), through('reminder', 'delivered'), through('chat', 'failed')],
    ],
    ['names that say nothing', [through('x', 'failed'), through('y', 'delivered')]],
    ['no names', [row('failed'), row('delivered')]],
  ])('is open with %s', (_name, rows) => {
    expect(read(daily(...rows)).facts).not.toHaveProperty('channel');
  });
});

describe('the line and its people', () => {
  it('believes the carrier about a landline, unless it took a text', () => {
    const landline = { line: 'landline' };

    expect(read(daily(failed('30006', landline))).facts['line-type']).toBe('landline');
    expect(read(daily(failed('30006', landline), row('delivered'))).facts).not.toHaveProperty('line-type');
    expect(read(daily(row('failed', { line: 'toll-free' }))).facts).not.toHaveProperty('line-type');
  });

  it('says that several references share the number, and that one opted out only if a receipt shows it', () => {
    const [one, other] = [{ patient: 'a' }, { patient: 'b' }];

    const open = read(daily(failed('30006', one), row('delivered', other)));
    expect(open.patients).toBe(2);
    expect(open.facts).not.toHaveProperty('shared-number');

    const stopped = read(daily(failed('21610', one), row('delivered', other)));
    expect(stopped.facts['shared-number']).toBe('shared-someone-opted-out');
    expect(read(daily(failed('21610', one), row('delivered', one))).facts).not.toHaveProperty(
      'shared-number',
    );
  });

  it('knows the one phone company that matters, however it is written', () => {
    expect(read([row('delivered', { carrier: 'T-MOBILE USA, INC.' })]).facts['recipient-carrier']).toBe(
      't-mobile',
    );
    expect(read([row('delivered', { carrier: 'Verizon' })]).facts['recipient-carrier']).toBe('other');
  });

  it('takes the texting system only if it is one we know', () => {
    expect(read([row('delivered', { platform: 'cliniko' })]).facts.platform).toBe('cliniko');
    expect(read([row('delivered', { platform: 'homemade' })]).facts).not.toHaveProperty('platform');
  });
});

it('gives the time by every clock that may apply, the same time once', () => {
  const zones = ['America/New_York', 'America/Los_Angeles', 'America/Toronto'];
  const { local } = readHistory([failed('30006', { sentAt: noon - hours(1) })], { ...asked, zones });

  expect(local).toEqual([
    { time: '11:00', zone: 'America/New_York' },
    { time: '08:00', zone: 'America/Los_Angeles' },
  ]);
});
