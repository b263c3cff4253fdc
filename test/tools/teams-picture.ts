/**
 * Draws cards as pictures: `node test/tools/teams-picture.ts [--playground] [VIEW…] OUT-FOLDER`, each at the width of a
 * desktop and of a telephone. A view is a sample (test/chat), an alert (`northside`, `luma`), or the n-th of a real
 * conversation, `sure-<n>` or `unsure-<n>`; without names, all.
 * Needs Chromium (/usr/bin/chromium). Drawn by the official `adaptivecards` with colours and sizes like those of Teams:
 * real Teams differs in details. It knows no charts; `--playground` draws them too, as Microsoft's Agents Playground
 * shows a card in a channel.
 */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pack } from '#chat/pack.ts';
import { Shelf } from '#chat/shelf.ts';
import type { Card } from '#chat/teams/card.ts';
import { render } from '#chat/teams/render.ts';
import type { Desk } from '#conversation/desk.ts';
import { step } from '#conversation/step.ts';
import { alertView } from '#views/alert.ts';
import { draw } from '#views/draw.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import { openChromium } from '../browser/chromium.ts';
import { allViews } from '../chat/slack/sample.ts';
import { speaker, teamsViews } from '../chat/teams/views.ts';
import { luma, northside } from '../views/shown.ts';
import { drawPosted } from './teams-screens.ts';

const require = createRequire(import.meta.url);

/** Card widths, px. */
export const widths = { desktop: 600, phone: 340 } as const;

/** Writes one PNG per card and width into `folder`; gives their paths. */
export async function drawCards(
  cards: Readonly<Record<string, Card>>,
  folder: string,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const browser = await openChromium();
  const paths: string[] = [];
  try {
    for (const [device, width] of Object.entries(widths)) {
      const page = await browser.newPage({
        viewport: { width: width + 32, height: 100 },
        deviceScaleFactor: 2,
      });
      await page.setContent(`<meta charset="utf-8"><style>${css}</style><div id="card"></div>`);
      await page.addScriptTag({ path: require.resolve('adaptivecards/dist/adaptivecards.js') });
      for (const [name, card] of Object.entries(cards)) {
        await page.evaluate(`{
          const card = new AdaptiveCards.AdaptiveCard();
          card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(host)});
          card.parse(${JSON.stringify(card)});
          document.getElementById('card').replaceChildren(card.render());
        }`);
        const path = join(folder, `${name}-${device}.png`);
        await page.screenshot({ path, fullPage: true });
        paths.push(path);
      }
    }
  } finally {
    await browser.close();
  }
  return paths;
}

/**
 * A real conversation from the first question to the preview and the help. The system is the first one named; what is
 * asked then is answered with the first choice (`sure`) or "I don't know".
 */
export function talkViews(sure: boolean): Readonly<Record<string, View>> {
  const desk: Desk = {
    practice: { country: 'US', support: {}, secureUpload: {} },
    now: new Date('2026-03-02T15:00:00Z'),
    audience: 'person',
  };
  const views: View[] = [];
  let session: Parameters<typeof step>[0];
  const say = (heard: Utterance) => {
    const taken = step(session, heard, desk);
    session = taken.session;
    const view = draw(taken.move);
    views.push(view);
    return { move: taken.move, view };
  };
  let { move, view } = say({ says: 'start' });
  for (let at = 0; move.kind === 'question' && at < 30; at++) {
    const says = (sure || at === 0 ? view.choices[0] : undefined)?.says ?? view.controls[0]?.says;
    if (!says) break;
    ({ move, view } = say(says));
  }
  for (const says of ['preview', 'handoff'] as const) say({ says, turn: move.turn });
  say({ says: 'help' });
  return Object.fromEntries(views.map((one, at) => [`${sure ? 'sure' : 'unsure'}-${at + 1}`, one]));
}

const css = `
  body { margin: 16px; background: #f5f5f5; }
  #card { background: #fff; border: 1px solid #e0e0e0; border-radius: 6px; overflow: hidden; }
  .ac-pushButton { font: 600 14px 'Segoe UI', Arial, sans-serif; color: #242424; background: #fff; height: 32px;
    border: 1px solid #d1d1d1; border-radius: 4px; padding: 0 12px; overflow: hidden; text-overflow: ellipsis;
    white-space: nowrap; min-width: 0; }
  .ac-pushButton > div { overflow: hidden; text-overflow: ellipsis; }
  .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
  .ac-pushButton.style-destructive { color: #c4314b; }
  .ac-input { border: 1px solid #d1d1d1; border-bottom-color: #616161; border-radius: 4px; padding: 6px 10px;
    font: 14px 'Segoe UI', Arial, sans-serif; box-sizing: border-box; width: 100%; }
  .ac-anchor { color: #4f52b2; }`;

const colors = (color: string, soft: string) => ({
  default: { default: color, subtle: soft },
  accent: { default: '#4f52b2', subtle: '#4f52b2' },
});

const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 300, default: 400, bolder: 600 };

const host = {
  fontTypes: {
    default: { fontFamily: "'Segoe UI', Arial, sans-serif", fontSizes, fontWeights },
    monospace: { fontFamily: 'Consolas, monospace', fontSizes, fontWeights },
  },
  spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  containerStyles: {
    default: { backgroundColor: '#ffffff', foregroundColors: colors('#242424', '#616161') },
    emphasis: { backgroundColor: '#f0f0f0', foregroundColors: colors('#242424', '#616161') },
    warning: { backgroundColor: '#fdf3d8', foregroundColors: colors('#242424', '#616161') },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
};

if (import.meta.main) {
  const inPlayground = process.argv.includes('--playground');
  const given = process.argv.slice(2).filter((word) => word !== '--playground');
  const folder = given.pop() ?? 'pictures';
  const views: Readonly<Record<string, View>> = {
    ...allViews,
    ...teamsViews,
    northside: alertView(northside),
    luma: alertView(luma),
    ...talkViews(true),
    ...talkViews(false),
  };
  const shelf = new Shelf<Utterance>({ now: () => new Date(0) }, { life: 1, room: 100 });
  const wanted = (given.length > 0 ? given : Object.keys(views)).map((name) => {
    const view = views[name];
    if (!view) throw new Error(`no view ${name}: ${Object.keys(views).join(', ')}`);
    return [name, view] as const;
  });
  const cards = wanted.map(([name, view]) => {
    const { card } = render(view, {
      packed: (says) => pack('talk-1', says, shelf),
      speaker,
      privateLink: 'https://teams.microsoft.com/l/chat/0/0?users=28:bot',
    });
    console.log(`${name}: ${Buffer.byteLength(JSON.stringify(card))} bytes, ${card.speak.length} spoken`);
    return [name, card] as const;
  });
  const paths = inPlayground
    ? await drawPosted(Object.fromEntries(wanted), folder)
    : await drawCards(Object.fromEntries(cards), folder);
  console.log(paths.join('\n'));
}
