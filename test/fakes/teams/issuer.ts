/** Microsoft's part in telling who is who, on loopback: an OpenID document, its keys, and tokens good and bad. */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Trust } from '#chat/teams/identity.ts';
import { bot } from './cast.ts';

export const appId = bot.id.slice(3);
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

const issuer = 'https://api.botframework.example';

/** Trusts the fake issuer with that document, also one in another process; what goes out is signed all the same. */
export const trusting = (openIdDocument: string): Trust => ({
  openIdDocument,
  issuer,
  credentials: {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request) => {
        request.headers.set('authorization', 'Bearer outbound-token');
        return request;
      },
    }),
  },
});

/** What is different about a token; absent: everything is right. `null` leaves a claim out. */
export interface TokenWish {
  readonly aud?: string | null;
  readonly iss?: string | null;
  /** s from now. */
  readonly exp?: number | null;
  /** s from now. */
  readonly nbf?: number;
  readonly serviceurl?: string | null;
  /** `strange` is a key that the issuer does not have. */
  readonly key?: 'right' | 'strange';
  readonly kid?: string;
  readonly alg?: 'RS256' | 'none' | 'HS256';
  readonly more?: Readonly<Record<string, unknown>>;
}

export type FakeIssuer = Awaited<ReturnType<typeof startFakeIssuer>>;

/** Starts it on a free port. Its tokens are for the bot of the cast. `serviceUrl`: whom they are to be answered at. */
export async function startFakeIssuer(serviceUrl: string) {
  const right = pair();
  const strange = pair();
  let mode: 'well' | 'broken' | 'no keys' | 'nonsense' = 'well';
  let fetches = 0;

  const server = createServer((request, response) => {
    fetches += 1;
    const json = (body: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (mode === 'broken') response.writeHead(500).end('words of the issuer');
    else if (mode === 'nonsense') response.writeHead(200).end('<html>');
    else if (request.url === '/openid') json({ issuer, jwks_uri: `${base}/keys` });
    else if (mode === 'no keys') response.writeHead(500).end();
    else json({ keys: [{ ...jwk(right.publicKey), kid: 'k1', endorsements: ['msteams'] }] });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function token(wish: TokenWish = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: appId,
      serviceurl: serviceUrl,
      ...picked(wish, ['iss', 'aud', 'serviceurl']),
      nbf: now + (wish.nbf ?? -60),
      ...(wish.exp === null ? {} : { exp: now + (wish.exp ?? 3600) }),
      ...wish.more,
    };
    const head = { alg: wish.alg ?? 'RS256', typ: 'JWT', kid: wish.kid ?? 'k1' };
    const signed = `${coded(head)}.${coded(claims)}`;
    if (wish.alg === 'none') return `${signed}.`;
    if (wish.alg === 'HS256')
      return `${signed}.${createHmac('sha256', pem(right.publicKey)).update(signed).digest('base64url')}`;
    const { privateKey } = wish.key === 'strange' ? strange : right;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
  }

  return {
    /** Hand it to `openIdentity`. */
    trust: trusting(`${base}/openid`),
    token,
    bearer: (wish?: TokenWish) => `Bearer ${token(wish)}`,
    /** How often it was asked for anything. */
    get fetches() {
      return fetches;
    },
    become: (next: typeof mode) => {
      mode = next;
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwk = (key: KeyObject) => key.export({ format: 'jwk' });
const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'spki' });

/** The claims that were wished for, without those that were wished away. */
function picked(wish: TokenWish, names: readonly ('iss' | 'aud' | 'serviceurl')[]) {
  return Object.fromEntries(
    names.flatMap((name) => (wish[name] === undefined ? [] : [[name, wish[name] ?? undefined]])),
  );
}
