/** Draws the README's pictures of Teams from Microsoft's Agents Playground: part of `npm run pictures`. Needs Chromium. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { alertView } from '#views/alert.ts';
import type { View } from '#views/view.ts';
import { startBot } from '../browser/bot.ts';
import { openPage } from '../browser/page.ts';
import { places, startPlayground } from '../browser/playground.ts';
import { northside } from '../views/shown.ts';

/**
 * Says each view in a channel, as alerts are said, and draws its card with all charts: one PNG each in `folder`; gives
 * their paths.
 */
export async function drawPosted(
  views: Readonly<Record<string, View>>,
  folder: string,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  await using bot = await startBot();
  await using playground = await startPlayground({ botUrl: bot.url });
  await using page = await openPage({ playground, viewport: { width: 1180, height: 1500 } });
  await page.openChannel();
  const { serviceUrl: address } = playground;
  const place = { chat: 'teams', workspace: 'local', channel: places.channel.id, address };
  const paths: string[] = [];
  for (const [name, view] of Object.entries(views)) {
    const before = await page.cards().count();
    await bot.teams.post(place, view);
    await page.cards().nth(before).waitFor();
    // the newest post stands on top; its charts grow for a moment
    const card = page.cards().first();
    await card.scrollIntoViewIfNeeded();
    await page.page.waitForTimeout(1500);
    paths.push(join(folder, `${name}-playground.png`));
    await card.screenshot({ path: paths.at(-1)! });
  }
  return paths;
}

/** Writes `teams-channel.png`, `teams-private.png` and `teams-alert.png` into `folder`. */
export async function drawScreens(folder: string): Promise<void> {
  await using bot = await startBot();
  await using playground = await startPlayground({ botUrl: bot.url });
  await using page = await openPage({ playground, viewport: { width: 1180, height: 1500 } });
  const press = async (text: string, title: string) => {
    const card = page.card(text);
    await card.waitFor();
    await page.press(card, title);
  };
  /** The card with `above` px of what stands over it. */
  const shoot = async (name: string, text: string, above: number) => {
    // a chart tells about the point below the pointer
    await page.page.mouse.move(1, 1);
    const box = await page.card(text).boundingBox();
    if (!box) throw new Error(`no card says "${text}"`);
    const clip = {
      x: box.x - 40,
      y: box.y - above - 30,
      width: box.width + 80,
      height: box.height + above + 45,
    };
    await page.page.screenshot({ path: `${folder}/${name}.png`, clip });
  };
  await page.openChannel();
  await page.card('Why did a text not arrive?').waitFor();
  await page.mention('a reminder from caremessage failed');
  await press('The next question is about one patient', 'Ask me in private');
  await page.openPersonal();
  await page.card('Which texts to this one patient fail?').waitFor();
  await shoot('teams-private', 'Which texts to this one patient fail?', 0);
  await press('Which texts to this one patient fail?', 'Only the latest');
  await page.openChannel();
  const asked = page.card('At what time did it try to send?');
  await asked.waitFor();
  await page.type(asked, '10:15 pm');
  await page.press(asked, 'Send');
  await page.card('It was due at 22:15').waitFor();
  await shoot('teams-channel', 'It was due at 22:15', 105);
  const { serviceUrl: address } = playground;
  const alert = alertView(northside);
  await bot.teams.post({ chat: 'teams', workspace: 'local', channel: places.channel.id, address }, alert);
  await page.card(alert.title).waitFor();
  await page.page.waitForTimeout(1500);
  await shoot('teams-alert', alert.title, 25);
}
