import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain } from '#diagnosis/explain.ts';

interface TableRow {
  readonly provider: string;
  readonly namespace: string;
  readonly code: string;
  readonly meaning: string;
  readonly canonical_cause: string;
  readonly permanent_or_transient: string;
  readonly who_can_fix: string;
  readonly source: string;
}

function fixture(name: string) {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
}

const table: readonly TableRow[] = fixture('provider-codes.json');
const retry = new Map<string, string>(
  fixture('vocabulary.json').causes.map((cause: { id: string; retry_same_message: string }) => [
    cause.id,
    cause.retry_same_message,
  ]),
);
const saidOf = (row: TableRow) => ({
  provider: row.provider,
  code: row.code,
  cause: row.canonical_cause,
  meaning: row.meaning,
  permanence: row.permanent_or_transient,
  whoCanFix: row.who_can_fix,
  retry: retry.get(row.canonical_cause),
  source: row.source,
});
const nothing = {
  provider: null,
  code: null,
  cause: null,
  meaning: null,
  permanence: null,
  whoCanFix: null,
  retry: null,
  source: null,
};

describe('explain', () => {
  it.each(
    table.map((row): [string, TableRow] => [`${row.provider}/${row.namespace}/${row.code}`, row]),
  )('says of %s what the table says', (_, row) => {
    const provider = `${row.provider}/${row.namespace}`.toLowerCase();
    expect(explain(row.code, { provider })).toEqual({ input: row.code, ...saidOf(row) });
  });

  it('keeps what was typed, and says nothing else of an unknown code', () => {
    expect(explain(' Flux capacitor 99 ')).toEqual({ input: ' Flux capacitor 99 ', ...nothing });
    expect(explain('30007', { provider: 'acme' })).toEqual({ input: '30007', ...nothing });
  });

  it('names every provider that shares a bare code, and no cause when they differ', () => {
    const said = explain('300');
    expect(said).toMatchObject({ ...nothing, input: '300', code: '300' });
    expect(said.candidates).toEqual([
      expect.objectContaining({ provider: 'Plivo', namespace: 'error-code', cause: 'provider-outage' }),
      expect.objectContaining({
        provider: 'Sinch',
        namespace: 'smpp-10dlc-status',
        cause: 'invalid-number-format',
      }),
    ]);
  });

  it('takes two namespaces of one provider for two candidates', () => {
    const said = explain('4', { provider: 'Vonage' });
    expect(said.provider).toBe('Vonage');
    expect(said.cause).toBeNull();
    expect(said.retry).toBeNull();
    expect(said.candidates?.map(({ namespace, cause }) => [namespace, cause])).toEqual([
      ['dlr-err-code', 'recipient-service-suspended'],
      ['sms-send-status', 'provider-credentials-invalid'],
    ]);
    expect(explain('4', { provider: 'vonage/dlr-err-code' }).candidates).toBeUndefined();
  });

  it('says the cause when all candidates agree on it', () => {
    expect(explain('Failed')).toMatchObject({
      provider: null,
      code: 'Failed',
      cause: 'unknown-carrier-error',
      retry: 'once',
      meaning: null,
      candidates: [{ provider: 'Sinch' }, { provider: 'Notify' }],
    });
  });

  it('takes a provider by display name, slug or nickname, and a product', () => {
    for (const provider of ['AWS End User Messaging SMS', 'aws', 'Amazon Pinpoint']) {
      expect(explain('text_spam', { provider }).cause).toBe('carrier-blocked-spam');
    }
    expect(explain('Unknown', { platform: 'notify' })).toMatchObject({
      provider: 'Notify',
      cause: 'still-pending',
      permanence: 'not-a-failure',
    });
  });

  it('prints the public names and no others', () => {
    expect(Object.keys(explain('30007'))).toEqual([
      'input',
      'provider',
      'code',
      'cause',
      'meaning',
      'permanence',
      'whoCanFix',
      'retry',
      'source',
    ]);
  });
});
