/** Alerts are counts and codes: what was planted of patients is nowhere, on disk, in the log, or in any message. */
import { expect, it, vi } from 'vitest';
import { channel, people } from '../fakes/teams/index.ts';
import { alertsIn, cardsOfAlerts } from './said.ts';
import { type Fate, openClinics, type Planted } from './traffic.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const general = channel();
const { nora } = people;

it('nothing of a patient is kept, logged or told, from the first text to the digest', async () => {
  await using house = await openClinics();
  await house.staff().command('alerts here digest daily');
  await house.desk.mention('alerts here', { as: nora, in: general });
  const me = house.staff();
  await me.command('alerts here for site=Jane Sample 512-555-0142');
  await house.desk.mention('alerts here for Jane Sample (512) 555-0142', { as: nora, in: general });

  const planted: Fate = (text): Planted => ({
    ...text,
    ...(text.site === 'Northside' ? { status: 'undelivered', code: '30007' } : {}),
    to: '+15125550142',
    patient: 'chart-no-77123',
    text: 'Dear Jane Sample, your visit is due on April 2.',
    name: 'Jane Sample',
  });
  await house.liveUntil(
    () => alertsIn(house, 'C1').length > 0 && cardsOfAlerts(house, general).length > 0,
    planted,
  );
  await house.live({ minutes: 10 }, planted);
  const [alert] = alertsIn(house, 'C1');
  await me.pressOn(alert!.ts, 'Show details');
  await me.pressOn(alert!.ts, 'Troubleshoot');
  await house.desk.pressOn(cardsOfAlerts(house, general)[0]!, "I'm on it", { as: nora, in: general });
  await me.command('status');
  house.slack.mishap('chat.update', { as: 'http-500', times: 3 });
  house.teams.goWrong('update', { status: 500, times: 3 });
  await house.live({ minutes: 30 });
  expect(house.lines.length).toBeGreaterThan(0);

  const said = [
    JSON.stringify([...house.slack.calls]),
    JSON.stringify(house.slack.posts),
    JSON.stringify(house.teams.calls.map(({ body }) => body)),
  ].join('\n');
  expect(said.length).toBeGreaterThan(10_000);
  const everywhere = { said, log: house.lines.join('\n'), disk: await house.disk() };
  for (const [where, words] of Object.entries(everywhere))
    for (const secret of [
      '5125550142',
      '512-555',
      '555-0142',
      'chart-no',
      '77123',
      'Jane',
      'Sample',
      'April 2',
    ])
      expect(words.includes(secret), `${secret} in ${where}`).toBe(false);
  expect(everywhere.disk).toContain('Northside');
});
