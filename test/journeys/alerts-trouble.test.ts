/** Chats in trouble: what is told waits, is found again, or is given up aloud; the other chat is not held up. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channel, people } from '../fakes/teams/index.ts';
import { alertsIn, below, belowIn, cardsOfAlerts, inChannel, spoken } from './said.ts';
import { type Clinics, failing, openClinics } from './traffic.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let house: Clinics;
const general = channel();
const { nora } = people;
const northside = failing('Northside');

beforeEach(async () => {
  house = await openClinics();
  await house.staff().command('alerts here');
  await house.desk.mention('alerts here', { as: nora, in: general });
  await house.live({ minutes: 5 });
});
afterEach(async () => {
  expect(house.slack.refusals).toEqual([]);
  await house[Symbol.asyncDispose]();
});

const alerts = () => alertsIn(house, 'C1');
const cards = () => cardsOfAlerts(house, general);
const both = () => [alerts(), cards()].map(({ length }) => length);
const posts = () => house.slack.callsTo('chat.postMessage').length;
const sends = () => house.teams.callsOf('send').length;
const ready = async () => (await fetch(`${house.url}/readyz`)).text();
const status = async () => {
  const me = house.staff();
  await me.command('status');
  return me.message.text as string;
};

describe('Slack', () => {
  it('that asks to wait is left alone for that long, and Teams hears meanwhile', async () => {
    house.slack.mishap('chat.postMessage', { as: 'rate-limit', retryAfter: 150 });
    const before = posts();
    await house.liveUntil(() => cards().length > 0, northside);
    await house.live({ minutes: 1 }, northside);
    expect(posts() - before).toBe(1);
    expect(both()).toEqual([0, 1]);
    await house.live({ minutes: 4 }, northside);
    expect(both()).toEqual([1, 1]);
    expect(posts() - before).toBe(2);
  });

  it('that fails for an hour is asked seldom; then each thing is said once and in its order', async () => {
    const before = posts();
    house.slack.mishap('chat.postMessage', { as: 'http-500', times: 1000 });
    await house.liveUntil(() => cards().length > 0, northside);
    await house.live({ minutes: 30 }, northside);
    house.slack.mishap('chat.postMessage', { as: 'drop', times: 1000 });
    await house.live({ minutes: 15 }, northside);
    expect(await ready()).toContain('Messages of alerts that wait longer than ten minutes: ');
    expect(await status()).toMatch(/\d+ messages? to a channel (is|are) late; I keep trying/);
    await house.live({ minutes: 15 }, northside);
    expect(both()).toEqual([0, 1]);
    expect(posts() - before).toBeLessThan(40);

    house.slack.allWell();
    await house.liveUntil(() => alerts().length > 0, northside);
    await house.live({ minutes: 1 }, northside);
    expect(both()).toEqual([1, 1]);
    // drawn from what is true now, not from what was so an hour ago
    expect(Number(/\d+/.exec(alerts()[0]!.text)?.[0])).toBeGreaterThan(55);
    const titles = inChannel(house, 'C1').map(({ text }) => text);
    expect(titles[0]).toContain('This channel now hears');
    expect(titles[1]).toMatch(/failed since/);
    for (const word of below(house, alerts()[0]!)) expect(word.text).toMatch(/^(Worse|More|Less|Another)/);
    expect(await ready()).toBe('ready\n');
  });

  it('whose answer gets lost is looked at before anything is said again', async () => {
    house.slack.mishap('chat.postMessage', { as: 'lost' });
    await house.liveUntil(() => alerts().length > 0, northside);
    await house.live({ minutes: 3 }, northside);
    expect(both()).toEqual([1, 1]);
    const [alert] = alerts();
    expect(house.slack.callsTo('conversations.history').length).toBeGreaterThan(0);
    // a word below it, too
    house.slack.mishap('chat.postMessage', { as: 'lost' });
    await house.liveUntil(() => alerts()[0]!.text.startsWith('Over'), undefined, 60);
    await house.live({ minutes: 2 });
    expect(alerts()[0]?.ts).toBe(alert?.ts);
    const words = below(house, alert!).map(({ text }) => text);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => word.startsWith('Over: '))).toHaveLength(1);
  });

  it('where a channel was archived hears nothing more there; who had asked is told in private', async () => {
    house.slack.channels.set('C1', { is_archived: true });
    await house.liveUntil(() => cards().length > 0, northside);
    await house.live({ minutes: 2 }, northside);
    const told = inChannel(house, 'U1');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('Alerts that you asked for are paused');
    expect(told[0]?.text).toContain('archived or deleted');

    const before = house.slack.calls.length;
    await house.live({ minutes: 30 }, northside, 5);
    expect(house.slack.calls.slice(before).filter(({ args: { channel } }) => channel === 'C1')).toEqual([]);
    const me = house.staff();
    await me.command('alerts list');
    expect(me.message.text).toContain('The channel was archived or deleted');

    house.slack.channels.delete('C1');
    await me.command('alerts here');
    await house.live({ minutes: 2 }, northside);
    expect(alerts()).toHaveLength(1);
    expect(inChannel(house, 'U1')).toHaveLength(1);
  });

  it('that never takes a message is given up on aloud after hours', async () => {
    house.slack.mishap('chat.postMessage', { as: 'error', error: 'fatal_error', times: 10_000 });
    await house.liveUntil(() => cards().length > 0, northside);
    await house.live({ hours: 3 }, northside, 5);
    expect(await ready()).toMatch(/^ready\nMessages of alerts that were given up: \d+\.$/m);
    expect(await status()).toMatch(/messages? could not be said in a channel, though I tried for hours/);
    expect(house.lines.join('\n')).toContain('A message of alerts is given up');
    expect(both()).toEqual([0, 1]);
  });
});

describe('Teams', () => {
  it('that asks to wait is left alone for that long, and Slack hears meanwhile', async () => {
    house.teams.goWrong('send', { status: 429, retryAfter: '150' });
    const before = sends();
    await house.liveUntil(() => alerts().length > 0, northside);
    await house.live({ minutes: 1 }, northside);
    expect(sends() - before).toBe(1);
    expect(both()).toEqual([1, 0]);
    await house.live({ minutes: 4 }, northside);
    expect(both()).toEqual([1, 1]);
  });

  it('that lets the bot in no more hears nothing; who had asked is told in private', async () => {
    house.teams.goWrong('send', { status: 403, code: 'BotNotInConversationRoster' });
    await house.liveUntil(() => alerts().length > 0, northside);
    await house.live({ minutes: 2 }, northside);
    const [note] = house.teams.standingIn('a:nora');
    expect(spoken(note)).toContain('Alerts that you asked for are paused');
    const before = sends();
    await house.live({ minutes: 30 }, northside, 5);
    expect([sends() - before, ...both()]).toEqual([0, 1, 0]);
  });

  it('whose answer gets lost shows an alert at least once, and only the last one lives on', async () => {
    house.teams.goWrong('send', { lost: true });
    await house.liveUntil(() => cards().length > 0, northside);
    await house.live({ minutes: 5 }, northside);
    // Teams gives a bot no way to look: what it shows may stand there twice
    expect(both()).toEqual([1, 2]);
    await house.liveUntil(() => alerts()[0]!.text.startsWith('Over'), undefined, 60);
    await house.live({ minutes: 1 });
    expect(cards().map((card) => spoken(card).startsWith('Over: '))).toEqual([false, true]);
    expect(belowIn(house, cards()[1]!).map(spoken).at(-1)).toMatch(/^Over: /);
  });

  it('that fails for an hour hears all of it afterwards, in its order', async () => {
    house.teams.goWrong('send', { status: 500, times: 1000 });
    await house.liveUntil(() => alerts().length > 0, northside);
    await house.live({ minutes: 60 }, northside, 5);
    expect(both()).toEqual([1, 0]);
    house.teams.allWell();
    await house.liveUntil(() => cards().length > 0, northside);
    await house.live({ minutes: 1 }, northside);
    expect(both()).toEqual([1, 1]);
  });
});
