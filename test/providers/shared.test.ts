/** What readers and checkers of callbacks share. */

import { describe, expect, it } from 'vitest';
import { headerOf, jsonOf, paramsOf, textOf } from '#providers/body.ts';
import { signatureAge } from '#providers/env.ts';
import { code, maybe, moment, word } from '#providers/fields.ts';
import { fresh } from '#providers/fresh.ts';
import { endOf, readingOf, receipt } from '#providers/receipt.ts';
import { sameSecret } from '#providers/secret.ts';
import { readSinchEnv } from '#providers/sinch/env.ts';
import { readVonageEnv } from '#providers/vonage/env.ts';

describe('bodies', () => {
  it('are text only in UTF-8, and keep a byte order mark, for it was signed', () => {
    expect(textOf(Buffer.from('na\u00efve'))).toBe('na\u00efve');
    expect(textOf(Buffer.from('\ufeff{}'))).toBe('\ufeff{}');
    expect(textOf(Buffer.from([0xc3, 0x28]))).toBeUndefined();
  });

  it('are JSON, or nothing', () => {
    expect(jsonOf(Buffer.from('{"a":[1]}'))).toEqual({ a: [1] });
    for (const text of ['', '{', 'a=1']) expect(jsonOf(Buffer.from(text))).toBeUndefined();
    expect(jsonOf(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
  });

  it('are forms, whose names can be any', () => {
    expect({ ...paramsOf('a=1&b=%2B1+2&a=2&a=3&c') }).toEqual({ a: ['1', '2', '3'], b: '+1 2', c: '' });
    expect(Object.keys(paramsOf('__proto__=1&toString=2'))).toEqual(['__proto__', 'toString']);
    expect(paramsOf('').constructor).toBeUndefined();
  });

  it('have headers that stand there once', () => {
    expect(headerOf({ a: 'x' }, 'a')).toBe('x');
    for (const headers of [{}, { a: '' }, { a: ['x', 'y'] }]) expect(headerOf(headers, 'a')).toBeUndefined();
  });
});

describe('fields', () => {
  it('are bounded, and hold nothing that breaks a line or a row', () => {
    expect(word.parse('T-MOBILE USA, INC. \u00e9 \u{1f4f1}')).toBe('T-MOBILE USA, INC. \u00e9 \u{1f4f1}');
    expect(word.parse('x'.repeat(200))).toHaveLength(200);
    for (const bad of ['', 'x'.repeat(201), 'a\u0000', 'a\nb', '\u007f', 'a\u2028b', '\ud800', 7, null])
      expect(word.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  });

  it('are codes, also as numbers', () => {
    expect([code.parse(30007), code.parse('40001')]).toEqual(['30007', '40001']);
    for (const bad of [1.5, Number.MAX_VALUE, '', true, [30007]])
      expect(code.safeParse(bad).success).toBe(false);
  });

  it('are moments with their zone', () => {
    expect(moment.parse('2026-11-21T13:30:00.250-05:00')).toBe(1_795_285_800_250);
    for (const bad of ['2026-11-21T18:30:00', '2026-11-21', '2026-02-30T00:00:00Z', 1_795_285_800])
      expect(moment.safeParse(bad).success, String(bad)).toBe(false);
  });

  it('do not spoil the rest where they are only good to have', () => {
    expect(maybe(word).parse('a')).toBe('a');
    expect([undefined, null, 7, 'x'.repeat(201)].map((value) => maybe(word).parse(value))).toEqual(
      Array(4).fill(undefined),
    );
  });
});

it('secrets are the same only where every byte is', () => {
  expect(sameSecret('s3cret', Buffer.from('s3cret'))).toBe(true);
  for (const other of ['s3creT', 's3cre', 's3crett', '']) expect(sameSecret('s3cret', other)).toBe(false);
});

it('what was signed is fresh for five minutes both ways, and never at no time', () => {
  const now = new Date(1_000_000_000);
  const at = [-300_000, 0, 300_000, -300_001, 300_001, Number.NaN, Number.POSITIVE_INFINITY];
  expect(at.map((ms) => fresh(now.getTime() + ms, now))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(fresh(now.getTime() - 301_000, now, 302_000)).toBe(true);
});

it('receipts leave out what is absent', () => {
  const made = receipt({ provider: 'p', message: 'm', state: 'sent', said: 'sent', to: undefined, at: 0 });

  expect(Object.keys(made).sort()).toEqual(['at', 'message', 'provider', 'said', 'state']);
  expect(readingOf([made, 'no receipt', { unreadable: 'A.' }, { unreadable: 'A.' }])).toEqual({
    receipts: [made],
    unreadable: ['A.', 'A.'],
  });
  expect(readingOf(['no receipt'])).toEqual({ receipts: [] });
});

describe('how a text ended', () => {
  const field = 'messaging-errorCode';

  it('is unknown where the code takes the failure back', () => {
    expect(endOf('failed', { provider: 'bandwidth', field, code: '9902' })).toBe('unknown');
    expect(endOf('undelivered', { provider: 'telnyx', field: 'error-code', code: '40328' })).toBe('unknown');
  });

  it('is what was said otherwise', () => {
    expect(endOf('failed', { provider: 'bandwidth', field, code: '4720' })).toBe('failed');
    expect(endOf('failed', { provider: 'bandwidth', field: 'code', code: '9902' })).toBe('failed');
    expect(endOf('failed', { provider: 'nobody', field, code: '9902' })).toBe('failed');
    expect(endOf('failed', { provider: 'bandwidth' })).toBe('failed');
    expect(endOf('sent', { provider: 'bandwidth', field, code: '9902' })).toBe('sent');
    expect(endOf('delivered', { provider: 'telnyx', field: 'error-code', code: '40328' })).toBe('delivered');
  });
});

describe('how old a signature may be', () => {
  const ages = (minutes?: string) => signatureAge({ SOME_MINUTES: minutes }, 'SOME_MINUTES');

  it('is five minutes, or what the operator says', () => {
    expect(ages()).toEqual({ age: 300_000 });
    expect(ages('1440')).toEqual({ age: 86_400_000 });
    for (const minutes of ['4', '1501', 'a day', '-5', '5.5'])
      expect(ages(minutes)).toMatchObject({ fault: { variable: 'SOME_MINUTES' } });
  });

  it('lets nothing in from the future, however old it may be', () => {
    const now = new Date('2026-03-02T15:00:00Z');
    const hour = 3_600_000;

    expect(fresh(now.getTime() - hour, now)).toBe(false);
    expect(fresh(now.getTime() - hour, now, hour)).toBe(true);
    expect(fresh(now.getTime() + hour, now, hour)).toBe(false);
    expect(fresh(Number.NaN, now, hour)).toBe(false);
  });

  it.each([
    ['sinch', readSinchEnv, { SINCH_WEBHOOK_SECRET: 's', SINCH_SIGNATURE_MINUTES: '60' }],
    ['vonage', readVonageEnv, { VONAGE_SIGNATURE_SECRET: 's', VONAGE_SIGNATURE_MINUTES: '60' }],
  ] as const)('is read for %s', (name, read, env) => {
    expect(read(env)).toMatchObject({ on: true, config: { age: 3_600_000 } });
    const broken = { ...env, [`${name.toUpperCase()}_SIGNATURE_MINUTES`]: '1' };
    expect(read(broken)).toMatchObject({ faults: [{ remedy: expect.stringContaining('five minutes') }] });
  });
});
