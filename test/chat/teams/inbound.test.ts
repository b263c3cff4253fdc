import type { Activity } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import {
  inTurn,
  isToBot,
  personOf,
  placeOf,
  pressOf,
  privatePlace,
  typedWords,
  utteranceOf,
} from '#chat/teams/inbound.ts';
import { step } from '#conversation/step.ts';
import { commands } from '../../../manifests/teams/manifest.ts';
import { plainDesk } from '../../conversation/talk.ts';
import { bot, channel, group, people, personal, type Spot, tenants } from '../../fakes/teams/index.ts';

const from = (spot: Spot, more: object = {}): Activity =>
  ({
    type: 'message',
    serviceUrl: 'https://smba.trafficmanager.net/amer/',
    from: people.nora,
    recipient: bot,
    ...spot,
    ...more,
  }) as unknown as Activity;
const mention = { entities: [{ type: 'mention', mentioned: bot }] };

describe('places', () => {
  it('are the thread of a channel, the group chat, and the person in private', () => {
    expect(placeOf(from(channel('17')))).toEqual({
      chat: 'teams',
      workspace: tenants.clinic,
      channel: '19:texts@thread.tacv2;messageid=17',
      address: 'https://smba.trafficmanager.net/amer/',
      stays: 'shared',
      handle: inTurn,
    });
    expect(placeOf(from(group()))).toMatchObject({ channel: '19:front-desk@thread.v2', stays: 'shared' });
    expect(placeOf(from(personal(people.nora)))).toEqual({
      ...privatePlace(people.nora.id, placeOf(from(group()))),
      handle: inTurn,
    });
  });

  it('in private are known by the person, before anything was said there', () => {
    const place = privatePlace('29:fay', placeOf(from(channel())));
    expect(place).toMatchObject({ stays: 'private', workspace: tenants.clinic });
    expect(personOf(place)).toBe('29:fay');
    expect(personOf(placeOf(from(channel())))).toBeUndefined();
  });
});

describe('words', () => {
  it('are for the bot in private, and elsewhere where they name it', () => {
    expect(isToBot(from(personal(people.nora)))).toBe(true);
    expect(isToBot(from(channel(), mention))).toBe(true);
    expect(isToBot(from(channel()))).toBe(false);
    expect(isToBot(from(channel(), { entities: [{ type: 'mention', mentioned: people.omar }] }))).toBe(false);
    expect(isToBot(from(personal(people.nora), { from: bot }))).toBe(false);
  });

  it.each([
    ['<at>SMS fail</at> it failed', 'it failed'],
    [' <at id="0">SMS fail</at>&nbsp;it&nbsp;failed ', 'it failed'],
    ['ask <at>Omar</at> about A &amp; B &lt;3&gt;', 'ask   about A & B <3>'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    [undefined, ''],
  ])('%j read as %j', (text, words) => {
    expect(typedWords({ text } as Activity)).toBe(words);
  });

  it('are cut at 4,000 letters', () => {
    expect(typedWords({ text: 'x'.repeat(9000) } as Activity)).toHaveLength(4000);
  });

  it.each([
    ['', { says: 'help' }],
    ['Help', { says: 'help' }],
    ['explain', { says: 'help' }],
    ['explain 30007', { says: 'explain', text: '30007' }],
    ['alerts here for site=north', { says: 'alerts', text: 'here for site=north' }],
    ['Alerts', { says: 'alerts', text: '' }],
    ['status', { says: 'status' }],
    ['alerts on Monday did not arrive', { says: 'tell', text: 'alerts on Monday did not arrive' }],
    ['new', { says: 'start' }],
    ['new: notify, failed', { says: 'start', text: 'notify, failed' }],
    ['newly failed in notify', { says: 'tell', text: 'newly failed in notify' }],
    ['start over', { says: 'tell', text: 'start over' }],
  ])('%j', (words, meant) => {
    expect(utteranceOf(words)).toEqual(meant);
  });

  it.each(commands.map(({ title }) => title))('the command "%s" of the app is understood', (title) => {
    const heard = utteranceOf(title);
    if (/^(alerts|status)/.test(title)) return expect(heard.says).toBe(title.split(' ')[0]);
    const { move } = step(undefined, heard, plainDesk);
    expect(move.notices).toEqual([]);
    if (title === 'help' || title === 'explain') expect(move.kind).toBe('help');
    if (/person/.test(title)) expect(move.kind).toBe('person');
  });
});

describe('presses', () => {
  const invoke = (verb: string, data: object) => ({
    name: 'adaptiveCard/action',
    value: { action: { verb, data } },
  });

  it('carry what the button carried, and what was typed only where it was sent', () => {
    expect(pressOf(invoke('say', { p: 'x' }))).toEqual({ packed: 'x' });
    expect(pressOf(invoke('say', { p: 'x', words: 'left over' }))).toEqual({ packed: 'x' });
    expect(pressOf(invoke('type', { p: 'x', words: '30007' }))).toEqual({ packed: 'x', typed: '30007' });
    expect(pressOf(invoke('type', { p: 'x' }))).toEqual({ packed: 'x', typed: '' });
    expect(pressOf({ name: '', value: { verb: 'say', p: 'x' } })).toEqual({ packed: 'x' });
  });

  it.each([
    invoke('boo', { p: 'x' }),
    invoke('say', {}),
    invoke('say', { p: 7 }),
    invoke('type', { p: 'x', words: 'x'.repeat(5000) }),
    { name: 'adaptiveCard/action', value: null },
    { name: 'adaptiveCard/action', value: { verb: 'say', p: 'x' } },
    { name: '', value: { action: { verb: 'say', data: { p: 'x' } } } },
  ])('of others are not ours: %j', (activity) => {
    expect(pressOf(activity)).toBeUndefined();
  });
});
