/** What staff see: Microsoft's Agents Playground in Chromium, spoken to by the whole house. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '#chat/chat.ts';
import { notice } from '#chat/own-words.ts';
import { alertView } from '#views/alert.ts';
import { summaryView } from '#views/verdict.ts';
import { begin } from '../conversation/talk.ts';
import { northside } from '../views/shown.ts';
import { type Bot, startBot } from './bot.ts';
import { findChromium } from './chromium.ts';
import { type OpenPage, openPage } from './page.ts';
import { type Playground, places, startPlayground } from './playground.ts';

const chromium = findChromium();
// the reporter names no skipped test
if (!chromium)
  process.stderr.write(
    'The browser test is skipped: there is no Chromium here. Install one (Debian: apt-get install chromium) or set CHROMIUM to its path.\n',
  );

describe.skipIf(!chromium)('in a browser', { timeout: 60_000 }, () => {
  let bot: Bot;
  let playground: Playground;
  let page: OpenPage;

  beforeAll(async () => {
    bot = await startBot();
    playground = await startPlayground({ botUrl: bot.url });
    page = await openPage({ playground });
  });
  afterAll(async () => {
    await page?.close();
    await playground?.close();
    await bot?.[Symbol.asyncDispose]();
  });

  /** The card that stands, once it says so. */
  const card = async (text: string | RegExp) => {
    const found = page.card(text);
    await found.waitFor();
    return found;
  };

  it('a channel looks into it: mention, answers, a question aside, the cause, not this', async () => {
    await page.openChannel();
    await card('Why did a text not arrive?');
    await page.mention('a reminder did not arrive');
    await page.press(await card('Which system sent the text?'), 'CareMessage');
    await page.press(await card('System: CareMessage (Nora Front)'), 'Failed');

    const handover = await card('The next question is about one patient');
    expect(await handover.textContent()).not.toMatch(/Which texts to this one patient/);
    await page.press(handover, 'Ask me in private');
    await card('Nora Front is answering it in private');

    await page.openPersonal();
    await page.press(await card('Which texts to this one patient fail?'), 'Only the latest');
    await card('It goes on in the channel');

    await page.openChannel();
    const asked = await card('At what time did it try to send?');
    await page.send(asked, 'half past never', page.word(/could not read a time/));
    const verdict = page.card('It was due at 22:15');
    await page.send(asked, '10:15 pm', verdict);
    expect(await verdict.textContent()).toMatch(/What to do/);
    await page.press(verdict, 'Not this');
    await expect.poll(() => verdict.count()).toBe(0);
    await card('System: CareMessage');
  });

  it('words in the thread go on with the talk, on the same card', async () => {
    await page.openChannel();
    await page.mention('notify');
    const first = await card('System: Notify');
    const before = await page.cards().count();
    await page.mentionInThread('it failed');
    await card('Log says: Failed');
    expect(await page.cards().count()).toBe(before);
    expect(await first.textContent()).toContain('Notify');
  });

  it('one person alone talks without a mention', async () => {
    await page.openPersonal();
    await page.say('cliniko');
    await page.press(await card('System: Cliniko'), "I don't know");
    await page.say('start over');
    await card('Which system sent the text?');
    await page.say('explain 30007');
    await card('30007');
  });

  it('a group chat is talked to by mention', async () => {
    await page.openGroup();
    await page.mention('open dental, it failed');
    await card('System: Open Dental (Nora Front)');
  });

  /** The channel as a store keeps it. */
  const inChannel = (): Place => ({
    chat: 'teams',
    workspace: 'local',
    channel: places.channel.id,
    address: playground.serviceUrl,
  });

  it('something said unasked stands in the channel, and is replaced there', async () => {
    await page.openChannel();
    const place = inChannel();
    const talk = begin({ text: 'caremessage, error 21610' });
    const posted = await bot.teams.post(place, summaryView(talk.verdict()));
    const first = await card('A patient text did not arrive: what we found');
    await bot.teams.redraw(posted, {
      kind: 'notice',
      title: 'Replaced in place',
      body: [],
      choices: [],
      controls: [],
    });
    await card('Replaced in place');
    await expect.poll(() => first.count()).toBe(0);
  });

  it('an alert has a chart, is redrawn where it stands, and what follows stands below it', async () => {
    await page.openChannel();
    expect(await bot.teams.admits(inChannel())).toBeUndefined();
    const view = alertView(northside);
    const posted = await bot.teams.post(inChannel(), view);
    const alert = await card(view.title);
    for (const words of ['Failed texts, each 15 minutes', 'from 08:30: 1, 0, 5, 6, 3', '09:15'])
      await expect.poll(() => alert.textContent()).toContain(words);
    // Failed, and what is usual
    await expect.poll(() => alert.locator('svg path, svg line').count()).toBeGreaterThan(2);
    expect(await alert.textContent()).not.toContain('does not draw charts');

    const below = await bot.teams.follow(posted, notice('It gets worse', '30 of 90 texts failed.'));
    const news = await card('It gets worse');
    expect((await news.boundingBox())!.y).toBeGreaterThan((await alert.boundingBox())!.y);
    await bot.teams.redraw(below, notice('It got worse', '40 of 99 texts failed.'));
    await card('It got worse');

    const over = alertView({ ...northside, resolvedAt: northside.now });
    expect(await bot.teams.redraw(posted, over)).toEqual(posted);
    await card(over.title);
    await expect.poll(() => alert.count()).toBe(0);
  });

  it('logged nothing that went wrong', () => {
    const amiss = bot.lines.filter((line) => /"level":"(warn|error)"/.test(line));
    expect(amiss).toEqual([expect.stringContaining('without a token')]);
  });
});
