/** Who hears alerts: channels that ask for them, and those that may not, in Slack and in Teams. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channel, group, people, personal, type Spot, tenants } from '../fakes/teams/index.ts';
import { inChannel, inTeams, spoken } from './said.ts';
import { type Clinics, openClinics } from './traffic.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let house: Clinics;
beforeEach(async () => {
  house = await openClinics();
});
afterEach(async () => {
  expect(house.slack.refusals).toEqual([]);
  await house[Symbol.asyncDispose]();
});

const { nora, omar, zoe } = people;

describe('in Slack', () => {
  it('a channel is told once that it hears alerts, and whoever asked sees what was agreed', async () => {
    const me = house.staff();
    await me.command('alerts here');
    expect(me.message.response_type).toBe('ephemeral');
    expect(me.message.text).toContain('Alerts are on in this channel');
    expect(me.message.text).toContain('all texts');
    const [announced, ...more] = inChannel(house, 'C1');
    expect(more).toEqual([]);
    expect(announced?.text).toContain('This channel now hears when texts to patients start to fail');
    expect(JSON.stringify(announced?.blocks)).toContain('"user_id":"U1"');

    const colleague = house.staff({ user: 'U2' });
    await colleague.command('alerts here');
    expect(colleague.message.text).toContain('Alerts are on in this channel already');
    expect(inChannel(house, 'C1')).toHaveLength(1);

    await colleague.press('Only big trouble');
    expect(colleague.message.text).toContain('only when many texts are at stake');
    await colleague.command('alerts quiet 8pm to 7am except critical');
    expect(colleague.message.text).toContain('from 20:00 to 07:00, when only what is critical is said');
    await house.restart();
    await me.command('alerts list');
    expect(me.message.text).toContain('only when many texts are at stake');
    expect(me.message.text).toContain('No other channel of this workspace hears');

    await me.command('alerts stop');
    expect(me.message.text).toContain('Alerts are off in this channel');
    await me.command('alerts list');
    expect(me.message.text).toContain('No alerts in this channel');
    expect(inChannel(house, 'C1')).toHaveLength(1);
  });

  it('a location is found by its name, and one that there is not is refused with those that there are', async () => {
    const me = house.staff();
    await me.command('alerts here for site=Northwest');
    expect(me.message.text).toContain('I know nothing of that name');
    expect(me.message.text).toContain('Known locations: Northside; Southside; Westend.');
    await me.command('alerts list');
    expect(me.message.text).toContain('No alerts in this channel');

    await me.command('alerts here for site=north side');
    expect(me.message.text).toContain('texts from Northside, and trouble that touches them');

    const other = house.staff({ channel: 'C2' });
    await other.command('alerts here for site=Northwest');
    await other.press('Use it anyway');
    expect(other.message.text).toContain('texts from Northwest');
  });

  it('a channel that the bot is not in is asked to invite it, and nothing was begun', async () => {
    const me = house.staff();
    for (const told of [{ is_private: true, is_member: false }, { is_member: false }]) {
      house.slack.channels.set('C1', told);
      await me.command('alerts here');
      expect(me.message.text).toContain('Invite me first: type /invite @smsfail here');
      expect(await subscribed()).toBe(0);
    }
    house.slack.channels.delete('C1');
    await me.command('alerts here');
    expect(await subscribed()).toBe(1);
  });

  it('channels that others read along in, or that are put away, are refused', async () => {
    const me = house.staff();
    for (const told of [{ is_ext_shared: true, is_shared: true }, { is_pending_ext_shared: true }]) {
      house.slack.channels.set('C1', told);
      await me.command('alerts here');
      expect(me.message.text).toContain('People of another organisation read along here');
    }
    house.slack.channels.set('C1', { is_archived: true });
    await me.command('alerts here');
    expect(me.message.text).toContain('archived, deleted or closed');
    expect(inChannel(house, 'C1')).toEqual([]);
    expect(await subscribed()).toBe(0);
  });
});

describe('in Teams', () => {
  it.each<[string, Spot]>([
    ['a channel', channel()],
    ['a group chat', group()],
    ['a private chat', personal(nora)],
  ])('%s is told what was agreed, lists it, changes it and ends it', async (_, spot) => {
    const say = (text: string) => house.desk.mention(text, { as: nora, in: spot });
    const last = () => spoken(inTeams(house, spot).at(-1));
    await say('alerts here');
    expect(last()).toContain('Alerts are on in this channel');
    expect(inTeams(house, spot)).toHaveLength(1);
    await say('alerts quiet 20:00-07:00');
    expect(last()).toContain('from 20:00 to 07:00, when nothing is said');
    await say('alerts digest weekly');
    expect(last()).toContain('on Mondays at 08:00');
    await house.restart();
    await say('alerts list');
    expect(last()).toContain('from 20:00 to 07:00');
    await say('alerts here for site=Westend');
    expect(last()).toContain('texts from Westend');
    await say('alerts here for site=Nowhere');
    expect(last()).toContain('Known locations: Northside; Southside; Westend.');
    await say('alerts stop');
    expect(last()).toContain('Alerts are off in this channel');
    expect(await subscribed()).toBe(0);
  });

  it('shared channels, and chats with people of another practice in them, are refused', async () => {
    const shared = channel('1', 'between', 'clinic-team', tenants.clinic, 'shared');
    await house.desk.mention('alerts here', { as: omar, in: shared });
    expect(spoken(inTeams(house, shared).at(-1))).toContain('People of another organisation read along');

    const mixed = group('mixed');
    house.teams.gather(mixed.conversation.id, [nora, zoe]);
    await house.desk.mention('alerts here', { as: nora, in: mixed });
    expect(spoken(inTeams(house, mixed).at(-1))).toContain('People of another organisation read along');
    expect(await subscribed()).toBe(0);
  });
});

const subscribed = async () => (await house.look((store) => store.alerts.subscriptions())).length;
