/** What PostgreSQL and the way to it can suffer, in words; nothing that was in a statement or in an address is passed on. */
import { StoreTrouble } from '#kit/errors.ts';

type Words = readonly [what: string, hint: string];

const account =
  'Correct the user and the password in DATABASE_URL; write /, ?, #, @ and % in them as %2F, %3F, %23, %40 and %25.';
const address =
  'Correct the host and the port in DATABASE_URL, and see whether PostgreSQL runs there and lets this machine in.';
const away = 'See whether PostgreSQL runs and can be reached; the bot goes on by itself when it can.';
const certificate =
  "Give the server a certificate for its host name, or name the authority's file: add sslmode=verify-full&sslrootcert=FILE to DATABASE_URL.";
const encryption =
  'See what the server asks for: add ?sslmode=verify-full to DATABASE_URL for TLS, or leave sslmode out for none.';

/** By SQLSTATE (PostgreSQL, appendix A), by its first two characters, or by the code that Node or OpenSSL gives. */
const known: Readonly<Record<string, Words>> = {
  '28P01': ['refused the user or the password', account],
  '28': [
    'does not let this user in from this machine, or not in this way',
    `${encryption} Or correct pg_hba.conf.`,
  ],
  '3D000': [
    'has no such database',
    'Create it (createdb NAME), or correct the name at the end of DATABASE_URL.',
  ],
  '42501': [
    'lets this user in, but not do what is needed',
    'Make the user the owner of the database: alter database NAME owner to USER.',
  ],
  '25006': ['can only be read', 'Point DATABASE_URL at the primary server, not at a standby.'],
  '08': ['broke off', away],
  '53300': [
    'has no connection left',
    'Raise max_connections, or give the bot a pooler; each replica uses up to ten.',
  ],
  '53': [
    'is out of disk or memory',
    'Make room on the machine of PostgreSQL; nothing that was acknowledged is lost.',
  ],
  '57014': ['took too long', 'See what else it is busy with; a statement may take 30 seconds.'],
  '57': ['is going down or coming up', away],
  '58': ['cannot read or write its files', 'See the log of PostgreSQL.'],
  XX: ['is damaged or has met a bug of its own', 'See the log of PostgreSQL before anything else.'],
  ENOTFOUND: ['is not found: no machine has that name', address],
  EAI_AGAIN: ['is not found: the name server does not answer', address],
  ECONNREFUSED: ['does not listen there', address],
  EHOSTUNREACH: ['cannot be reached', address],
  ENETUNREACH: ['cannot be reached', address],
  ETIMEDOUT: ['does not answer', address],
  ECONNRESET: ['broke off', away],
  EPIPE: ['broke off', away],
  ENOENT: [
    'cannot be reached: there is no such file',
    'Correct the files that DATABASE_URL names (host=, sslrootcert=, sslcert=, sslkey=).',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['shows a certificate that nobody has signed', certificate],
  SELF_SIGNED_CERT_IN_CHAIN: ['shows a certificate of an authority that is not known here', certificate],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'shows a certificate of an authority that is not known here',
    certificate,
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'shows a certificate of an authority that is not known here',
    certificate,
  ],
  CERT_HAS_EXPIRED: ['shows a certificate that has run out', certificate],
  ERR_TLS_CERT_ALTNAME_INVALID: ['shows a certificate for another host name', certificate],
};

/** `pg` gives some failures no code. */
const spoken: readonly (readonly [RegExp, Words])[] = [
  [/does not support SSL/, ['does not speak TLS', encryption]],
  [/^SASL|password must be a string/, ['asks for a password', account]],
  [/timeout/i, ['does not answer in time', address]],
  [/terminated|ended|not queryable|connection error|Cannot use a pool/i, ['broke off', away]],
];

/**
 * `cause` as a StoreTrouble where the machine, the way to it or the operator is to blame. Else an error that tells the
 * SQLSTATE alone: a message of PostgreSQL may hold the value that it did not like. `code` is kept, for who tries again.
 * @param where `host:port/database`.
 */
export function postgresTrouble(cause: unknown, where: string): Error {
  const code = codeOf(cause);
  const text = cause instanceof Error ? cause.message : '';
  const bare = Object.assign(new Error(`PostgreSQL refused a statement (${code || 'no code'}).`), { code });
  const [what, hint] =
    known[code] ?? known[code.slice(0, 2)] ?? spoken.find(([pattern]) => pattern.test(text))?.[1] ?? [];
  if (!what || !hint) return bare;
  return new StoreTrouble(`PostgreSQL at ${where} ${what}${code && ` (${code})`}.`, { cause: bare, hint });
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
