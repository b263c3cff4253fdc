import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { StoreTrouble } from '#kit/errors.ts';
import { postgresTrouble } from '#store/postgres-trouble.ts';

const failure = (code: string | undefined, message: string, more = {}) =>
  Object.assign(new Error(message), { ...(code === undefined ? {} : { code }), ...more });

it.each([
  ['28P01', 'password authentication failed for user "u"', 'refused the user or the password'],
  ['28000', 'no pg_hba.conf entry for host, no encryption', 'does not let this user in'],
  ['3D000', 'database "x" does not exist', 'no such database'],
  ['42501', 'permission denied for schema public', 'not do what is needed'],
  ['25006', 'cannot execute INSERT in a read-only transaction', 'can only be read'],
  ['53300', 'sorry, too many clients already', 'no connection left'],
  ['53100', 'could not extend file: No space left on device', 'out of disk'],
  ['57014', 'canceling statement due to statement timeout', 'took too long'],
  ['57P01', 'terminating connection due to administrator command', 'going down'],
  ['57P03', 'the database system is starting up', 'coming up'],
  ['08006', 'connection failure', 'broke off'],
  ['58030', 'could not read block 1: Input/output error', 'cannot read or write its files'],
  ['XX001', 'invalid page in block 1', 'is damaged'],
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND db.example.com', 'no machine has that name'],
  ['EAI_AGAIN', 'getaddrinfo EAI_AGAIN db.example.com', 'name server'],
  ['ECONNREFUSED', '', 'does not listen there'],
  ['ETIMEDOUT', 'connect ETIMEDOUT', 'does not answer'],
  ['ECONNRESET', 'read ECONNRESET', 'broke off'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'nobody has signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', 'not known here'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify', 'not known here'],
  ['CERT_HAS_EXPIRED', 'certificate has expired', 'has run out'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP does not match certificate's altnames", 'another host name'],
  [undefined, 'The server does not support SSL connections', 'does not speak TLS'],
  [undefined, 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', 'asks for a password'],
  [undefined, 'timeout exceeded when trying to connect', 'in time'],
  [undefined, 'Connection terminated unexpectedly', 'broke off'],
  [undefined, 'Client has encountered a connection error and is not queryable', 'broke off'],
])('tells %s (%s)', (code, message, what) => {
  const trouble = postgresTrouble(failure(code, message), 'db:5432/texts');

  expect(trouble).toBeInstanceOf(StoreTrouble);
  expect(trouble).toMatchObject({ hint: expect.stringMatching(/^[A-Z].*\.$/s) });
  expect(trouble.message).toContain('PostgreSQL at db:5432/texts ');
  expect(trouble.message).toContain(what);
});

it.each([
  ['22P02', 'invalid input syntax for type bigint: "planted"'],
  ['23505', 'duplicate key value violates unique constraint'],
  ['40P01', 'deadlock detected'],
])('keeps of a refused statement nothing but the code: %s', (code, message) => {
  const cause = failure(code, message, { detail: 'Key (a)=(planted)', where: 'JSON data: planted' });

  const trouble = postgresTrouble(cause, 'db');

  expect(trouble).not.toBeInstanceOf(StoreTrouble);
  expect(trouble).toMatchObject({ code });
  expect(inspect(trouble, { depth: 9, showHidden: true })).not.toContain('planted');
});

it('passes on nothing of what came with a trouble', () => {
  const cause = failure('57P01', 'planted', { detail: 'planted', address: 'planted' });

  expect(inspect(postgresTrouble(cause, 'db'), { depth: 9, showHidden: true })).not.toContain('planted');
});
