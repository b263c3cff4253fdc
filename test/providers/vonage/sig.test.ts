import { createHash, createHmac } from 'node:crypto';
import { SMS } from '@vonage/sms';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Provider } from '#providers/provider.ts';
import { type SignatureMethod, signatureMethods } from '#providers/vonage/env.ts';
import { openVonage } from '#providers/vonage/index.ts';
import { callback } from '../../contract/providers/scenario.ts';

const secret = 'FAKE-vonage-signature-secret-32bytes!!';
const url = 'https://hooks.example.com/dlr/vonage';
const now = new Date('2026-11-21T18:30:00Z');
const open = (method: SignatureMethod = 'sha256') => openVonage({ secret, method })[0] as Provider;

const event = {
  messageId: '0B01',
  status: 'failed',
  'err-code': '6',
  msisdn: '12125550123',
  timestamp: String(now.getTime() / 1000),
};
type Fields = Readonly<Record<string, unknown>>;

function sign(fields: Fields, method: SignatureMethod = 'sha256'): string {
  const joined = Object.keys(fields)
    .sort()
    .map((name) => `&${name}=${String(fields[name]).replaceAll(/[&=]/g, '_')}`)
    .join('');
  const hash =
    method === 'md5hash'
      ? createHash('md5').update(joined + secret)
      : createHmac(method, secret).update(joined);
  return hash.digest('hex');
}

const post = (fields: unknown, to = url) => callback({ url: to, body: JSON.stringify(fields), now });
const get = (fields: Readonly<Record<string, string>>) =>
  callback({ method: 'GET', url: `${url}?${new URLSearchParams(fields)}`, body: '', now });
const said = async (call: ReturnType<typeof callback>, from = open()) => {
  const verified = await from.verify(call);
  return verified.genuine ? 'genuine' : verified.because;
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the sig of the SMS API', () => {
  it.each(signatureMethods)('is checked by the method that was agreed: %s', async (method) => {
    for (const made of signatureMethods)
      expect(await said(post({ ...event, sig: sign(event, made) }), open(method))).toBe(
        made === method ? 'genuine' : 'forged',
      );
  });

  it('is over the fields in whatever order they come, in either case', async () => {
    const turned = Object.fromEntries(Object.entries(event).reverse());

    expect(await said(post({ sig: sign(event), ...turned }))).toBe('genuine');
    expect(await said(post({ ...event, sig: sign(event).toUpperCase() }))).toBe('genuine');
  });

  it('is over every field there is', async () => {
    const sig = sign(event);
    const { 'err-code': _, ...less } = event;

    expect(await said(post({ ...less, sig }))).toBe('forged');
    expect(await said(post({ ...event, sig, new: 'field' }))).toBe('forged');
    expect(await said(post({ ...event, new: 'field', sig: sign({ ...event, new: 'field' }) }))).toBe(
      'genuine',
    );
  });

  it('takes numbers as they are written, and nothing that holds other fields', async () => {
    const numbers = { ...event, 'err-code': 6 };

    expect(await said(post({ ...numbers, sig: sign(numbers) }))).toBe('genuine');
    expect(await said(post({ ...event, list: ['a'], sig: sign({ ...event, list: 'a' }) }))).toBe('malformed');
    expect(await said(post({ ...event, sig: ['a'] }))).toBe('malformed');
  });

  it('does not let one field stand for two', async () => {
    const { 'err-code': _, status: __, ...rest } = event;
    const joint = { ...rest, 'err-code=6&status': 'failed' };
    const { sig, ...whole } = { ...event, sig: sign({ ...rest, 'err-code': '6', status: 'failed' }) };

    expect(await said(post({ ...joint, sig: sign(joint) }))).toBe('forged');
    expect(await said(post({ ...whole, sig }))).toBe('genuine');
  });

  it('does not let a field stand there twice', async () => {
    const form = `${new URLSearchParams({ ...event, sig: sign(event) })}`;

    expect(await said(callback({ url, body: form, now }))).toBe('genuine');
    expect(await said(callback({ url, body: `${form}&status=delivered`, now }))).toBe('malformed');
  });

  it('may cover what we put into the address, or not', async () => {
    const place = { platform: 'caremessage', site: 'north', feature: 'reminder' };

    expect(await said(get({ ...event, ...place, sig: sign(event) }))).toBe('genuine');
    expect(await said(get({ ...event, ...place, sig: sign({ ...event, ...place }) }))).toBe('genuine');
    expect(await said(get({ ...event, other: 'word', sig: sign(event) }))).toBe('forged');
    const placed = `${url}?${new URLSearchParams(place)}`;
    expect(await said(post({ ...event, sig: sign(event) }, placed))).toBe('genuine');
    expect(await said(post({ ...event, sig: sign({ ...event, ...place }) }, placed))).toBe('genuine');
    expect(await said(post({ ...event, sig: sign({ ...event, site: 'south' }) }, placed))).toBe('forged');
  });

  it('is not taken without a time', async () => {
    const { timestamp: _, ...timeless } = event;

    expect(await said(post({ ...timeless, sig: sign(timeless) }))).toBe('stale');
    const odd = { ...event, timestamp: '2026-11-21 18:30:00' };
    expect(await said(post({ ...odd, sig: sign(odd) }))).toBe('stale');
  });

  it("is shown to Vonage's helper only when it is right, and the helper has the last word", async () => {
    const helper = vi.spyOn(SMS.prototype, 'verifySignature');

    expect(await said(post({ ...event, sig: '0'.repeat(64) }))).toBe('forged');
    expect(helper).not.toHaveBeenCalled();
    expect(await said(post({ ...event, sig: sign(event) }))).toBe('genuine');
    helper.mockReturnValue(false);
    expect(await said(post({ ...event, sig: sign(event) }))).toBe('forged');
  });

  it('is taken at the path of the Messages API as well', async () => {
    const messages = openVonage({ secret, method: 'sha256' })[1] as Provider;

    expect(messages.id).toBe('vonage-messages');
    expect(await said(post({ ...event, sig: sign(event) }), messages)).toBe('genuine');
    expect(messages.read(post(event))).toMatchObject({ receipts: [{ message: '0B01' }] });
  });
});
