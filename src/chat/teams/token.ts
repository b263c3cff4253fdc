/**
 * A first look at what a request carries. The library would look too, but it prints public keys and errors to the
 * console when a signature is wrong, and remembers the tenant of every token it sees, signed or not
 * (botframework-connector 4.23.3, jwtTokenExtractor.js and emulatorValidation.js). So it sees only what passes here.
 */
import { type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';

const digests = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' } as const;
const headShape = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string().min(1).max(200) });
const claimShape = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string(),
});
/** Seconds that clocks may differ; the library's own. */
const tolerance = 300;

export interface Token {
  readonly head: z.infer<typeof headShape>;
  readonly claims: z.infer<typeof claimShape>;
  readonly signed: string;
  readonly signature: string;
}

/** The token of an Authorization header, or `undefined` for whatever is none of the kind Teams sends. */
export function readToken(authorization: string | undefined): Token | undefined {
  const found = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization ?? '');
  if (!found) return undefined;
  const [, head = '', claims = '', signature = ''] = found;
  const readHead = headShape.safeParse(json(head));
  const readClaims = claimShape.safeParse(json(claims));
  if (!readHead.success || !readClaims.success) return undefined;
  return { head: readHead.data, claims: readClaims.data, signed: `${head}.${claims}`, signature };
}

/** True when it was made by `issuer` for `audience`, for this service address, and is valid now. */
export function fits(
  { claims }: Token,
  at: {
    readonly issuer: string;
    readonly audience: string;
    readonly serviceUrl: string;
    readonly now: Date;
  },
): boolean {
  const now = at.now.getTime() / 1000;
  return (
    claims.iss === at.issuer &&
    claims.aud === at.audience &&
    claims.serviceurl === at.serviceUrl &&
    now < claims.exp + tolerance &&
    now >= (claims.nbf ?? 0) - tolerance
  );
}

export function isSignedBy(token: Token, key: KeyObject): boolean {
  const signature = Buffer.from(token.signature, 'base64url');
  return verify(digests[token.head.alg], Buffer.from(token.signed), key, signature);
}

function json(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
