import { describe, expect, it } from 'vitest';
import { readConfig } from '#config.ts';
import { ConfigTrouble } from '#kit/errors.ts';

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
    talkLife: 2 * 3_600_000,
    practice: {
      platform: 'open-dental',
      country: 'GB',
      timezone: 'America/New_York',
      support: { 'open-dental': 'Ask Kim at the front' },
      secureUpload: { 'dental-intelligence': 'https://upload.example.com' },
    },
  });
  expect([...config.chats.keys()]).toEqual(['slack']);
});

it('lists every fault at once, each with its remedy, and never a value', () => {
  const wrong = {
    PORT: '30o0',
    HOST: 'http://secret',
    PUBLIC_URL: 'secret.example.com',
    HASH_KEY: 'secret',
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
])('refuses %s=%s', (name, value) => {
  expect(Object.keys(faults({ [name]: value }))).toEqual([name]);
});

it('says which variables do nothing yet, and starts all the same', () => {
  const { idle } = readConfig({
    DATABASE_URL: 'postgres://user:secret@db/x',
    TWILIO_AUTH_TOKEN: 'secret',
    SUPPORT_CAREMESAGE: 'a slip of the pen',
    HOME: '/root',
  });

  expect(idle).toHaveLength(3);
  expect(idle.join('\n')).toMatch(/DATABASE_URL.*PostgreSQL.*TWILIO_AUTH_TOKEN.*misspelt/s);
  expect(idle.join('\n')).not.toContain('secret');
});
