/** What staff type after `alerts`, and what is understood by it. */
import { describe, expect, it } from 'vitest';
import { readCommand } from '#alerts/command.ts';

const here = { does: 'change', here: true, only: [] };
const change = { does: 'change', here: false };

describe('what is typed after alerts', () => {
  it.each<[string, object]>([
    ['', { does: 'help' }],
    ['help', { does: 'help' }],
    ['here', here],
    ['Here!', here],
    ['on', here],
    ['list', { does: 'list' }],
    ['STOP', { does: 'stop' }],
    ['off', { does: 'stop' }],
    ['here for site=north clinic', { ...here, only: [{ dimension: 'site', value: 'north clinic' }] }],
    ['here for everything', here],
    ['here for site="North, East"', { ...here, only: [{ dimension: 'site', value: 'North, East' }] }],
    ['here for site “North Clinic”', { ...here, only: [{ dimension: 'site', value: 'North Clinic' }] }],
    ['here for north clinic', { ...here, only: [{ value: 'north clinic' }] }],
    [
      'here for Site: north clinic and carrier = T-Mobile, feature=reminders',
      {
        ...here,
        only: [
          { dimension: 'site', value: 'north clinic' },
          { dimension: 'carrier', value: 'T-Mobile' },
          { dimension: 'feature', value: 'reminders' },
        ],
      },
    ],
    [
      'here for platform=caremessage provider=twilio sender=+12125550100',
      {
        ...here,
        only: [
          { dimension: 'platform', value: 'caremessage' },
          { dimension: 'provider', value: 'twilio' },
          { dimension: 'sender', value: '+12125550100' },
        ],
      },
    ],
    ['for location=north', { ...here, only: [{ dimension: 'site', value: 'north' }] }],
    ['here for site="new" anyway', { ...here, only: [{ dimension: 'site', value: 'new' }], anyway: true }],
    ['early', { ...change, sensitivity: 'early' }],
    ['sensitivity balanced', { ...change, sensitivity: 'balanced' }],
    ['only big', { ...change, sensitivity: 'big' }],
    ['only-big', { ...change, sensitivity: 'big' }],
    ['quiet 20:00-07:00', { ...change, quiet: { from: 1200, to: 420, critical: false } }],
    ['quiet 20:00–07:00 except critical', { ...change, quiet: { from: 1200, to: 420, critical: true } }],
    ['quiet-20:00-07:00-except-critical', { ...change, quiet: { from: 1200, to: 420, critical: true } }],
    ['quiet 8pm to 7am', { ...change, quiet: { from: 1200, to: 420, critical: false } }],
    [
      'Quiet from 8 p.m. until 7:30 a.m., but critical',
      { ...change, quiet: { from: 1200, to: 450, critical: true } },
    ],
    ['quiet between 22 and 6', { ...change, quiet: { from: 1320, to: 360, critical: false } }],
    ['quiet midnight to noon', { ...change, quiet: { from: 0, to: 720, critical: false } }],
    ['quiet 12am-12pm', { ...change, quiet: { from: 0, to: 720, critical: false } }],
    ['quiet at night', { ...change, quiet: { from: 1200, to: 420, critical: false } }],
    ['quiet off', { ...change, quiet: 'off' }],
    ['quiet-off', { ...change, quiet: 'off' }],
    ['digest daily', { ...change, digest: 'daily' }],
    ['digest: every week', { ...change, digest: 'weekly' }],
    ['digest off', { ...change, digest: 'none' }],
    [
      'here for site=north, early, quiet 8pm-7am except critical, digest daily',
      {
        ...here,
        only: [{ dimension: 'site', value: 'north' }],
        sensitivity: 'early',
        quiet: { from: 1200, to: 420, critical: true },
        digest: 'daily',
      },
    ],
  ])('%s', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  it.each<[string, string, readonly string[]]>([
    ['quite 20:00-07:00', 'words', ['quiet 20:00-07:00 except critical']],
    ['hear', 'words', ['here']],
    ['digset daily', 'words', ['digest daily']],
    ['please tell me everything', 'words', []],
    ['quiet', 'times', ['quiet 20:00-07:00 except critical']],
    ['quiet 25:00-07:00', 'times', ['quiet 20:00-07:00 except critical']],
    ['quiet 13pm to 7am', 'times', ['quiet 20:00-07:00 except critical']],
    ['quiet 8am to 8am', 'times', ['quiet 20:00-07:00 except critical']],
    ['here for site=north, site=south', 'twice', []],
    ['here and there', 'words', ['here']],
  ])('does not guess: %s', (text, why, meant) => {
    expect(readCommand(text)).toEqual({ does: 'unread', why, meant });
  });

  it('reads whatever is typed in no time', () => {
    const long = `here for ${'site '.repeat(400)}="${'x'.repeat(2000)}`;
    expect(readCommand(long).does).toMatch(/change|unread/);
    expect(readCommand(`quiet ${'1-'.repeat(2000)}`).does).toBe('unread');
  });
});
