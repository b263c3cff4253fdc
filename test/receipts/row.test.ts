import { describe, expect, it } from 'vitest';
import { keyedHash } from '#kit/keyed-hash.ts';
import type { Receipt } from '#providers/provider.ts';
import { noMap, openMap } from '#receipts/map.ts';
import { type Arrival, hashes, type RowDesk, rowOf } from '#receipts/row.ts';

const key = Buffer.alloc(32, 7);
const arrived = new Date('2026-03-02T15:00:00.000Z');
const desk: RowDesk = { hashes: hashes(key), map: noMap, country: 'US' };
const arrival: Arrival = { workspace: 'main', place: {}, arrived };
const plain: Receipt = { provider: 'twilio', message: 'SM1', state: 'undelivered', said: 'undelivered' };
const row = (more: Partial<Receipt> = {}, at: Partial<Arrival> = {}, other: Partial<RowDesk> = {}) =>
  rowOf({ ...plain, ...more }, { ...arrival, ...at }, { ...desk, ...other });

it('keeps what a receipt says, and of the number a hash and two digits', () => {
  const made = row({
    to: '(212) 555-0123',
    from: '+1 212 555 0100',
    at: Date.parse('2026-03-02T14:59:00Z'),
    sentAt: Date.parse('2026-03-02T14:58:00Z'),
    code: '30006',
    field: 'error-code',
    carrier: 'T-Mobile',
    line: 'landline',
    patient: 'P-17',
  });

  expect(made).toEqual({
    workspace: 'main',
    provider: 'twilio',
    message: 'SM1',
    copy: '',
    recipient: keyedHash(key, 'recipient')('+12125550123'),
    tail: '23',
    patient: keyedHash(key, 'patient')('P-17'),
    state: 'undelivered',
    rank: 9,
    outcome: 'failed',
    said: 'undelivered',
    code: '30006',
    field: 'error-code',
    at: Date.parse('2026-03-02T14:59:00Z'),
    sentAt: Date.parse('2026-03-02T14:58:00Z'),
    sentKnown: true,
    platform: '',
    site: '',
    feature: '',
    sender: '+12125550100',
    carrier: 'T-Mobile',
    line: 'landline',
    note: null,
  });
  expect(JSON.stringify(made)).not.toMatch(/5550123|P-17/);
});

it('knows of a bare receipt when it arrived, and says that the time of sending is a guess', () => {
  expect(row()).toMatchObject({
    recipient: null,
    tail: null,
    patient: null,
    sender: '',
    code: null,
    field: null,
    at: arrived.getTime(),
    sentAt: arrived.getTime(),
    sentKnown: false,
  });
});

it('finds one patient however the number is written, and tells recipients of one message apart', () => {
  const spellings = ['+12125550123', '212-555-0123', '1 (212) 555 0123'];
  expect(new Set(spellings.map((to) => row({ to }).recipient)).size).toBe(1);

  const one = row({ to: '+12125550123', several: true });
  const other = row({ to: '+12125550124', several: true });
  expect(one.copy).toBe(one.recipient);
  expect(other.copy).not.toBe(one.copy);
  expect(row({ several: true }).copy).toBe('');
  expect(row({ to: '+12125550123' }).copy).toBe('');
});

describe('where a text belongs', () => {
  const map = openMap(
    { senders: { '+1 212 555 0100': { platform: 'caremessage', site: 'mapped', feature: 'mapped' } } },
    'US',
  );

  it('says each part by itself: the address, then the tag, then the map', () => {
    const made = row(
      { from: '2125550100', place: { site: 'tagged', feature: 'tagged' } },
      { place: { feature: 'asked' } },
      { map },
    );
    expect(made).toMatchObject({ platform: 'caremessage', site: 'tagged', feature: 'asked' });
  });

  it('takes no number, e-mail address or overlong word for a place', () => {
    const made = row({
      place: { platform: 'x'.repeat(200), site: 'call 212-555-0123', feature: 'kim@example.com' },
    });
    expect(made).toMatchObject({ platform: 'x'.repeat(80), site: '', feature: '' });
  });
});

describe('times', () => {
  const tooFar = arrived.getTime() + 300_001;
  it.each([
    ['too far ahead', tooFar],
    ['before 2000', Date.UTC(1999, 11, 31)],
    ['not a number', Number.NaN],
  ])('are not believed when %s', (_, time) => {
    expect(row({ at: time, sentAt: time })).toMatchObject({
      at: arrived.getTime(),
      sentAt: arrived.getTime(),
      sentKnown: false,
    });
  });

  it('are believed up to five minutes ahead', () => {
    expect(row({ at: tooFar - 1, sentAt: tooFar - 1 })).toMatchObject({ at: tooFar - 1, sentKnown: true });
  });
});

describe('the sender', () => {
  it.each([
    ['+1 (212) 555-0100', '+12125550100'],
    ['2125550100', '+12125550100'],
    ['262966', '262966'],
    ['CLINIC 123', 'CLINIC 123'],
    ['whatsapp:+12125550100', 'whatsapp:+12125550100'],
    ['  ', ''],
    [undefined, ''],
  ])('%s is kept as %s', (from, sender) => {
    expect(row(from === undefined ? {} : { from }).sender).toBe(sender);
  });
});

it('keeps no NUL and no line end, which a database or a screen would stumble over', () => {
  const made = row({ message: 'SM\u00001\n2', said: 'a\u0000b', carrier: 'A\r\nB' });
  expect(made).toMatchObject({ message: 'SM 1 2', said: 'a b', carrier: 'A B' });
});
