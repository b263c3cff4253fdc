import { describe, expect, it } from 'vitest';
import { readConfig } from '#config.ts';
import { ConfigTrouble } from '#kit/errors.ts';
import { noMap } from '#receipts/map.ts';

function faults(env: Record<string, string>): Record<string, string> {
  try {
    readConfig(env);
  } catch (trouble) {
    if (!(trouble instanceof ConfigTrouble)) throw trouble;
    return Object.fromEntries(
      trouble.faults.map((fault) => [fault.variable, `${fault.problem} ${fault.remedy}`]),
    );
  }
  return {};
}

describe('an environment that says nothing', () => {
  it.each([
    {},
    { PORT: '', HOST: '  ', TIMEZONE: '', SLACK_BOT_TOKEN: '' },
  ])('gives the defaults: %o', (env) => {
    expect(readConfig(env)).toEqual({
      door: { host: '127.0.0.1', port: 3000 },
      databasePath: 'data/smsfail.db',
      logLevel: 'info',
      talkLife: 24 * 3_600_000,
      practice: { country: 'US', support: {}, secureUpload: {} },
      chats: new Map(),
      receipts: {
        providers: new Map(),
        map: noMap,
        keep: { receipts: 14 * 86_400_000, counters: 90 * 86_400_000 },
      },
      alertChannels: [],
      idle: [],
    });
  });
});

it('reads all that is said', () => {
  const config = readConfig({
    PORT: ' 8080 ',
    HOST: '::1',
    PUBLIC_URL: 'https://texts.example.com',
    DATABASE_PATH: ':memory:',
    DATABASE_URL: 'postgres://smsfail:secret@db.example.com/smsfail',
    HASH_KEY: '07'.repeat(32),
    RECEIPT_DAYS: '30',
    COUNTER_DAYS: '365',
    GENERIC_WEBHOOK_SECRET: 'a secret of a fair length',
    LOG_LEVEL: 'debug',
    DEFAULT_PLATFORM: 'open-dental',
    DEFAULT_COUNTRY: 'uk',
    TIMEZONE: 'America/New_York',
    TALK_HOURS: '2',
    SUPPORT_OPEN_DENTAL: 'Ask Kim at the front',
    SECURE_UPLOAD_DENTAL_INTELLIGENCE: 'https://upload.example.com',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'abc',
  });

  expect(config).toMatchObject({
    door: { host: '::1', port: 8080, publicUrl: 'https://texts.example.com' },
    databaseUrl: 'postgres://smsfail:secret@db.example.com/smsfail',
    talkLife: 2 * 3_600_000,
    receipts: {
      hashKey: Buffer.alloc(32, 7),
      keep: { receipts: 30 * 86_400_000, counters: 365 * 86_400_000 },
    },
    practice: {
      platform: 'open-dental',
      country: 'GB',
      timezone: 'America/New_York',
      support: { 'open-dental': 'Ask Kim at the front' },
      secureUpload: { 'dental-intelligence': 'https://upload.example.com' },
    },
  });
  expect([...config.chats.keys()]).toEqual(['slack']);
  expect([...config.receipts.providers.keys()]).toEqual(['generic']);
});

it('lists every fault at once, each with its remedy, and never a value', () => {
  const wrong = {
    PORT: '30o0',
    HOST: 'http://secret',
    PUBLIC_URL: 'secret.example.com',
    DATABASE_URL: 'mysql://secret',
    HASH_KEY: 'secret',
    RECEIPTS_MAP: '/nowhere/secret.json',
    RECEIPT_DAYS: '91',
    COUNTER_DAYS: '0',
    GENERIC_WEBHOOK_SECRET: 'secret',
    LOG_LEVEL: 'secret',
    DEFAULT_PLATFORM: 'secret',
    DEFAULT_COUNTRY: 'secret',
    TIMEZONE: 'secret/zone',
    TALK_HOURS: '0',
    SUPPORT_OTHER: 'secret'.repeat(99),
    SECURE_UPLOAD_CLINIKO: 'ftp://secret',
    SLACK_BOT_TOKEN: 'xapp-secret',
  };

  const found = faults(wrong);

  expect(Object.keys(found).sort()).toEqual([...Object.keys(wrong), 'SLACK_SIGNING_SECRET'].sort());
  expect(JSON.stringify(found)).not.toMatch(/secret\b|30o0/);
  expect(found).toMatchObject({
    PORT: 'must be a whole number from 0 to 65535. Write it like PORT=3000, or leave it out.',
  });
});

it.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '1e3'],
  ['DEFAULT_COUNTRY', 'XX'],
  ['DEFAULT_COUNTRY', 'ZZ'],
  ['DEFAULT_COUNTRY', 'USA'],
  ['TIMEZONE', 'Mars/Olympus'],
  ['TIMEZONE', '+05:00'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['PUBLIC_URL', 'https://texts.example.com/?a=1'],
  ['DATABASE_URL', 'https://db.example.com/x'],
  ['RECEIPT_DAYS', '14.5'],
])('refuses %s=%s', (name, value) => {
  expect(Object.keys(faults({ [name]: value }))).toEqual([name]);
});

describe('the key of the hashes', () => {
  it.each([
    ['hex', '07'.repeat(32)],
    ['HEX', 'AB'.repeat(32)],
    ['base64', Buffer.alloc(32, 7).toString('base64')],
    ['base64 for addresses', Buffer.alloc(32, 255).toString('base64url')],
  ])('may be written in %s', (_, key) => {
    expect(readConfig({ HASH_KEY: key }).receipts.hashKey).toHaveLength(32);
  });

  it.each([
    '07'.repeat(31),
    Buffer.alloc(31).toString('base64'),
    Buffer.alloc(33).toString('base64'),
  ])('must be 32 bytes: %s is not', (key) => {
    expect(Object.keys(faults({ HASH_KEY: key }))).toEqual(['HASH_KEY']);
  });

  it('is needed as soon as receipts come in', () => {
    const found = faults({ GENERIC_WEBHOOK_SECRET: 'a secret of a fair length' });
    expect(Object.keys(found)).toEqual(['HASH_KEY']);
    expect(found).toMatchObject({ HASH_KEY: expect.stringContaining('openssl rand -hex 32') });
  });
});

it('needs the public address where a provider signs it', () => {
  const key = { HASH_KEY: '07'.repeat(32) };
  expect(Object.keys(faults({ ...key, PLIVO_AUTH_TOKEN: 'x'.repeat(40) }))).toEqual(['PUBLIC_URL']);
  expect(Object.keys(faults({ ...key, TWILIO_AUTH_TOKEN: '0'.repeat(32) }))).toEqual(['PUBLIC_URL']);
  expect(faults({ ...key, GENERIC_WEBHOOK_SECRET: 'a secret of a fair length' })).toEqual({});
});

it('says which variables nobody reads, and starts all the same', () => {
  const { idle } = readConfig({
    RECEIPTS_DAYS: '3',
    SUPPORT_CAREMESAGE: 'a slip of the pen',
    HOME: '/root',
  });

  expect(idle).toHaveLength(2);
  expect(idle.join('\n')).toMatch(/RECEIPTS_DAYS.*misspelt.*SUPPORT_CAREMESAGE.*misspelt/s);
  expect(idle.join('\n')).not.toContain('a slip of the pen');
});

describe('channels that hear of failing texts', () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' };

  it('are read', () => {
    const { alertChannels } = readConfig({ ...slack, ALERT_CHANNEL: 'slack:T0123/C0456, slack:T0123/C0457' });
    expect(alertChannels).toEqual([
      { chat: 'slack', workspace: 'T0123', channel: 'C0456' },
      { chat: 'slack', workspace: 'T0123', channel: 'C0457' },
    ]);
  });

  it('are refused where nobody could be told there', () => {
    expect(faults({ ...slack, ALERT_CHANNEL: '#general' })).toHaveProperty('ALERT_CHANNEL');
    expect(faults({ ...slack, ALERT_CHANNEL: 'teams:0a/19:x@thread.tacv2@https://smba.example' })).toEqual({
      ALERT_CHANNEL: expect.stringContaining('teams, and that chat is not configured'),
    });
  });
});
