/** Draws the README's pictures from a real talk through the whole house: `npm run pictures`. Needs Chromium. */
import { openHouse } from '../journeys/house.ts';
import { drawPictures } from './slack-picture.ts';
import { drawScreens } from './teams-screens.ts';

await using house = await openHouse();
const me = house.staff();
await me.command('caremessage reminder failed');
const question = structuredClone(me.message);
await me.press('Only the latest');
await me.type('Type the answer', '9:40 pm');
const verdict = structuredClone(me.message);
await drawPictures({ question, verdict }, 'docs/pictures', { width: 620 });
await drawScreens('docs/pictures');
