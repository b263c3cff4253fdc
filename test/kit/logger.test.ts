import { describe, expect, it } from 'vitest';
import { openLogger } from '#kit/logger.ts';
import { scrubText } from '#kit/scrub.ts';
import { FakeClock } from '../fakes/clock.ts';

function open() {
  const lines: string[] = [];
  const log = openLogger({
    level: 'debug',
    clock: new FakeClock(),
    sink: { write: (line) => lines.push(line) },
  });
  return { log, lines, said: () => lines.join('') };
}

const planted = [
  '+1 (555) 555-0142',
  '5555550142',
  '555.555.0142',
  '555-0142',
  '02/14/1961',
  'jane.doe@clinic.example',
  'xoxb-1111-2222-secretsecret',
  'xoxe.xoxp-1-Mi0yLTEtc2VjcmV0',
  'xapp-1-A0-11-abcdef',
  'https://hooks.slack.com/commands/T0/1/abc',
  'Bearer abcdefghijklmnop',
];

describe('the log', () => {
  it.each(planted)('never shows %s, wherever it was planted', (secret) => {
    const { log, lines, said } = open();

    log.info(`Somebody said ${secret}.`);
    log.warn({ note: `call ${secret} now`, deep: { list: [{ inner: secret }] }, [secret]: 1 }, 'Planted.');
    log
      .child({ who: secret })
      .error({ err: new Error(`bad ${secret}`, { cause: new Error(secret) }) }, secret);

    expect(lines).toHaveLength(3);
    expect(said()).not.toContain(secret);
  });

  it('leaves out whole what people wrote and what opens doors', () => {
    const { log, said } = open();

    log.info(
      {
        body: 'Dear Jane',
        text: 'Dear Jane',
        botToken: 'abc',
        req: { headers: { a: 'Jane' }, payload: ['Jane'] },
      },
      'Planted.',
    );

    expect(said()).not.toMatch(/Jane|abc/);
    expect(said()).toContain('[left out]');
  });

  it('shows of an error its name, code, message, stack and cause, and nothing it carries along', () => {
    const { log, lines } = open();
    const err = Object.assign(new TypeError('It broke.', { cause: new Error('Below.') }), {
      code: 'slack_webapi_platform_error',
      data: { body: 'Dear Jane' },
    });

    log.error({ err }, 'It failed.');

    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({
      time: '2026-03-02T15:00:00.000Z',
      level: 'error',
      msg: 'It failed.',
      err: {
        name: 'TypeError',
        code: 'slack_webapi_platform_error',
        message: 'It broke.',
        cause: { message: 'Below.' },
      },
    });
    expect(line).not.toContain('Jane');
  });

  it('hides a phone number that came as a number, and leaves counts and times alone', () => {
    const { log, lines } = open();

    log.info({ a: 5555550142, port: 3000, code: 30007, at: Date.UTC(2026, 0, 1), took: 12.5 }, 'Counted.');

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      a: '[number]',
      port: 3000,
      code: 30007,
      at: 1767225600000,
      took: 12.5,
    });
  });
});

it('leaves alone what is no number of a person', () => {
  const harmless = [
    'Node 24.21.0',
    'src/main.ts:120:33',
    'error 30007',
    'HTTP 503 after 3 tries',
    '127.0.0.1:3000',
    'T0123456789',
  ];
  expect(harmless.map(scrubText)).toEqual(harmless);
});
