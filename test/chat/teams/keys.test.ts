import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Keys, KeysUnreachable } from '#chat/teams/keys.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { type FakeIssuer, startFakeIssuer } from '../../fakes/teams/index.ts';

let issuer: FakeIssuer;
let clock: FakeClock;
let keys: Keys;
beforeAll(async () => {
  issuer = await startFakeIssuer('http://127.0.0.1/');
});
afterAll(() => issuer[Symbol.asyncDispose]());
beforeEach(() => {
  clock = new FakeClock();
  keys = new Keys(issuer.trust.openIdDocument, clock);
  issuer.become('well');
});
/** How often the issuer was asked meanwhile: once for the document, once for the keys. */
const askedFor = async (work: () => Promise<unknown>) => {
  const before = issuer.fetches;
  await work();
  return issuer.fetches - before;
};

it('asks once for everybody, and then once a day', async () => {
  expect(await askedFor(() => Promise.all([keys.find('k1'), keys.find('k1'), keys.find('k1')]))).toBe(2);
  clock.pass({ hours: 23 });
  expect(await askedFor(() => keys.find('k1'))).toBe(0);
  clock.pass({ hours: 2 });
  expect(await askedFor(() => keys.find('k1'))).toBe(2);
});

it('looks again for a key it does not know, but once an hour at most, whoever knocks', async () => {
  expect(await keys.find('k1')).toBeDefined();
  expect(await askedFor(() => keys.find('k7'))).toBe(0);
  clock.pass({ minutes: 61 });
  expect(await askedFor(() => keys.find('k7'))).toBe(2);
  expect(await askedFor(() => keys.find('k8'))).toBe(0);
  expect(await keys.find('k8')).toBeUndefined();
});

it('leaves an issuer alone for some seconds after it failed', async () => {
  issuer.become('broken');
  await expect(keys.find('k1')).rejects.toThrow(KeysUnreachable);
  issuer.become('well');
  expect(await askedFor(() => expect(keys.find('k1')).rejects.toThrow(KeysUnreachable))).toBe(0);
  clock.pass({ seconds: 6 });
  expect(await keys.find('k1')).toBeDefined();
});
