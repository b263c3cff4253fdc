/** Draws the README's pictures from a real talk through the whole house: `npm run pictures`. Needs Chromium. */
import { day, feedEnv, others, phone, report } from '../journeys/feed.ts';
import { openHouse } from '../journeys/house.ts';
import { drawAlerts } from './alert-pictures.ts';
import { drawPictures } from './slack-picture.ts';
import { drawScreens } from './teams-screens.ts';

await using house = await openHouse({ env: feedEnv, now: '2026-03-02T17:00:00.000Z' });
const me = house.staff();
await me.command('caremessage reminder failed');
const question = structuredClone(me.message);
await me.press('Only the latest');
await me.type('Type the answer', '9:40 pm');
const verdict = structuredClone(me.message);
const texts = [3, 2, 1, 0].map((days) => ({
  id: `message-${days}`,
  to: phone,
  back: days * day + 10,
  status: 'failed',
  code: '30006',
  platform: 'caremessage',
  line: 'landline',
}));
await report(house, ...texts, ...others(60, 5));
await me.command();
await me.press('Look it up by number or message id');
await me.type('Type the answer', '(212) 555-0167');
const receipts = structuredClone(me.message);
await drawPictures({ question, verdict, receipts }, 'docs/pictures', { width: 620 });
await drawScreens('docs/pictures');
await drawAlerts('docs/pictures');
