import { describe, expect, it } from 'vitest';
import { commandOf } from '#chat/commands.ts';

describe('a command', () => {
  it.each([
    ['help', { says: 'help' }],
    [' ? ', { says: 'help' }],
    ['explain', { says: 'help' }],
    ['Explain  30007', { says: 'explain', text: '30007' }],
    ['status', { says: 'status' }],
    ['Status?', { says: 'status' }],
    ['status today', { says: 'status' }],
    ['alerts', { says: 'alerts', text: '' }],
    ['Alert ', { says: 'alerts', text: '' }],
    ['alerts?', { says: 'alerts', text: '' }],
    ['alerts here', { says: 'alerts', text: 'here' }],
    ['alert HERE for site=north', { says: 'alerts', text: 'HERE for site=north' }],
    [
      'alerts quiet 20:00-07:00 except critical',
      { says: 'alerts', text: 'quiet 20:00-07:00 except critical' },
    ],
    ['alerts here for Failsworth', { says: 'alerts', text: 'here for Failsworth' }],
    ['alerts ?', { says: 'alerts', text: '?' }],
    ['alerts settings', { says: 'alerts', text: 'settings' }],
    ['alerts only big', { says: 'alerts', text: 'only big' }],
    ['alerts stop', { says: 'alerts', text: 'stop' }],
    ['alerts off', { says: 'alerts', text: 'off' }],
    ['alerts digest weekly', { says: 'alerts', text: 'digest weekly' }],
  ])('%j', (typed, heard) => {
    expect(commandOf(typed)).toEqual(heard);
  });
});

describe("somebody's trouble", () => {
  it.each([
    'status failed since 9',
    'status says undelivered',
    'status: failed',
    'alert reminders are failing',
    'alerts are not sent',
    'alerts on Monday did not arrive',
    'alerts early this morning failed',
    'alerts here have not been delivered',
    'alerts stop arriving after lunch',
    'alerts quiet since 9',
    'alerts on-call schedule',
    'alerts listed nowhere',
    'alerts for Tuesday went undelivered',
    'alerting',
    'explaining nothing',
    'help me please',
    '',
  ])('%j is no command', (typed) => {
    expect(commandOf(typed)).toBeUndefined();
  });
});
