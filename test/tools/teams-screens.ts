/** Draws the README's pictures of Teams from Microsoft's Agents Playground: part of `npm run pictures`. Needs Chromium. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { View } from '#views/view.ts';
import { startBot } from '../browser/bot.ts';
import { type OpenPage, openPage } from '../browser/page.ts';
import { places, startPlayground } from '../browser/playground.ts';

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

/**
 * Draws the card that says so, with `above` px of what stands over it, once its charts have grown; without the machine's
 * time, which is none of the story's.
 */
export async function shoot(
  { page, card }: OpenPage,
  path: string,
  text: string,
  above: number,
): Promise<void> {
  await card(text).waitFor();
  // a chart tells about the point below the pointer
  await page.mouse.move(1, 1);
  await page.waitForTimeout(1500);
  const box = await card(text).boundingBox();
  if (!box) throw new Error(`no card says "${text}"`);
  const { x, y, width, height } = box;
  const clip = { x: x - 40, y: y - above - 30, width: width + 80, height: height + above + 45 };
  const mask = [page.getByText(/^(\d+\/\d+, )?\d+:\d\d [AP]M$/)];
  await page.screenshot({ path, clip, mask, maskColor: 'white' });
}

/** Writes `teams-channel.png` and `teams-private.png` into `folder`. */
export async function drawScreens(folder: string): Promise<void> {
  await using bot = await startBot();
  await using playground = await startPlayground({ botUrl: bot.url });
  await using page = await openPage({ playground, viewport: { width: 1180, height: 1500 } });
  const press = async (text: string, title: string) => {
    const card = page.card(text);
    await card.waitFor();
    await page.press(card, title);
  };
  await page.openChannel();
  await page.card('Why did a text not arrive?').waitFor();
  await page.mention('a reminder from caremessage failed');
  await press('The next question is about one patient', 'Ask me in private');
  await page.openPersonal();
  await shoot(page, `${folder}/teams-private.png`, 'Which texts to this one patient fail?', 0);
  await press('Which texts to this one patient fail?', 'Only the latest');
  await page.openChannel();
  const asked = page.card('At what time did it try to send?');
  await asked.waitFor();
  await page.type(asked, '10:15 pm');
  await page.press(asked, 'Send');
  await shoot(page, `${folder}/teams-channel.png`, 'It was due at 22:15', 105);
}
