/**
 * The playground's page in a real browser, driven as a person would. Offline: whatever is not on this machine is refused.
 * Keep one page open for a test file: it opens in three to five seconds, and a reload empties what it shows and installs
 * the bot again in every conversation that is opened.
 *
 * Where the page differs from Teams, or surprises:
 * - after a press it shows whichever came last, the card in the answer or the card that the bot put in its place;
 * - an answer that is a word empties the fields of the card above it;
 * - text and card of one message stand there as two;
 * - a field that must be filled stops every button without `associatedInputs: 'none'`, silently for links and fallbacks;
 * - of a set of buttons six are shown and the rest hides behind "…", as do those with `mode: 'secondary'`;
 * - in a thread the bot's answer can stand above what it answers.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { openChromium } from './chromium.ts';
import { bot, type Playground, places } from './playground.ts';

export interface OpenPage extends AsyncDisposable {
  /** Playwright's own, for what has no helper. */
  readonly page: Page;
  /**
   * Opens a conversation. The first time, the bot gets `installationUpdate` and `conversationUpdate` for it; before
   * that nothing can be shown there.
   */
  openPersonal(): Promise<void>;
  openGroup(): Promise<void>;
  openChannel(): Promise<void>;
  /** Types into the open chat and sends. In a channel or group nothing reaches the bot without a mention. */
  say(text: string): Promise<void>;
  /** `@smsfail text` as a new post in the open channel, or as a message in the open group chat. */
  mention(text: string): Promise<void>;
  /** `@smsfail text` as a reply; threads count from the newest, which stands on top and is 0. */
  mentionInThread(text: string, thread?: number): Promise<void>;
  /** The newest card with that text: the last one in a chat; in a channel the first one of the newest post that has one. */
  card(text: string | RegExp): Locator;
  /** Every card of the open conversation, as the page orders them. */
  cards(): Locator;
  /** Presses a button, or a link that acts as one, of a card. */
  press(card: Locator, title: string): Promise<void>;
  /** Fills a field of a card: the only one, or the one that its label names. */
  type(card: Locator, text: string, label?: string): Promise<void>;
  /** Fills the field of a card and presses Send, until what is expected shows. */
  send(card: Locator, text: string, shown: Locator): Promise<void>;
  /** The bot's message with that text, chosen like a card; not the list of chats, which repeats it. */
  text(text: string | RegExp): Locator;
  /** What stands beneath a card after a press: the bot's word for whoever pressed, or that the press was sent. */
  word(text: string | RegExp): Locator;
  /** Writes a PNG of the page. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** @throws Error if there is no Chromium on this machine, or the page does not get ready. */
export async function openPage({
  playground,
  viewport = { width: 1400, height: 900 },
}: {
  readonly playground: Playground;
  readonly viewport?: { readonly width: number; readonly height: number };
}): Promise<OpenPage> {
  const browser = await openChromium();
  try {
    const page = await browser.newPage({ viewport });
    // it asks for fonts and an animation
    await page.route(
      ({ hostname }) => hostname !== '127.0.0.1' && hostname !== 'localhost',
      (route) => route.abort(),
    );
    await page.goto(playground.url, { waitUntil: 'domcontentloaded' });
    await page.getByText('Type a message...').waitFor();
    await page.getByText('Connected.').waitFor();
    await page.getByRole('button', { name: 'Hide log panel' }).click();
    return helpers(browser, page);
  } catch (trouble) {
    await browser.close();
    throw trouble;
  }
}

/** Clicks until it shows: the list of people is drawn anew while one types, and loses a click that comes meanwhile. */
async function pick(item: Locator, picked: Locator): Promise<void> {
  for (let tries = 1; ; tries++) {
    await item.click();
    try {
      return await picked.waitFor({ timeout: 500 });
    } catch (trouble) {
      if (tries === 10) throw trouble;
    }
  }
}

/** A card that is drawn anew in that moment loses what was typed, and a press without it goes nowhere. */
async function sent(attempt: () => Promise<void>, shown: Locator): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await attempt();
      return await shown.waitFor({ timeout: 5000 });
    } catch (trouble) {
      if (await shown.isVisible()) return;
      if (tries === 5) throw trouble;
    }
  }
}

function helpers(browser: Browser, page: Page): OpenPage {
  let inChannel = false;
  const newest = (found: Locator) => (inChannel ? found.first() : found.last());
  const open = async (title: string, channel: boolean) => {
    // on a narrow page the list stands outside the window, where a pointer cannot reach it
    await page.getByRole('treeitem', { name: title }).dispatchEvent('click');
    await page
      .getByText(channel ? 'Start a new post' : 'Type a message...')
      .first()
      .waitFor();
    inChannel = channel;
  };
  const send = (box: Locator) => box.press('Enter');
  const mention = async (box: Locator, text: string) => {
    await box.click();
    // the list of people opens while typing; Enter would send instead of pick
    await box.pressSequentially(`@${bot.name.slice(0, 3)}`, { delay: 40 });
    await pick(page.getByRole('menuitem', { name: bot.name }), box.locator('span.mention'));
    await box.pressSequentially(` ${text}`);
    await send(box);
  };
  // where messages are written; a card's fields are textboxes too, but no such ones
  const boxes = page.locator('[contenteditable="true"][role="textbox"]');
  const close = () => browser.close();
  // so that `sent` tries again
  const soon = { timeout: 10_000 };
  const press: OpenPage['press'] = (card, title) =>
    card.getByRole('button', { name: title, exact: true }).click(soon);
  const type: OpenPage['type'] = (card, text, label) =>
    card.getByRole('textbox', label === undefined ? {} : { name: label }).fill(text, soon);

  return {
    page,
    openPersonal: () => open(places.personal.title, false),
    openGroup: () => open(places.group.title, false),
    openChannel: () => open(places.channel.title, true),
    async say(text) {
      const box = inChannel ? boxes.first() : boxes.last();
      await box.click();
      await box.pressSequentially(text);
      await send(box);
    },
    mention: (text) => mention(inChannel ? boxes.first() : boxes.last(), text),
    mentionInThread: (text, thread = 0) => mention(boxes.nth(thread + 1), text),
    card: (text) => newest(page.locator('.ac-adaptiveCard', { hasText: text })),
    cards: () => page.locator('.ac-adaptiveCard'),
    press,
    type,
    send: (card, text, shown) =>
      sent(async () => {
        await type(card, text);
        await press(card, 'Send');
      }, shown),
    text: (text) => newest(page.getByRole('paragraph').filter({ hasText: text })),
    word: (text) => newest(page.getByText(text, { exact: true })),
    async screenshot(path) {
      await page.screenshot({ path });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
