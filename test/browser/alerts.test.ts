/** An alert as staff in Teams see it: from receipts at the door to the card in Microsoft's Agents Playground. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertsIn } from '../journeys/said.ts';
import { type Clinics, failing, openClinics } from '../journeys/traffic.ts';
import { openedByPlayground } from './bot.ts';
import { findChromium } from './chromium.ts';
import { type OpenPage, openPage } from './page.ts';
import { type Playground, startPlayground } from './playground.ts';

/** Nine of ten texts of one clinic are refused: its number is not registered. */
const unregistered = failing('Northside', '30034', 9);

// where there is none, the other test of this folder says how to get one
describe.skipIf(!findChromium())('an alert in a browser', { timeout: 60_000 }, () => {
  let house: Clinics;
  let playground: Playground;
  let page: OpenPage;

  beforeAll(async () => {
    house = await openClinics({ env: openedByPlayground });
    playground = await startPlayground({ botUrl: `${house.url}/api/messages` });
    page = await openPage({ playground });
  });
  afterAll(async () => {
    await page?.close();
    await playground?.close();
    await house?.[Symbol.asyncDispose]();
  });

  /** The card of the incident, by its first line. */
  const begun = /\d of \d+ \S+ from Northside failed since 09:[34]\d/;
  const over = /^Over: \d+ of \d+ \S+ from Northside failed from 09:[34]\d to 10:\d\d/;
  const alert = () => page.card(begun);
  const says = (words: string | RegExp) => alert().filter({ hasText: words }).waitFor();

  it('arrives by itself in the channel that asked for it, some minutes after texts began to fail', async () => {
    await page.openChannel();
    await page.mention('alerts here');
    await page.card('Alerts are on in this channel').waitFor();
    await house.staff().command('alerts here');

    await house.live({ minutes: 10 });
    expect(await alert().count()).toBe(0);
    await house.live({ minutes: 10 }, unregistered);
    await alert().waitFor();
    await says(/Likely cause: .* not registered\. Vendor support can fix it\./);
    await says('Failed texts, each 5 minutes');
    await says('What to do');
    // what failed, and what is usual
    await alert().locator('svg path, svg line').nth(2).waitFor({ state: 'attached' });
  });

  it('shows who has it, here and in Slack', async () => {
    await page.press(alert(), "I'm on it");
    await says('Nora Front is on it since 09:50');
    await alert().getByRole('button', { name: 'Give it back' }).waitFor();
    expect(await alert().getByRole('button', { name: "I'm on it" }).count()).toBe(0);
    await house.pass({ seconds: 5 });
    expect(alertsIn(house, 'C1').map(({ text }) => text)).toEqual([
      expect.stringContaining('Somebody in Teams is on it since 09:50'),
    ]);
  });

  it('shows details to who asks', async () => {
    expect(await alert().textContent()).not.toContain('By location');
    await page.press(alert(), 'Show details');
    await says('By code');
    await says('By location');
    await says(/Northside: \d+ of \d+ failed/);
  });

  it('says that it is over, where it stands and below it', async () => {
    await house.live({ minutes: 30 });
    const ended = page.page.locator('.ac-adaptiveCard', { hasText: over });
    await ended.nth(1).waitFor();
    await alert().waitFor({ state: 'detached' });
    const [stands, below] = [ended.first(), ended.last()];
    expect(await stands.textContent()).toMatch(/Nora Front was on it from 09:50 on/);
    expect(await below.textContent()).toContain('Texts get through as usual now.');
    // what is no reply stands above what was said before
    expect((await below.boundingBox())!.y).toBeGreaterThan((await stands.boundingBox())!.y);
    expect(await page.cards().first().textContent()).toMatch(over);
  });

  it('logged nothing that went wrong', () => {
    const amiss = house.lines.filter((line) => /"level":"(warn|error)"/.test(line));
    expect(amiss).toEqual([expect.stringContaining('without a token')]);
  });
});
