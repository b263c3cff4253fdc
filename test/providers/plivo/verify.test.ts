import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openPlivo } from '#providers/plivo/index.ts';
import type { Callback, Provider } from '#providers/provider.ts';
import { callback } from '../../contract/providers/scenario.ts';

const token = 'FAKE-plivo-auth-token';
const other = 'FAKE-token-of-a-subaccount';
const url = 'https://hooks.example.com/dlr/plivo';
const body = 'MessageUUID=d1&To=12125550123&Status=undelivered&ErrorCode=80';
const now = new Date('2026-11-21T18:30:00Z');

const hmac = (signed: string, key = token) => createHmac('sha256', key).update(signed).digest('base64');
/** As Plivo documents them: V2 over the address without its query, V3 with the parameters in order. */
const v2 = (address: string, nonce: string, key = token) => hmac(address + nonce, key);
const v3 = (params: string, nonce: string, key = token) => hmac(`${url}?${params}.${nonce}`, key);
const params = 'ErrorCode80MessageUUIDd1Statusundelivered' + 'To12125550123';

const byV2 = (more: Partial<Parameters<typeof callback>[0]> = {}, nonce = '1001') =>
  callback({
    url,
    headers: { 'x-plivo-signature-v2': v2(url, nonce), 'x-plivo-signature-v2-nonce': nonce },
    body,
    now,
    ...more,
  });
const byV3 = (headers: Record<string, string> = {}) =>
  callback({
    url,
    headers: { 'x-plivo-signature-v3': v3(params, '2001'), 'x-plivo-signature-v3-nonce': '2001', ...headers },
    body,
    now,
  });

const open = (): Provider => openPlivo({ token })[0] as Provider;
const said = async (plivo: Provider, call: Callback) => {
  const verified = await plivo.verify(call);
  return verified.genuine ? 'genuine' : verified.because;
};

describe('V2, which signs the address and a nonce', () => {
  it('is taken, and taken again when it is repeated as it was', async () => {
    const plivo = open();

    expect(await said(plivo, byV2())).toBe('genuine');
    expect(await said(plivo, byV2())).toBe('genuine');
    expect(await said(plivo, byV2({ body: 'MessageUUID=d2&Status=sent' }, '1002'))).toBe('genuine');
  });

  it('is not taken for another body, query or method under the same nonce', async () => {
    const plivo = open();
    await plivo.verify(byV2());

    expect(await said(plivo, byV2({ body: body.replace('undelivered', 'delivered') }))).toBe('forged');
    expect(await said(plivo, byV2({ url: `${url}?site=south` }))).toBe('forged');
    expect(await said(plivo, byV2({ method: 'GET', url: `${url}?${body}` }))).toBe('forged');
    expect(await said(plivo, byV2())).toBe('genuine');
  });

  it('is not taken for another query of a GET under the same nonce', async () => {
    const plivo = open();
    const get = (query: string) => byV2({ method: 'GET', url: `${url}?${query}`, body: '' });

    expect(await said(plivo, get(body))).toBe('genuine');
    expect(await said(plivo, get(body))).toBe('genuine');
    expect(await said(plivo, get(body.replace('undelivered', 'delivered')))).toBe('forged');
  });

  it('cannot lend the beginning of its nonce to the address', async () => {
    const plivo = open();
    const headers = (nonce: string) => ({
      'x-plivo-signature-v2': v2(url, '1001'),
      'x-plivo-signature-v2-nonce': nonce,
    });
    await plivo.verify(byV2());

    expect(await said(plivo, byV2({ url: `${url}1`, headers: headers('001') }))).toBe('forged');
  });

  it('forgets a signature after a day', async () => {
    const plivo = open();
    const later = (hours: number) =>
      byV2({ body: 'MessageUUID=d9', now: new Date(now.getTime() + hours * 3_600_000) });
    await plivo.verify(byV2());

    expect(await said(plivo, later(23.9))).toBe('forged');
    expect(await said(plivo, later(24.1))).toBe('genuine');
  });
});

describe('V3, which signs everything', () => {
  it('counts alone where both are there', async () => {
    const right = { ...byV2().headers } as Record<string, string>;
    const wrong = { 'x-plivo-signature-v3': v3(params, '2001', other) };

    expect(await said(open(), byV3(right))).toBe('genuine');
    expect(await said(open(), byV3({ ...right, ...wrong }))).toBe('forged');
    expect(await said(open(), byV3({ ...right, 'x-plivo-signature-v3-nonce': '' }))).toBe('unsigned');
  });

  it('may be the signature of the main account, and one of several', async () => {
    const ofSubaccount = v3(params, '2001', other);
    const ofMain = v3(params, '2001');

    expect(
      await said(open(), byV3({ 'x-plivo-signature-v3': ofSubaccount, 'x-plivo-signature-ma-v3': ofMain })),
    ).toBe('genuine');
    expect(await said(open(), byV3({ 'x-plivo-signature-v3': `${ofSubaccount},${ofMain}` }))).toBe('genuine');
    expect(await said(open(), byV3({ 'x-plivo-signature-v3': `${ofSubaccount},${ofSubaccount}` }))).toBe(
      'forged',
    );
  });

  it('covers the query of a POST as well', async () => {
    const placed = (query: string) => ({
      ...byV3({ 'x-plivo-signature-v3': v3(`platform=x&site=North Side.${params}`, '2001') }),
      url: `${url}?${query}`,
    });

    expect(await said(open(), placed('site=North%20Side&platform=x'))).toBe('genuine');
    expect(await said(open(), placed('site=South%20Side&platform=x'))).toBe('forged');
  });

  it('does not lend its V2 signature to another body', async () => {
    const plivo = open();
    await plivo.verify(byV3({ ...byV2().headers } as Record<string, string>));

    expect(await said(plivo, byV2({ body: body.replace('undelivered', 'delivered') }))).toBe('forged');
    expect(await said(plivo, byV2())).toBe('genuine');
  });

  it('does not let the same characters stand for other fields', async () => {
    const plivo = open();
    const shifted = Buffer.from(body.replace('ErrorCode=80', 'ErrorCode8=0'));

    expect(await said(plivo, byV3())).toBe('genuine');
    expect(await said(plivo, { ...byV3(), body: shifted })).toBe('forged');
    expect(await said(plivo, byV3())).toBe('genuine');
  });
});
