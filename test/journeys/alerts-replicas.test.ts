/** Restarts, kills and several replicas in the middle of an incident: nothing is told twice, nothing is lost. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { channel, people } from '../fakes/teams/index.ts';
import { findPostgres } from '../postgres/index.ts';
import { alertsIn, below, belowIn, cardsOfAlerts, spoken } from './said.ts';
import { type Clinics, failing, openClinics } from './traffic.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const postgres = await findPostgres();
const general = channel();
const { nora } = people;
const northside = failing('Northside');

async function opened(database?: string) {
  // a lease is for 15 s
  const house = await openClinics({ step: 10_000, ...(database ? { database } : {}) });
  onTestFinished(async () => {
    expect(house.slack.refusals).toEqual([]);
    await house[Symbol.asyncDispose]();
  });
  await house.staff().command('alerts here');
  await house.desk.mention('alerts here', { as: nora, in: general });
  await house.live({ minutes: 5 });
  return house;
}

const alerts = (house: Clinics) => alertsIn(house, 'C1');
const cards = (house: Clinics) => cardsOfAlerts(house, general);
const told = (house: Clinics) => () => alerts(house).length > 0 && cards(house).length > 0;
const over = (house: Clinics) => () =>
  [...alerts(house), ...cards(house)].every((one) => titleOf(one).startsWith('Over: '));
const titleOf = (one: ReturnType<typeof alerts>[number] | ReturnType<typeof cards>[number]) =>
  ('text' in one ? one.text : spoken(one)).split('\n')[0] ?? '';

/** One message in each channel, which tells the end, and below each the end once. */
function toldOnce(house: Clinics): void {
  expect([alerts(house), cards(house)].map(({ length }) => length)).toEqual([1, 1]);
  expect(over(house)()).toBe(true);
  const [alert, card] = [alerts(house)[0]!, cards(house)[0]!];
  for (const words of [below(house, alert).map(({ text }) => text), belowIn(house, card).map(spoken)])
    expect(words.filter((word) => word.startsWith('Over: '))).toHaveLength(1);
}

describe('a restart', () => {
  it('before the alert is told loses nothing that was seen', async () => {
    const house = await opened();
    await house.live({ minutes: 2 }, northside);
    const before = alerts(house).length;
    await house.restart();
    await house.liveUntil(told(house), northside);
    expect(before).toBeLessThanOrEqual(1);
    await house.live({ minutes: 15 }, northside);
    await house.restart();
    await house.liveUntil(over(house), undefined, 40);
    await house.live({ minutes: 2 });
    toldOnce(house);
  });

  it('while the alert is told tells it once, in whatever part of it that comes', async () => {
    const house = await opened();
    for (let minute = 0; minute < 12; minute++) {
      await house.live({ minutes: 1 }, northside);
      await house.restart();
    }
    expect([alerts(house), cards(house)].map(({ length }) => length)).toEqual([1, 1]);
    await house.staff().pressOn(alerts(house)[0]!.ts, "I'm on it");
    await house.restart();
    await house.live({ minutes: 1 }, northside);
    expect(spoken(cards(house)[0])).toContain('Somebody in Slack is on it');
    await house.liveUntil(over(house), undefined, 40);
    await house.restart();
    await house.live({ minutes: 5 });
    toldOnce(house);
  });

  it('after a kill, before and after the alert was told, goes on from what was kept', async () => {
    const house = await opened();
    await house.live({ minutes: 2 }, northside);
    house.kill();
    await house.replicate();
    await house.liveUntil(told(house), northside);
    house.kill();
    await house.replicate();
    await house.live({ minutes: 15 }, northside);
    await house.liveUntil(over(house), undefined, 40);
    await house.live({ minutes: 2 });
    toldOnce(house);
  });
});

const places: readonly [string, (() => Promise<string>) | undefined][] = [
  ['an SQLite file', undefined],
  ...(postgres ? [['PostgreSQL', postgres.database] as [string, () => Promise<string>]] : []),
];

describe.each(places)('two replicas on %s', (_, database) => {
  it('tell each channel once, and the second goes on when the first is killed', async () => {
    const house = await opened(await database?.());
    await house.replicate();
    await house.liveUntil(told(house), northside);
    await house.live({ minutes: 3 }, northside);
    expect([alerts(house), cards(house)].map(({ length }) => length)).toEqual([1, 1]);
    const before = titleOf(alerts(house)[0]!);

    house.kill();
    await house.live({ minutes: 5 }, northside);
    expect(titleOf(alerts(house)[0]!)).not.toBe(before);
    await house.desk.pressOn(cards(house)[0]!, "I'm on it", { as: nora, in: general });
    await house.live({ minutes: 1 }, northside);
    expect(alerts(house)[0]?.text).toContain('Somebody in Teams is on it');
    await house.replicate();
    await house.liveUntil(over(house), undefined, 40);
    await house.live({ minutes: 2 });
    toldOnce(house);
  });
});

describe('a replica that is killed before it knew what it had said', () => {
  it('is followed by one that finds it again', async () => {
    const house = await opened();
    await house.replicate();
    house.slack.mishap('chat.postMessage', { as: 'lost' });
    await house.liveUntil(() => alerts(house).length > 0, northside);
    house.kill();
    await house.live({ minutes: 5 }, northside);
    expect(alerts(house)).toHaveLength(1);
    const before = titleOf(alerts(house)[0]!);
    await house.live({ minutes: 3 }, northside);
    expect(titleOf(alerts(house)[0]!)).not.toBe(before);
  });
});
