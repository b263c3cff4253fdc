/** Receipts that stop coming, and what nobody is to be woken for. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channel, people } from '../fakes/teams/index.ts';
import { alertsIn, below, cardsOfAlerts, spoken } from './said.ts';
import { type Clinics, type Fate, failing, openClinics, silent } from './traffic.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let house: Clinics;
const general = channel();
const { nora } = people;

beforeEach(async () => {
  house = await openClinics();
  await house.staff().command('alerts here');
  await house.desk.mention('alerts here', { as: nora, in: general });
});
afterEach(async () => {
  expect(house.slack.refusals).toEqual([]);
  await house[Symbol.asyncDispose]();
});

const alerts = () => alertsIn(house, 'C1');
const cards = () => cardsOfAlerts(house, general);
const told = () => alerts().length > 0 && cards().length > 0;

describe('receipts stop coming', () => {
  it('at all: then the bot says that it is blind, and when it hears again', async () => {
    await house.live({ minutes: 30 });
    expect(await house.liveUntil(told, silent({}), 60)).toBeLessThanOrEqual(30);
    for (const words of [alerts()[0]?.text, spoken(cards()[0])]) {
      expect(words).toMatch(/^I get no delivery receipts any more since (09:59|10:00) /);
      expect(words).toContain('I am blind for now, texts may still go out');
      expect(words).toContain('Send one text to your own phone');
    }
    await house.live({ minutes: 30 }, silent({}));
    expect([alerts(), cards()].map(({ length }) => length)).toEqual([1, 1]);

    await house.live({ minutes: 20 });
    for (const words of [alerts()[0]?.text, spoken(cards()[0]), below(house, alerts()[0]!)[0]?.text])
      expect(words).toMatch(
        /^Over: I get delivery receipts again; there were none from (09:59|10:00) to 1\d:/,
      );
    expect([alerts(), cards()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('of one texting system: then that system is named', async () => {
    const notify = silent({ platform: 'notify' });
    await house.live({ minutes: 30 });
    expect(await house.liveUntil(told, notify, 60)).toBeLessThanOrEqual(40);
    for (const words of [alerts()[0]?.text, spoken(cards()[0])]) {
      expect(words).toMatch(
        /^No delivery receipts of texts through Notify since (09:59|10:00); usually about/,
      );
      expect(words).toContain('Start the program again');
    }
    await house.live({ minutes: 15 });
    expect(below(house, alerts()[0]!).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Over: delivery receipts of texts through Notify come again/),
    ]);
    expect([alerts(), cards()].map(({ length }) => length)).toEqual([1, 1]);
  });
});

describe('nobody is told', () => {
  it('of single patients whose numbers never work, nor of a day on which every clinic is closed', async () => {
    const landlines: Fate = (text) =>
      text.site === 'Southside' && Number(text.id.split('-')[1]) % 50 === 7
        ? { ...text, to: '+12125550177', status: 'undelivered', code: '30006', line: 'landline' }
        : text;
    await house.live({ hours: 8, minutes: 30 }, landlines, 5);
    // the night, and a holiday until noon
    await house.pass({ hours: 18 }, 120_000);
    expect([...alerts().map(({ text }) => text), ...cards().map(spoken)]).toEqual([]);
    expect(house.sent.filter(({ code }) => code === '30006').length).toBeGreaterThan(15);

    const me = house.staff();
    await me.command('status');
    expect(me.message.text).toContain('Nothing unusual is going on');
  });
});

describe('somebody says that it is not a problem', () => {
  it('closes it in both chats, and it does not come again while it runs', async () => {
    await house.live({ minutes: 10 });
    await house.liveUntil(told, failing('Northside'));
    await house.desk.pressOn(cards()[0]!, 'Not a problem', { as: nora, in: general });
    expect(spoken(cards()[0])).toContain('Nora Nurse said at');
    await house.live({ minutes: 1 }, failing('Northside'));
    expect(alerts()[0]?.text).toMatch(/^Closed as not a problem: /);
    expect(alerts()[0]?.text).toContain('Somebody in Teams said at');

    await house.live({ minutes: 90 }, failing('Northside'), 5);
    await house.live({ minutes: 60 }, undefined, 5);
    expect([alerts(), cards(), below(house, alerts()[0]!)].map(({ length }) => length)).toEqual([1, 1, 0]);
    const me = house.staff();
    await me.command('status');
    expect(me.message.text).toContain('Closed as not a problem in the last 7 days: 1 alert');
  });
});
