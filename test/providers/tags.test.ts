import { describe, expect, it } from 'vitest';
import { placeOf } from '#providers/tags.ts';

const whole = { platform: 'caremessage', site: 'north', feature: 'reminder' };

describe('a tag tells where a text belongs', () => {
  it.each<[string, unknown, ReturnType<typeof placeOf>]>([
    ['pairs', 'platform=caremessage;site=north;feature=reminder', whole],
    ['other order, commas, blanks', ' Feature = reminder , site=north, PLATFORM=caremessage', whole],
    ['as a query', 'platform=caremessage&site=north&feature=reminder', whole],
    ['some of them, among others', 'campaign=7;site=north', { site: 'north' }],
    ['a value with = and blanks in it', 'site=north = south clinic', { site: 'north = south clinic' }],
    ['the first of two', 'site=north;site=south', { site: 'north' }],
    ['an object', { ...whole, practice: 'p1' }, whole],
    ['an object, blanks about its values', { site: ' north ' }, { site: 'north' }],
    ['a platform alone', ' open-dental ', { platform: 'open-dental' }],
    ['a value of 80 characters', `site=${'x'.repeat(80)}`, { site: 'x'.repeat(80) }],
  ])('%s', (_, tag, place) => expect(placeOf(tag)).toEqual(place));
});

describe('a tag of another form tells nothing', () => {
  it.each<[unknown]>([
    ['appt-reminder'],
    ['Caremessage reminders'],
    ['constructor'],
    ['Xanthe, your appointment is tomorrow at 9.'],
    ['site='],
    ['site'],
    [`site=${'x'.repeat(81)}`],
    [`site=north;${'x'.repeat(400)}`],
    ['site=no\u0000rth'],
    [{ site: 7, feature: ['reminder'], platform: null }],
    [['site=north']],
    [null],
    [undefined],
    [7],
    [''],
  ])('%j', (tag) => expect(placeOf(tag)).toBeUndefined());
});

it('takes of several tags the first that names a part', () => {
  expect(placeOf('vip', 'site=north', 'site=south;feature=recall', { platform: 'notify' })).toEqual({
    site: 'north',
    feature: 'recall',
    platform: 'notify',
  });
});
