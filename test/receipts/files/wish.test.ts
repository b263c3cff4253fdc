import { expect, it } from 'vitest';
import { wishOf } from '#receipts/files/wish.ts';
import { noMap, openMap } from '#receipts/map.ts';

it('names everything that is wrong with the options at once', () => {
  const read = wishOf(
    {
      map: ['status', 'When=yesterday', 'A=to', 'a=from', '=to'],
      platform: 'toString',
      provider: 'pigeon',
      site: ' ',
      feature: 'x'.repeat(81),
      workspace: 'a b',
      timezone: 'Mars/Base',
      country: 'XX1',
    },
    { country: 'US' },
    noMap,
  );

  expect('faults' in read && read.faults).toEqual([
    '--map status must be written column=field.',
    expect.stringMatching(/--map When=yesterday names no field.*status.*ignore/),
    '--map says two things of the column a.',
    '--map =to must be written column=field.',
    expect.stringMatching(/no platform "toString".*caremessage/),
    expect.stringMatching(/no provider "pigeon".*twilio/),
    expect.stringMatching(/--site must be/),
    expect.stringMatching(/--feature must be/),
    expect.stringMatching(/--workspace/),
    expect.stringMatching(/--country/),
    expect.stringMatching(/--timezone/),
  ]);
});

it('takes a column whose name has an equals sign', () => {
  const read = wishOf({ map: ['a=b = Status'] }, { country: 'US' }, noMap);

  expect('wish' in read && [...read.wish.mapping.values()]).toEqual([{ column: 'a=b', field: 'status' }]);
});

it('takes no workspace that is not listed', () => {
  const map = openMap({ workspaces: { north: { chats: [] } } }, 'US');

  expect(wishOf({ workspace: 'north' }, { country: 'US' }, map)).toHaveProperty('wish');
  expect(wishOf({ workspace: 'south' }, { country: 'US' }, map)).toHaveProperty('faults');
});
