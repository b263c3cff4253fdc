/** When a channel hears: quiet hours, how soon, digests in the morning, and today's numbers when somebody asks. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { channel, people } from '../fakes/teams/index.ts';
import { alertsIn, below, belowIn, cardsOfAlerts, inChannel, inTeams, spoken } from './said.ts';
import { type Fate, failing, openClinics } from './traffic.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const general = channel();
const { nora } = people;

async function opened(now?: string) {
  const house = await openClinics(now ? { now } : {});
  onTestFinished(async () => {
    expect(house.slack.refusals).toEqual([]);
    await house[Symbol.asyncDispose]();
  });
  const staff = (channel: string, ...commands: readonly string[]) =>
    commands.reduce<Promise<unknown>>(
      (before, one) => before.then(() => house.staff({ channel }).command(one)),
      Promise.resolve(),
    );
  return Object.assign(house, { staffIn: staff });
}

const firstNumber = (text = ''): number => Number(/\d+/.exec(text)?.[0]);

describe('quiet hours except for what is critical', () => {
  it('let a channel sleep through the trouble of one clinic, which others hear of at once', async () => {
    const house = await opened();
    await house.staffIn('C1', 'alerts here', 'alerts quiet 09:00-10:30 except critical');
    await house.staffIn('C2', 'alerts here');
    const northside = failing('Northside');
    await house.live({ minutes: 5 });
    await house.liveUntil(() => alertsIn(house, 'C2').length > 0, northside);
    await house.live({ minutes: 30 }, northside);
    expect(alertsIn(house, 'C1')).toEqual([]);
    await house.liveUntil(() => alertsIn(house, 'C1').length > 0, northside, 30);
    expect(house.clock.now().toISOString()).toMatch(/T15:3[01]/);
    expect(alertsIn(house, 'C1')).toHaveLength(1);
  });

  it('are broken when nearly everything fails', async () => {
    const house = await opened();
    await house.staffIn('C1', 'alerts here', 'alerts quiet 09:00-12:00 except critical');
    await house.staffIn('C2', 'alerts here', 'alerts quiet 09:00-12:00');
    const everything: Fate = (text) => ({ ...text, status: 'failed', code: '30008' });
    await house.live({ minutes: 5 });
    await house.liveUntil(() => alertsIn(house, 'C1').length > 0, everything, 20);
    await house.live({ minutes: 10 }, everything);
    expect(alertsIn(house, 'C1')).toHaveLength(1);
    expect(alertsIn(house, 'C2')).toEqual([]);
  });
});

describe('how soon', () => {
  it('is at the first sign, when it is worth a look, or only when it is big, as each channel asked', async () => {
    const house = await opened();
    await house.staffIn('C1', 'alerts here early');
    await house.staffIn('C2', 'alerts here balanced');
    await house.staffIn('C3', 'alerts here only big');
    await house.staffIn('C4', 'alerts here for site=Westend');
    const channels = ['C1', 'C2', 'C3', 'C4'];
    const first = new Map<string, { readonly at: number; readonly failed: number }>();
    await house.live({ minutes: 5 });
    for (let at = 0; at < 60; at++) {
      await house.live({ minutes: 1 }, failing('Northside', '30007', 7));
      for (const one of channels) {
        const [alert] = alertsIn(house, one);
        if (alert && !first.has(one)) first.set(one, { at, failed: firstNumber(alert.text) });
      }
    }
    const [early, balanced, big] = ['C1', 'C2', 'C3'].map((one) => first.get(one)!);
    expect(early!.at).toBeLessThanOrEqual(balanced!.at);
    expect(balanced!.at).toBeLessThan(20);
    expect(balanced!.at).toBeLessThan(big!.at);
    expect(big!.failed).toBeGreaterThanOrEqual(30);
    expect(first.has('C4')).toBe(false);
    for (const one of ['C1', 'C2', 'C3']) expect(alertsIn(house, one)).toHaveLength(1);
  });
});

describe('it gets worse', () => {
  it('is said below the message once in both chats, where much more fails than was told', async () => {
    const house = await opened();
    await house.staffIn('C1', 'alerts here');
    await house.desk.mention('alerts here', { as: nora, in: general });
    const told = () => [alertsIn(house, 'C1')[0], cardsOfAlerts(house, general)[0]] as const;
    const words = () => {
      const [alert, card] = told();
      return [below(house, alert!).map(({ text }) => text), belowIn(house, card!).map(spoken)];
    };
    await house.live({ minutes: 5 });
    await house.liveUntil(() => told().every(Boolean), failing('Northside', '30007', 4), 30);
    await house.liveUntil(() => words().every(({ length }) => length > 0), failing('Northside'), 60);
    await house.live({ minutes: 5 }, failing('Northside'));
    const worse = expect.stringMatching(/^Worse: (All|\d+ of) \d+ texts from Northside failed since/);
    expect(words()).toEqual([[worse], [worse]]);
  });
});

describe('a digest', () => {
  it('comes at eight in the morning once, through a restart at that moment and with two replicas', async () => {
    const house = await opened('2026-03-03T12:50:00.000Z');
    await house.staffIn('C1', 'alerts here', 'alerts digest daily');
    await house.staffIn('C2', 'alerts here', 'alerts digest weekly');
    await house.desk.mention('alerts here digest daily', { as: nora, in: general });
    const before = inTeams(house, general).length;
    await house.replicate();
    await house.pass({ minutes: 9, seconds: 30 }, 5000);
    const digests = () => [
      inChannel(house, 'C1')
        .slice(1)
        .map(({ text }) => text),
      inTeams(house, general).slice(before).map(spoken),
    ];
    expect(digests()).toEqual([[], []]);
    await house.pass({ seconds: 31 }, 1000);
    await house.restart();
    await house.replicate();
    await house.pass({ minutes: 5 }, 5000);

    const [slack, teams] = digests();
    expect([slack?.length, teams?.length]).toEqual([1, 1]);
    for (const [words] of [slack!, teams!]) {
      expect(words).toMatch(/^Texts of the last day: \d+ of 1800 failed/);
      expect(words).toContain('To do, most first');
      expect(words).toMatch(/- \d+ landlines in mobile fields /);
    }
    expect(inChannel(house, 'C2')).toHaveLength(1);
    await house.pass({ minutes: 30 }, 20_000);
    expect(digests().map(({ length }) => length)).toEqual([1, 1]);
  });

  it('of a week comes on Monday', async () => {
    const house = await opened('2026-03-02T12:58:00.000Z');
    await house.staffIn('C1', 'alerts here', 'alerts digest weekly');
    await house.pass({ minutes: 4 }, 5000);
    const [, digest, ...more] = inChannel(house, 'C1');
    expect(digest?.text).toMatch(/^Texts of the last week: \d+ of 9000 failed/);
    expect(more).toEqual([]);
  });
});

describe("today's numbers", () => {
  it('are told in both chats by location with a chart, and what goes on', async () => {
    const house = await opened();
    await house.staffIn('C1', 'alerts here');
    await house.desk.mention('alerts here', { as: nora, in: general });
    await house.live({ minutes: 5 });
    await house.liveUntil(() => cardsOfAlerts(house, general).length > 0, failing('Northside'));
    await house.live({ minutes: 8 }, failing('Northside'));
    const me = house.staff();
    await me.command('status');
    await house.desk.mention('status', { as: nora, in: general });
    for (const words of [me.message.text.replaceAll('\u2060', ''), spoken(inTeams(house, general).at(-1))]) {
      expect(words).toMatch(/^Today so far \d+ of 3\d\d texts failed/);
      expect(words).toMatch(/Going on now\n- All \d+ texts from Northside failed since 09:3\d/);
      expect(words).toMatch(/by location: Northside: \d+ of 1\d\d failed\. /);
      expect(words).toMatch(/Last delivery receipt\n- Twilio: 09:\d\d/);
    }
    expect(JSON.stringify(me.message.blocks)).toContain('data_visualization');
    expect(me.message.response_type).toBe('ephemeral');
  });
});
