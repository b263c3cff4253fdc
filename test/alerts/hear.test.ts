/** What people ask of alerts, and what they see: over a store in memory, in two chats. */
import { describe, expect, it } from 'vitest';
import { subscriptionOf } from '#alerts/subscription.ts';
import { pausedView } from '#views/subscription.ts';
import { chatDown, FakeClosed } from '../fakes/chat.ts';
import { as } from '../store/rows.ts';
import { outline } from '../views/outline.ts';
import { failures, minute, noon, silence, subscription } from './cast.ts';
import { openHearHouse } from './hear-house.ts';

describe('alerts of a channel', () => {
  it('begin with one announcement, and are told to be on when asked for again', async () => {
    await using house = await openHearHouse();
    const { view } = await house.types('alerts here');

    expect(outline(view)).toMatchInlineSnapshot(`
      "notice: Alerts are on in this channel
      What you will hear:
        - *Of what: *all texts.
        - *How soon: *as soon as it is worth a look (balanced).
        - *When: *at any hour.
        - *Digest: *none.
        - *Clock: *America/New_York.
      ~ For more, type \`@bot alerts help\`.
      choices (Tell me earlier) (Only big trouble) (Quiet at night) (Daily digest) (Stop alerts here)"
    `);
    expect(house.chats.slack.said.map((said) => outline(said.view))).toMatchInlineSnapshot(`
      [
        "notice: This channel now hears when texts to patients start to fail
      @U1 asked for it. I tell of all texts, as soon as it is worth a look (balanced), at any hour.
      ~ I tell counts and causes, never anything of a patient. To change it, type \`@bot alerts help\`.",
      ]
    `);
    expect(await house.subscriptions()).toMatchObject([
      {
        audience: 'slack:T1',
        channel: 'C1',
        person: 'U1',
        only: {},
        sensitivity: 'balanced',
        zone: 'America/New_York',
        digest: 'none',
      },
    ]);

    const again = await house.types('alerts here', { person: 'U2' });
    expect(again.view.title).toBe('Alerts are on in this channel already');
    expect(house.chats.slack.said).toHaveLength(1);
    expect(await house.subscriptions()).toHaveLength(1);
  });

  it('are not announced where the answer itself stands in the channel', async () => {
    await using house = await openHearHouse();
    const { view } = await house.types('alerts here', {
      chat: 'teams',
      workspace: 't1',
      channel: '19:a',
      stays: 'shared',
    });
    expect(view.title).toBe('Alerts are on in this channel');
    expect(house.chats.teams.said).toEqual([]);
  });

  it('are announced once when two people ask at the same moment', async () => {
    await using house = await openHearHouse();
    await Promise.all([house.types('alerts here'), house.types('alerts here', { person: 'U2' })]);
    expect(house.chats.slack.said).toHaveLength(1);
  });

  it('are changed, shown and ended', async () => {
    await using house = await openHearHouse();
    expect((await house.types('alerts quiet 8pm to 7am')).view.title).toBe('No alerts in this channel');
    await house.types('alerts here');
    await house.types('alerts here', { channel: 'C2' });
    await house.types('alerts here', { chat: 'teams', workspace: 't1', channel: '19:a', stays: 'shared' });
    const changed = await house.types('alerts quiet 8pm to 7am except critical, early, digest weekly');
    expect(changed.view.title).toBe('The alerts of this channel are changed');
    const { view } = await house.types('alerts list');
    expect(outline(view)).toContain(
      'at any hour but from 20:00 to 07:00, when only what is critical is said.',
    );
    expect(outline(view)).toContain('at the first sign (early).');
    expect(outline(view)).toContain('on Mondays at 08:00.');
    expect(outline(view)).toContain('1 other channel of this workspace hears of alerts.');

    for (const { says } of view.choices) {
      const text = says.says === 'alerts' ? says.text : 'not for alerts';
      expect(text).toMatch(/^(?!\d{7,})[\w.:#-]{0,64}$/);
      expect(outline((await house.types(`alerts ${text}`)).view)).not.toContain('could not read');
    }
    expect((await house.types('alerts stop')).view.title).toBe('No alerts in this channel');
    expect((await house.types('alerts list')).view.title).toBe('No alerts in this channel');
    expect((await house.types('alerts stop', { channel: 'C2' })).view.title).toBe(
      'Alerts are off in this channel',
    );
    expect(await house.subscriptions()).toHaveLength(1);
  });

  it('may be of a part, by the name that receipts have for it', async () => {
    await using house = await openHearHouse();
    await house.texts(2, {
      site: 'North Clinic',
      carrier: 'T-Mobile',
      sender: '+12125550100',
      platform: 'caremessage',
    });
    await house.texts(1, { site: 'South' });
    const { view } = await house.types(
      'alerts here for site=north-clinic, carrier=tmobile, number=0100, system=CareMessage',
    );
    expect(outline(view)).toContain(
      'texts from North Clinic through CareMessage to T-Mobile phones sent from the number …0100, and trouble that touches them.',
    );
    expect(await house.subscriptions()).toMatchObject([
      {
        only: { site: 'North Clinic', carrier: 'T-Mobile', sender: '+12125550100', platform: 'caremessage' },
      },
    ]);
    await house.types('alerts here for south');
    expect(await house.subscriptions()).toMatchObject([{ only: { site: 'South' } }]);
    await house.types('alerts early');
    expect(await house.subscriptions()).toMatchObject([{ only: { site: 'South' }, sensitivity: 'early' }]);
    await house.types('alerts here');
    expect(await house.subscriptions()).toMatchObject([{ only: {}, sensitivity: 'early' }]);
  });

  it('of a part that nobody knows are refused with what there is, and taken if wanted anyway', async () => {
    await using house = await openHearHouse();
    await house.texts(2, { site: 'North' });
    await house.texts(2, { site: 'South' }, 40 * 1440);
    const { view } = await house.types('alerts here for site=Nroth');
    expect(outline(view)).toContain('*Known locations: *North.');
    expect(outline(view)).not.toMatch(/Nroth|South/);
    expect(await house.subscriptions()).toEqual([]);
    const [use] = view.choices;
    await house.types(`alerts ${use?.says.says === 'alerts' ? use.says.text : ''}`);
    expect(await house.subscriptions()).toMatchObject([{ only: { site: 'Nroth' } }]);
  });

  it('of what could be a number of a patient are never kept', async () => {
    await using house = await openHearHouse();
    await house.texts(2, { site: 'North' });
    await house.types('alerts here for site="Ann 212-555-0123" anyway');
    expect(await house.subscriptions()).toEqual([]);
  });

  it.each([
    ['not-in', 'type /invite @smsfail here'],
    ['outsiders', 'People of another organisation read along here'],
    ['closed', 'archived, deleted or closed'],
    ['untold', 'channels:read'],
  ] as const)('are refused where the chat says %s', async (why, sentence) => {
    await using house = await openHearHouse();
    house.chats.slack.admits = (async () => why) as never;
    const { view } = await house.types('alerts here');
    expect(view.title).toBe('Alerts cannot be told here');
    expect(outline(view)).toContain(sentence);
    expect(await house.subscriptions()).toEqual([]);
    expect(house.chats.slack.said).toEqual([]);
  });

  it('are refused while it cannot be asked who reads along, and where the announcement finds the door shut', async () => {
    await using house = await openHearHouse();
    house.chats.slack.admits = async () => Promise.reject(chatDown());
    expect(outline((await house.types('alerts here')).view)).toContain('try again in a minute');
    house.chats.slack.admits = async () => undefined;
    house.chats.slack.wrong = () => ({ before: new FakeClosed() });
    expect(outline((await house.types('alerts here')).view)).toContain('Invite me first');
    expect(await house.subscriptions()).toEqual([]);
  });

  it('go on after a pause when they are asked for again', async () => {
    await using house = await openHearHouse();
    await house.types('alerts here');
    const [row] = await house.store.alerts.subscriptions();
    const json = JSON.stringify({ ...JSON.parse(row?.json ?? ''), paused: { why: 'closed', at: noon } });
    await house.store.alerts.subscribe({ audience: 'slack:T1', channel: 'C1', json });
    expect(outline((await house.types('alerts list')).view)).toContain('! The channel was archived');
    await house.types('alerts here');
    expect(subscriptionOf((await house.store.alerts.subscriptions())[0]!)?.paused).toBeUndefined();
  });

  it('are not for a chat that no receipts belong to', async () => {
    await using house = await openHearHouse({ 'slack:T1': ['main'] });
    for (const words of ['alerts here', 'status'])
      expect(outline((await house.types(words, { workspace: 'T2' })).view)).toContain('RECEIPTS_MAP');
  });

  it('are explained, with what may have been meant', async () => {
    await using house = await openHearHouse();
    expect(outline((await house.types('alerts')).view)).toMatchInlineSnapshot(`
      "help: Alerts in this channel
      What you can type:
        - \`@bot alerts here\` tells this channel when texts start to fail.
        - \`@bot alerts here for site=north\` only for that location; also platform=, feature=, sender=, carrier= or provider=.
        - \`@bot alerts early\`, \`@bot alerts balanced\` or \`@bot alerts only big\`: how soon.
        - \`@bot alerts quiet 20:00-07:00 except critical\` for the night; \`@bot alerts quiet off\` ends it.
        - \`@bot alerts digest daily\` (or weekly, or off): a list at 08:00 of what failed and what to do about it.
        - \`@bot alerts list\` shows what is on here. \`@bot alerts stop\` ends it.
      ~ Alerts hold counts, codes and causes, never anything of a patient."
    `);
    const { view } = await house.types('alerts digest dayly for Jane Roe');
    expect(outline(view)).toContain('Did you mean `@bot alerts digest daily`?');
    expect(outline(view)).not.toContain('Jane');
  });

  it('say to who asked for them that they are paused', () => {
    const view = pausedView(subscription({ paused: { why: 'not-in', at: noon } }));
    expect(outline(view)).toContain('I was taken out of the channel');
    expect(outline(view)).toContain('`@bot alerts here`');
  });
});

describe('the buttons of an incident', () => {
  it('taken in one chat, it shows in the other', async () => {
    await using house = await openHearHouse();
    await house.incident();
    const { view, everybody } = await house.presses('take');
    expect(everybody).toBe(true);
    expect(outline(view)).toContain('@U1 is on it since 10:00.');
    expect(await house.store.alerts.take(noon, noon + 1, 9)).toMatchObject([
      { lane: 'i1/teams:t1/19:a', kind: 'redraw' },
    ]);
    const teams = { chat: 'teams', workspace: 't1', channel: '19:a', person: 'b' };
    const second = await house.presses('take', teams);
    expect(second.word).toBe('Somebody is on it already; the message shows who.');
    expect(outline(second.view)).toContain('Somebody in Slack is on it since 10:00.');
  });

  it('two who press at once: one has it, the other sees that', async () => {
    await using house = await openHearHouse();
    await house.incident();
    const teams = { chat: 'teams', workspace: 't1', channel: '19:a', person: 'b' };
    const replies = await Promise.all([house.presses('take'), house.presses('take', teams)]);
    expect(replies.filter(({ word }) => word !== undefined)).toHaveLength(1);
    const texts = replies.map(({ view }) => outline(view));
    expect(texts.every((text) => / is on it since 10:00/.test(text))).toBe(true);
  });

  it('closed as no problem, it is closed everywhere and counted as such', async () => {
    await using house = await openHearHouse();
    await house.texts(9, {});
    await house.incident();
    const { view } = await house.presses('no-problem');
    expect(view.title).toMatch(/^Closed as not a problem: 14 of 60 texts from north failed/);
    const row = await house.store.alerts.incident('i1');
    expect(JSON.parse(row?.doings ?? '')).toMatchObject({
      dismissed: { by: { chat: 'slack', person: 'U1' } },
    });
    expect((await house.presses('take')).word).toContain('it is closed');
    const status = outline((await house.types('status')).view);
    expect(status).toContain('Nothing unusual is going on.');
    expect(status).toContain('Closed as not a problem in the last 7 days: 1 alert.');
  });

  it('details are shown in the channel where they were asked for, and hidden again', async () => {
    await using house = await openHearHouse();
    await house.texts(20, { site: 'north', ...as.delivered });
    await house.texts(8, { site: 'north', ...as.undelivered, code: '30032', carrier: 'T-Mobile' });
    await house.texts(3, { site: 'north', ...as.undelivered, code: '30032', carrier: 'tiny' });
    await house.incident();
    const { view } = await house.presses('show-details');
    expect(outline(view)).toContain('By phone company:\n  - *T-Mobile: *all 8 failed');
    expect(outline(view)).not.toContain('tiny');
    const details = async () =>
      (await house.store.alerts.postings('i1')).map(({ json, message }) => [
        JSON.parse(json).details,
        message,
      ]);
    expect(await details()).toEqual([
      [true, 'm1'],
      [false, 'm2'],
    ]);
    expect(outline((await house.presses('hide-details')).view)).not.toContain('By phone company');
    expect(await details()).toEqual([
      [false, 'm1'],
      [false, 'm2'],
    ]);
  });

  it('opens a talk with what is known, or says why not', async () => {
    await using house = await openHearHouse();
    await house.texts(8, { site: 'north', ...as.undelivered, code: '30032' });
    await house.incident();
    expect((await house.presses('troubleshoot')).word).toBe('I opened a talk with you in our private chat.');
    expect(house.opened).toEqual([
      { platform: 'cliniko', status: 'failed', error: '30032', reach: 'one-location' },
    ]);
    house.privately.refused = 'Please write to me once, so that I can write to you.';
    expect((await house.presses('troubleshoot')).word).toBe(house.privately.refused);
  });

  it.each([
    ['in a channel where it does not stand', { channel: 'C9' }],
    ['by people of another workspace', { workspace: 'T2' }],
  ])('do nothing %s', async (_, who) => {
    await using house = await openHearHouse({ 'slack:T1': ['main'] });
    await house.incident();
    const { view, everybody } = await house.presses('take', who);
    expect(view.title).toBe('This alert is over and put away');
    expect(everybody).toBeUndefined();
    expect(JSON.parse((await house.store.alerts.incident('i1'))?.doings ?? '')).toEqual({ v: 1 });
  });

  it('do nothing for a workspace whose receipts are not theirs, though it was posted there once', async () => {
    await using house = await openHearHouse({ 'slack:T1': ['north'] });
    await house.incident();
    expect((await house.presses('take')).view.title).toBe('This alert is over and put away');
  });

  it('of one that was put away say so', async () => {
    await using house = await openHearHouse();
    expect((await house.presses('take', {}, 'i9')).view.title).toBe('This alert is over and put away');
  });

  it('a failure of ours is said plainly', async () => {
    const house = await openHearHouse();
    await house.store.close();
    const { view, talk } = await house.presses('take');
    expect(view.title).toBe('That did not work');
    expect(talk).toBe('talk-1');
  });
});

describe('status', () => {
  it('tells today by location, what goes on, and when was heard last', async () => {
    await using house = await openHearHouse();
    await house.texts(46, { site: 'Northside', ...as.delivered });
    await house.texts(14, { site: 'Northside', ...as.undelivered, code: '30032' });
    await house.texts(40, { site: 'Southside', ...as.delivered });
    await house.texts(3, { site: 'Eastside', ...as.undelivered, code: '30003' });
    await house.texts(6, { site: 'Southside', ...as.sent });
    await house.texts(50, { site: 'Southside', ...as.undelivered, code: '30003' }, 24 * 60);
    await house.incident(silence());
    expect(outline((await house.types('status')).view)).toMatchInlineSnapshot(`
      "status: Today so far 17 of 103 texts failed; of 6 more the end is not known yet
      Going on now:
        - No delivery receipts of texts through Notify since 09:30; usually about 35 by now.
      [bars: Texts today by location; Northside 2 other locations; Failed 14 3; Arrived 46 40]
        *Northside: *14 of 60 failed. *2 other locations: *fewer than 5 of 43 failed.
      Last delivery receipt:
        - *Twilio: *10:00
      ~ Counted from delivery receipts since midnight; nothing here is about one patient."
    `);
  });

  it('tells the hours where there is one location only', async () => {
    await using house = await openHearHouse();
    await house.texts(20, { ...as.delivered }, 200);
    await house.texts(10, { ...as.undelivered, code: '30003' }, 5);
    const { view } = await house.types('status');
    expect(outline(view)).toContain('[line: Texts today, each hour');
    expect(outline(view)).toContain(
      'failed 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0; arrived 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0.',
    );
  });

  it('says that it has heard nothing at all', async () => {
    await using house = await openHearHouse();
    const { view } = await house.types('status');
    expect(view.title).toBe('No texts today so far');
    expect(outline(view)).toContain('not had a single delivery receipt');
    expect(outline(view)).not.toContain('[line');
  });

  it('shows only what people of that chat may see', async () => {
    await using house = await openHearHouse({ 'slack:T1': ['north'], 'slack:T2': ['south'] });
    await house.texts(9, { workspace: 'north', site: 'A' });
    await house.texts(7, { workspace: 'south', site: 'B' });
    await house.incident(failures(), 'i2', 'north');
    expect((await house.types('status')).view.title).toBe('All 9 texts today so far arrived');
    const south = await house.types('status', { workspace: 'T2' });
    expect(south.view.title).toBe('All 7 texts today so far arrived');
    expect(outline(south.view)).toContain('Nothing unusual is going on.');
  });

  it('says what could not be said', async () => {
    await using house = await openHearHouse();
    const job = { lane: 'i1/slack:T1/C1', kind: 'post', json: '{}', due: noon - 60 * minute };
    await house.store.alerts.put([job], noon - 60 * minute);
    expect(outline((await house.types('status')).view)).toContain('1 message to a channel is late');
    const [taken] = await house.store.alerts.take(noon, noon + minute, 1);
    await house.store.alerts.bury(taken!, 'gone', noon);
    expect(outline((await house.types('status')).view)).toContain('1 message could not be said in a channel');
  });
});
