import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProviderCodes } from '#knowledge/codes/code.ts';
import { codeByKey, codes, findCodes, findProvider, keyOf, providers } from '#knowledge/codes/index.ts';

interface TableRow {
  readonly provider: string;
  readonly namespace: string;
  readonly code: string;
  readonly name: string;
  readonly meaning: string;
  readonly canonical_cause: string;
  readonly permanent_or_transient: string;
  readonly who_can_fix: string;
  readonly source: string;
}

const table: readonly TableRow[] = JSON.parse(
  readFileSync(new URL('../fixtures/provider-codes.json', import.meta.url), 'utf8'),
);
const named: [string, TableRow][] = table.map((row) => [`${row.provider} ${row.namespace} ${row.code}`, row]);
const slugs = new Map(Object.values(providers).map(({ id, name }) => [name as string, id]));
const keys = (text: string, within?: Parameters<typeof findCodes>[1]) =>
  findCodes(text, within).map(keyOf).sort();
const keyOfRow = (row: TableRow) => `${slugs.get(row.provider)}/${row.namespace}/${row.code}`;
const sharing = (code: string, provider?: string) =>
  table
    .filter(
      (row) => row.code.toLowerCase() === code.toLowerCase() && (!provider || row.provider === provider),
    )
    .map(keyOfRow)
    .sort();

describe('the tables', () => {
  it('hold the 478 rows and nothing else', () => {
    const ours = codes.map((code) => ({
      provider: providers[code.provider].name as string,
      namespace: code.namespace,
      code: code.code,
      name: code.name,
      meaning: code.meaning,
      canonical_cause: code.cause as string,
      permanent_or_transient: code.permanence as string,
      who_can_fix: code.fixer as string,
      source: code.source,
    }));
    const order = (a: TableRow, b: TableRow) =>
      a.provider.localeCompare(b.provider) ||
      a.namespace.localeCompare(b.namespace) ||
      a.code.localeCompare(b.code);
    expect(table).toHaveLength(478);
    expect(ours.sort(order)).toEqual([...table].sort(order));
  });

  it('give no two rows the same key, in whatever case', () => {
    expect(new Set(codes.map((code) => keyOf(code).toLowerCase())).size).toBe(codes.length);
  });

  it('stand in one file per provider, each in the registry', async () => {
    const folder = new URL('../../src/knowledge/codes/', import.meta.url);
    const rooms = ['cause.ts', 'code.ts', 'find.ts', 'index.ts', 'registry.ts', 'reported.ts'];
    const files = readdirSync(folder).filter((file) => !rooms.includes(file));
    expect(files.sort()).toEqual(
      Object.keys(providers)
        .map((id) => `${id}.ts`)
        .sort(),
    );
    for (const file of files) {
      const exported = Object.values(await import(new URL(file, folder).href));
      expect(exported.map((book) => `${(book as ProviderCodes).id}.ts`)).toEqual([file]);
    }
    for (const [id, book] of Object.entries(providers)) expect(book.id).toBe(id);
  });

  it.each(named)('give %s by its key', (_, row) => {
    const code = codeByKey(keyOfRow(row));
    expect(code).toMatchObject({ code: row.code, cause: row.canonical_cause, meaning: row.meaning });
    expect(codeByKey(keyOfRow(row).toUpperCase())).toBe(code);
  });
});

describe('finding a code', () => {
  it.each(named)('finds %s by provider and namespace', (_, row) => {
    expect(keys(row.code, { provider: `${row.provider}/${row.namespace}` })).toEqual([keyOfRow(row)]);
    expect(keys(`${row.provider}/${row.namespace}/${row.code}`)).toEqual([keyOfRow(row)]);
  });

  it.each(named)('finds %s by provider, and with it only its namesakes there', (_, row) => {
    const namesakes = sharing(row.code, row.provider);
    expect(namesakes).toContain(keyOfRow(row));
    expect(keys(row.code, { provider: row.provider })).toEqual(namesakes);
    expect(keys(row.code, { provider: slugs.get(row.provider) })).toEqual(namesakes);
    expect(keys(`${row.provider.toUpperCase()}  ${row.code}`)).toEqual(namesakes);
  });

  it.each(named)('finds %s with odd case, spaces and quotes', (_, row) => {
    const namesakes = sharing(row.code);
    expect(keys(row.code)).toEqual(namesakes);
    expect(keys(` \u201C${row.code.toUpperCase().replaceAll(' ', '  ')}\u201D. `)).toEqual(namesakes);
    expect(keys(`Error:\n${row.code.toLowerCase().replaceAll('-', '\u2013')}`)).toEqual(namesakes);
  });

  it.each([
    ['30007', 'twilio/error-code/30007'],
    ['error 30007', 'twilio/error-code/30007'],
    ['Error Code: 30007', 'twilio/error-code/30007'],
    ['#30007', 'twilio/error-code/30007'],
    ['30007 error', 'twilio/error-code/30007'],
    ['twilio 30007', 'twilio/error-code/30007'],
    ['30007 from Twilio', 'twilio/error-code/30007'],
    ['30007 (Twilio)', 'twilio/error-code/30007'],
    ['30007 - Message filtered', 'twilio/error-code/30007'],
    ['Message filtered (30007)', 'twilio/error-code/30007'],
    ['Twilio/error-code/30007', 'twilio/error-code/30007'],
    ['Message Filtered', 'twilio/error-code/30007'],
    ["'to' number is not a valid mobile number", 'twilio/error-code/21614'],
    ['EC_ABSENT_SUBSCRIBER', 'infobip/error-name/27 EC_ABSENT_SUBSCRIBER'],
    ['6 EC_ABSENT_SUBSCRIBER_SM', 'infobip/error-name/6 EC_ABSENT_SUBSCRIBER_SM'],
    ['infobip 6', 'infobip/error-name/6 EC_ABSENT_SUBSCRIBER_SM'],
    ['text_blocked', 'aws/eventType/TEXT_BLOCKED'],
    ['dlr-err-code 4', 'vonage/dlr-err-code/4'],
    [
      ' http 400 ERROR \u2013 unable to create record ',
      'notify/failed-message-reason/HTTP 400 error - Unable to create record',
    ],
    ['unable to fetch record', 'notify/failed-message-reason/HTTP 404 error - Unable to fetch record'],
    ['http 404', 'notify/failed-message-reason/HTTP 404 error - Unable to fetch record'],
    ['Landline/unreachable carrier', 'notify/failed-message-reason/Landline or unreachable carrier'],
    ['Unallocated FROM number', 'dental-intelligence/error-text/Unallocated from Number'],
    ['Unallocated TO number', 'dental-intelligence/error-text/Unallocated to Number'],
    ['rejected as spam future', 'dental-intelligence/error-text/Rejected as Spam (Future)'],
    ['DI: invalid application id!', 'dental-intelligence/error-text/Invalid Application ID'],
  ])('reads %j', (text, key) => {
    expect(keys(text)).toEqual([key]);
  });

  it.each([
    'Flux capacitor 99',
    '4720x',
    '47 20',
    '3000',
    '300071',
    '-4',
    '+64',
    '$300',
    '',
    '  ',
    'error',
    'twilio',
    'bandwidth 30007',
    'Carrier rejected message',
    'landline',
    'unallocated number',
    'constructor',
    '__proto__',
    'x'.repeat(5000),
  ])('finds nothing for %j', (text) => {
    expect(findCodes(text)).toEqual([]);
  });

  it('takes nobody else for a provider it does not know', () => {
    expect(findCodes('30007', { provider: 'acme' })).toEqual([]);
    expect(findCodes('30007', { provider: 'twilio/no-such-field' })).toEqual([]);
    expect(findCodes('twilio 30007', { provider: 'bandwidth' })).toEqual([]);
  });

  it('ranks a code above a title', () => {
    // "Invalid number" is Notify's own text, "Pending" AWS's title of another code.
    expect(keys('invalid number')).toEqual(['notify/failed-message-reason/Invalid number']);
    expect(keys('pending')).toEqual(['open-dental/stated-cause/Pending']);
    expect(keys('pending', { provider: 'aws' })).toEqual(['aws/eventType/TEXT_PENDING']);
  });

  it('takes "unknown error" for the title it is, not for the status "Unknown"', () => {
    expect(keys('Unknown error')).toEqual([
      'bandwidth/messaging-errorCode/5999',
      'bandwidth/messaging-errorCode/9999',
      'plivo/error-code/1000',
      'twilio/error-code/30008',
    ]);
  });

  it("prefers the product's own texts, and falls back to everybody's codes", () => {
    expect(keys('Unknown')).toEqual(['notify/status/Unknown', 'sinch/status/Unknown']);
    expect(keys('Unknown', { platform: 'notify' })).toEqual(['notify/status/Unknown']);
    expect(keys('invalid destination address', { platform: 'dental-intelligence' })).toEqual([
      'dental-intelligence/error-text/Carrier rejected as invalid destination address',
    ]);
    expect(keys('4720', { platform: 'dental-intelligence' })).toEqual(['bandwidth/messaging-errorCode/4720']);
    expect(keys('twilio 30003', { platform: 'notify' })).toEqual(['twilio/error-code/30003']);
  });

  it("keeps one product's plain words out of another product", () => {
    expect(keys('Pending', { platform: 'cliniko' })).toEqual(['aws/eventType/TEXT_PENDING']);
    expect(keys('no record', { platform: 'cliniko' })).toEqual(['cliniko/stated-cause/no record']);
    expect(keys('no record', { platform: 'other' })).toEqual([]);
    expect(keys('no record', { platform: 'other', provider: 'cliniko' })).toEqual([
      'cliniko/stated-cause/no record',
    ]);
  });
});

describe('naming a provider', () => {
  it.each([
    ['twilio', 'twilio'],
    [' TWILIO ', 'twilio'],
    ['AWS', 'aws'],
    ['end user messaging', 'aws'],
    ['AWS End User Messaging SMS', 'aws'],
    ['Nexmo', 'vonage'],
    ['Vonage (SMS API)', 'vonage'],
    ['DI', 'dental-intelligence'],
    ['dental-intelligence', 'dental-intelligence'],
    ['OpenDental', 'open-dental'],
    ['acme', undefined],
    ['', undefined],
  ])('reads %j as %s', (text, id) => {
    expect(findProvider(text)).toBe(id);
  });
});
