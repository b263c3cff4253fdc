/** One incident from its first failing text to its end, in Slack and in Teams at once. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { validatePayload } from '../fakes/slack/index.ts';
import { channel, people, personal, titlesOf } from '../fakes/teams/index.ts';
import { phone, report } from './feed.ts';
import { alertsIn, below, belowIn, cardIn, cardsOfAlerts, inChannel, inTeams, spoken } from './said.ts';
import { type Clinics, failing, openClinics } from './traffic.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let house: Clinics;
const general = channel();
const { nora, omar } = people;
/** Eight of ten reminders of one clinic are filtered out. */
const filtered = failing('Northside', '30007', 8);

beforeEach(async () => {
  house = await openClinics();
  await house.staff().command('alerts here');
  await house.desk.mention('alerts here', { as: nora, in: general });
});
afterEach(async () => {
  expect(house.slack.refusals).toEqual([]);
  await house[Symbol.asyncDispose]();
});

const inSlack = () => alertsIn(house, 'C1')[0]!;
const card = () => cardsOfAlerts(house, general)[0]!;
const told = () => alertsIn(house, 'C1').length > 0 && cardsOfAlerts(house, general).length > 0;
const firstLine = (text: string) => text.split('\n')[0] ?? '';
const press = (title: string, as = omar) => house.desk.pressOn(card(), title, { as, in: general });
/** From half past nine all is well; then the trouble begins, and both chats hear of it. */
const untilTold = async () => {
  await house.live({ minutes: 10 });
  return house.liveUntil(told, filtered);
};

describe('the reminders of one clinic begin to fail at 09:40', () => {
  it('is told once in each chat within minutes: the whole story, a chart, and the same in words', async () => {
    await house.live({ minutes: 10 });
    expect(told()).toBe(false);
    expect(await house.liveUntil(told, filtered)).toBeLessThanOrEqual(10);
    await house.live({ minutes: 5 }, filtered);

    expect(alertsIn(house, 'C1')).toHaveLength(1);
    expect(cardsOfAlerts(house, general)).toHaveLength(1);
    const { text, blocks } = inSlack();
    const { body } = cardIn(card());
    const speak = spoken(card());
    for (const words of [text, speak]) {
      expect(firstLine(words)).toMatch(
        /^(All|\d+ of) \d+ (texts|reminders) from Northside failed since 09:[34]\d \(normally (none|about \d)\)\.$/,
      );
      expect(words).toContain('Likely cause: ');
      expect(words).toContain('30007');
      expect(words).toMatch(/can fix it\./);
      expect(words).toContain('What to do');
      expect(words).toMatch(/Chart, Failed texts, each \d+ minutes: .*\d, \d/);
      expect(words).toContain('nothing here is about one patient');
    }
    expect(firstLine(speak)).toBe(firstLine(text));
    expect(validatePayload(inSlack(), 'message')).toEqual([]);
    expect(blocks.map(({ type }) => type)).toContain('data_visualization');
    expect(JSON.stringify(body)).toContain('"type":"Chart.Line"');
  });

  it('is redrawn with new numbers, at most once a minute, and not told anew', async () => {
    await untilTold();
    const before = firstLine(inSlack().text);
    const updates = () => house.slack.callsTo('chat.update').length;
    // texts come in more often than once a minute
    for (let quarter = 0; quarter < 24; quarter++) {
      const text = { to: phone, status: 'undelivered', code: '30007', platform: 'caremessage' };
      await report(house, { ...text, id: `more-${quarter}`, site: 'Northside', feature: 'reminder' });
      await house.pass({ seconds: 15 }, 15_000);
    }
    expect(updates()).toBeLessThanOrEqual(6);
    expect(card().updates).toBeLessThanOrEqual(6);
    expect(updates()).toBeGreaterThan(2);
    const [now] = /\d+(?= of|\b)/.exec(firstLine(inSlack().text)) ?? [];
    expect(firstLine(inSlack().text)).not.toBe(before);
    expect(firstLine(spoken(card()))).toBe(firstLine(inSlack().text));
    expect(Number(now)).toBeGreaterThan(8);
    expect(below(house, inSlack())).toEqual([]);
    expect(alertsIn(house, 'C1')).toHaveLength(1);
  });

  it('says once below the message that it became big, though no larger part of it fails', async () => {
    await untilTold();
    await house.live({ minutes: 48 }, filtered);
    const worse = expect.stringMatching(/^Worse: (All|\d+ of) \d+ texts from Northside/);
    expect(below(house, inSlack()).map(({ text }) => text)).toEqual([worse]);
    expect(belowIn(house, card()).map(spoken)).toEqual([worse]);
  });

  it('shows in both chats who has it, by name where that is known', async () => {
    await untilTold();
    await house.staff({ user: 'U7' }).pressOn(inSlack().ts, "I'm on it");
    expect(JSON.stringify(inSlack().blocks)).toContain('"user_id":"U7"');
    await house.pass({ seconds: 10 }, 5000);
    expect(spoken(card())).toContain('Somebody in Slack is on it since 09:4');

    expect(titlesOf(cardIn(card()))).not.toContain("I'm on it");
    await press('Give it back');
    await press("I'm on it");
    expect(spoken(card())).toContain('Omar Office is on it since');
    await house.pass({ seconds: 10 }, 5000);
    expect(inSlack().text).toContain('Somebody in Teams is on it since');
    expect(inSlack().text).not.toContain('Omar');
  });

  it('is quiet for an hour where somebody snoozes it, keeps its numbers true, and says then that it goes on', async () => {
    await untilTold();
    await press('Snooze 1 hour');
    expect(spoken(card())).toMatch(/Snoozed by Omar Office until 10:4\d/);
    await house.live({ minutes: 1 }, filtered);
    expect(inSlack().text).toMatch(/Snoozed by somebody in Teams until 10:4\d/);
    const before = inSlack().text;
    await house.live({ minutes: 50 }, filtered, 2);
    expect(below(house, inSlack())).toEqual([]);
    expect(belowIn(house, card())).toEqual([]);
    expect(firstLine(inSlack().text)).not.toBe(firstLine(before));
    await house.live({ minutes: 12 }, filtered);
    expect(below(house, inSlack())).toHaveLength(1);
    expect(belowIn(house, card())).toHaveLength(1);
  });

  it('tells details by code, location and phone company, and nothing of a group under five', async () => {
    await house.live({ minutes: 10 });
    let texts = 0;
    await house.liveUntil(told, filtered);
    await house.live({ minutes: 15 }, (text) => {
      const failed = filtered(text);
      if (!failed || text.site !== 'Northside') return failed;
      texts += 1;
      if (texts % 5 > 0) return failed;
      return { ...failed, carrier: 'Tiny Mobile', status: 'undelivered', code: '30008' };
    });
    expect(texts).toBeGreaterThan(10);

    await house.staff().pressOn(inSlack().ts, 'Show details');
    await press('Show details');
    for (const words of [inSlack().text, spoken(card())]) {
      const details = words.slice(words.indexOf('By code'));
      expect(details).toMatch(/- 30007: \d+ failed/);
      expect(details).toMatch(/- Northside: \d+ of \d+ failed/);
      expect(details).toMatch(/By phone company\n- \S+: \d+ of \d+ failed/);
      expect(details).not.toContain('30008');
      expect(details).not.toContain('Tiny Mobile');
      for (const [, total] of details.matchAll(/ of (\d+) failed/g)) expect(Number(total)).toBeGreaterThan(4);
    }
    await house.live({ minutes: 1 }, filtered);
    expect(inSlack().text).toContain('By phone company');
    await house.staff().pressOn(inSlack().ts, 'Hide details');
    expect(inSlack().text).not.toContain('By phone company');
    expect(spoken(card())).toContain('By phone company');
  });

  it('is looked into in private, where what the receipts show need not be asked', async () => {
    await untilTold();
    await house.live({ minutes: 5 }, filtered);
    const me = house.staff({ user: 'U7' });
    await me.pressOn(inSlack().ts, 'Troubleshoot');
    await house.slack.until(() => me.message?.text, 'a word in private');
    expect(me.message.text).toContain('I opened a talk with you in our private chat');
    const word = await press('Troubleshoot');
    expect(word.body.value).toContain('I opened a talk with you in our private chat');

    const talks = [inChannel(house, 'U7').at(-1)?.text ?? '', spoken(inTeams(house, personal(omar)).at(-1))];
    for (const talk of talks) {
      expect(talk).toMatch(/^Found: the text was filtered out/);
      for (const known of [
        'System: CareMessage',
        'Log says: Failed',
        'Who: One location',
        'Error shown: 30007',
      ])
        expect(talk).toContain(known);
    }
    // from nothing it is not found without questions
    await me.command('');
    expect(me.message.text).toContain('Which system sent the text?');
    expect(told()).toBe(true);
  });

  it('is over when texts get through again: the message and one word below it say so, then all is quiet', async () => {
    await untilTold();
    await house.live({ minutes: 25 }, filtered);
    const over = () => inSlack().text.startsWith('Over: ') && spoken(card()).startsWith('Over: ');
    await house.liveUntil(over, (text) => text, 40);

    const end =
      /^Over: \d+ of \d+ (texts|reminders) from Northside failed from 09:4\d to 10:\d\d \(\d+ min\)\.$/;
    expect(firstLine(inSlack().text)).toMatch(end);
    expect(firstLine(spoken(card()))).toMatch(end);
    await house.live({ minutes: 1 });
    const [last] = below(house, inSlack()).slice(-1);
    expect(firstLine(last?.text ?? '')).toMatch(end);
    expect(last?.text).toContain('Texts get through as usual now');

    const all = () => [
      house.slack.messages.size,
      house.teams.messages.size,
      house.slack.callsTo('chat.update').length,
      card().updates,
    ];
    const before = all();
    await house.live({ minutes: 45 });
    expect(all()).toEqual(before);
    expect(inSlack().text).not.toContain('Snooze');
  });
});
