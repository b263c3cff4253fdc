/** Draws the README's pictures of an alert, the same one in both chats: part of `npm run pictures`. Needs Chromium. */
import { openedByPlayground } from '../browser/bot.ts';
import { openPage } from '../browser/page.ts';
import { startPlayground } from '../browser/playground.ts';
import { feedEnv } from '../journeys/feed.ts';
import { alertsIn } from '../journeys/said.ts';
import { failing, openClinics } from '../journeys/traffic.ts';
import { drawPictures } from './slack-picture.ts';
import { shoot } from './teams-screens.ts';

/** Nine of ten texts of one clinic are refused: its number is not registered. */
const unregistered = failing('Northside', '30034', 9);

/** Writes `alert-slack.png` and `alert-teams.png` into `folder`: 20 minutes after the texts began to fail. */
export async function drawAlerts(folder: string): Promise<void> {
  await using house = await openClinics({ env: openedByPlayground });
  await using playground = await startPlayground({ botUrl: `${house.url}/api/messages` });
  await using page = await openPage({ playground, viewport: { width: 1180, height: 1500 } });
  await page.openChannel();
  await page.mention('alerts here');
  await page.card('Alerts are on in this channel').waitFor();
  await house.staff().command('alerts here');
  await house.live({ minutes: 10 });
  await house.live({ minutes: 20 }, unregistered);

  const [message] = alertsIn(house, 'C1');
  if (!message) throw new Error('no alert came');
  await drawPictures({ 'alert-slack': message }, folder, { width: 620, time: onTheWall(message.ts) });
  await shoot(page, `${folder}/alert-teams.png`, message.text.split('\n')[0] ?? '', 25);
}

/** A time of the clinic (seconds since the epoch), as the machine's clock would show it. */
function onTheWall(ts: string): Date {
  return new Date(new Date(Number(ts) * 1000).toLocaleString('en-US', { timeZone: feedEnv.TIMEZONE }));
}
