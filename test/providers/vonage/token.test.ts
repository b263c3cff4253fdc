import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { verifySignature } from '@vonage/jwt';
import { describe, expect, it } from 'vitest';
import type { Provider } from '#providers/provider.ts';
import { openVonage } from '#providers/vonage/index.ts';
import { callback } from '../../contract/providers/scenario.ts';

const secret = 'FAKE-vonage-signature-secret-32bytes!!';
const url = 'https://hooks.example.com/dlr/vonage-messages';
const now = new Date('2026-11-21T18:30:00Z');
const seconds = now.getTime() / 1000;
const body = '{"message_uuid":"aaaa","status":"delivered"}';
const [sms, messages] = openVonage({ secret, method: 'sha256' }) as unknown as [Provider, Provider];

const claims = {
  iat: seconds,
  jti: 'c5ba8f24',
  iss: 'Vonage',
  payload_hash: createHash('sha256').update(body).digest('hex'),
};
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
function token(of: Readonly<Record<string, unknown>> = {}, alg = 'HS256', key = secret): string {
  const signed = `${part({ alg, typ: 'JWT' })}.${part({ ...claims, ...of })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
async function said(jwt: string, more: Partial<Parameters<typeof callback>[0]> = {}, from = messages) {
  const call = callback({ url, headers: { authorization: `Bearer ${jwt}` }, body, now, ...more });
  const verified = await from.verify(call);
  return verified.genuine ? 'genuine' : verified.because;
}

describe('the token of the Messages API', () => {
  it('is for this body', async () => {
    expect(await said(token())).toBe('genuine');
    expect(await said(token({ payload_hash: claims.payload_hash.toUpperCase() }))).toBe('genuine');
    expect(await said(token(), { body: body.replace('delivered', 'rejected') })).toBe('forged');
    expect(await said(token(), { body: `${body} ` })).toBe('forged');
    expect(await said(token({ payload_hash: undefined }))).toBe('forged');
  });

  it('is of now, by our clock', async () => {
    const of2017 = Date.UTC(2017, 5, 1) / 1000;

    expect(await said(token({ iat: of2017 }))).toBe('stale');
    expect(await said(token({ iat: of2017 }), { now: new Date(of2017 * 1000) })).toBe('genuine');
    expect(await said(token({ iat: seconds + 301 }))).toBe('stale');
    expect(await said(token({ iat: 'now' }))).toBe('forged');
    expect(await said(token({ iat: undefined }))).toBe('forged');
  });

  it("is made by Vonage, with this account's secret", async () => {
    expect(await said(token({ iss: 'Somebody' }))).toBe('forged');
    expect(await said(token({}, 'HS256', 'another secret'))).toBe('forged');
  });

  it('is signed, and by no other method', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}`;
    const byKey = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
    const by512 = `${part({ alg: 'HS512', typ: 'JWT' })}.${part(claims)}`;

    expect(await said(`${unsigned}.`)).toBe('forged');
    expect(await said(token({}, 'none'))).toBe('forged');
    expect(await said(token({}, 'RS256'))).toBe('forged');
    expect(
      await said(`${byKey}.${sign('RSA-SHA256', Buffer.from(byKey), privateKey).toString('base64url')}`),
    ).toBe('forged');
    expect(await said(`${by512}.${createHmac('sha512', secret).update(by512).digest('base64url')}`)).toBe(
      'forged',
    );
    expect(await said('no.token.at-all')).toBe('forged');
  });

  it('is signed by HS256 even where the secret would do as a key of another method', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const [, strict] = openVonage({ secret: pem, method: 'sha256' });
    const byKey = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
    const jwt = `${byKey}.${sign('RSA-SHA256', Buffer.from(byKey), privateKey).toString('base64url')}`;

    expect(verifySignature(jwt, pem)).toBe(true);
    expect(await said(jwt, {}, strict)).toBe('forged');
  });

  it('says nothing of an address, so it is not taken with a GET', async () => {
    const payload_hash = createHash('sha256').update('').digest('hex');

    expect(
      await said(token({ payload_hash }), { method: 'GET', url: `${url}?messageId=1`, body: '' }, sms),
    ).toBe('malformed');
  });

  it('is taken at the path of the SMS API as well', async () => {
    expect(sms.id).toBe('vonage');
    expect(await said(token(), {}, sms)).toBe('genuine');
    expect(sms.read(callback({ url, body, now }))).toMatchObject({ receipts: [{ message: 'aaaa' }] });
  });

  it('counts alone where it is there', async () => {
    const fields = { messageId: '1', status: 'sent', timestamp: String(seconds) };
    const joined = `&messageId=1&status=sent&timestamp=${seconds}`;
    const signed = { ...fields, sig: createHmac('sha256', secret).update(joined).digest('hex') };

    expect(await said(token(), { body: JSON.stringify(signed) })).toBe('forged');
    expect(await said(token(), { body: JSON.stringify(signed), headers: {} })).toBe('genuine');
  });
});
