/** What the delivery receipts know already is not asked, and after a fix the next text is told: in Slack and in Teams. */
import { describe, expect, it } from 'vitest';
import { channel, people, personal } from '../fakes/teams/index.ts';
import { day, feedEnv, others, phone, report } from './feed.ts';
import { openHouse } from './house.ts';
import { openTeamsHouse } from './teams-house.ts';

const landline = [3, 2, 1, 0].map((days) => ({
  id: `msg-2026-L${days}`,
  to: phone,
  back: days * day + 10,
  status: 'failed',
  code: '30006',
  platform: 'caremessage',
  line: 'landline',
}));

/** Monday noon in New York. */
const now = '2026-03-02T17:00:00.000Z';

describe('in Slack', () => {
  it('fills from a number given in private what its receipts show, and asks only what is left', async () => {
    await using house = await openHouse({ env: feedEnv, now });
    expect(await report(house, ...landline, ...others(60, 5))).toBe(204);
    const me = house.staff();

    await me.command();
    expect(me.labels).toContain('Look it up by number or message id');
    await me.press('Look it up by number or message id');
    expect(me.message.text).toContain('Which number did the text go to?');
    expect(await me.type('Type the answer', '(212) 555-0167')).toBe('');

    const { text } = me.message;
    expect(text).toContain('4 of the last 4 texts to …67 failed since 27 February, each with 30006');
    expect(text).toContain('landline');
    expect(text).toContain("Other patients' texts got through as usual then");
    expect(text).toContain('System: CareMessage');
    expect(text).toContain('Outcome: Failed');
    expect(text).toContain('Which texts: All of them');
    expect(text).toContain('Found: ');
    expect(text).toContain('The receipts carry the code "30006"');
    expect(house.slack.refusals).toEqual([]);

    await me.press('Back');
    expect(me.message.text).not.toContain('receipts show');
    expect(me.message.text).toContain('Which system sent the text?');
    expect(me.message.text).not.toContain('System: ');
  });

  it('takes a number or a message id in the first words, and leaves other patient data out', async () => {
    await using house = await openHouse({ env: feedEnv, now });
    await report(house, ...landline);
    const me = house.staff();

    await me.command('text to 212-555-0167 for Jane Sample failed');
    expect(me.message.text).toContain('4 of the last 4 texts to …67 failed');
    expect(me.message.text).toContain('looked like patient data');
    await me.command('message id msg-2026-L0 did not arrive');
    expect(me.message.text).toContain('That text failed with 30006');

    await me.command('text to 212-555-0199 failed');
    expect(me.message.text).toContain('I hold no receipt of a text to …99');
    await me.command();
    await me.press('Look it up by number or message id');
    expect(await me.type('Type the answer', 'nosuchid99')).toMatchObject({ response_action: 'errors' });
  });

  it('follows the receipts where staff say otherwise, and says so', async () => {
    await using house = await openHouse({ env: feedEnv, now });
    await report(
      house,
      {
        id: 'A',
        to: phone,
        back: 60,
        status: 'failed',
        code: '30006',
        line: 'landline',
        platform: 'caremessage',
      },
      { id: 'B', to: phone, back: 2 * day, status: 'failed', code: '30006', line: 'landline' },
    );
    const me = house.staff();

    await me.command('caremessage, it is a mobile phone, error 30007, number 212-555-0167');
    expect(me.message.text).toContain('The delivery receipts show otherwise: The line is a landline.');
    expect(me.message.text).toContain('You gave the error "30007"; the receipts of the text carry "30006"');
    expect(me.message.text).toContain('Line: Landline');
  });

  it('says "may" where the clocks that could be the patient\'s disagree about the hours', async () => {
    await using house = await openHouse({ env: feedEnv, now: '2026-03-03T02:30:00.000Z' });
    const la = '+13105550123';
    await report(house, { id: 'W', to: la, back: 5, status: 'failed', platform: 'caremessage' });
    const me = house.staff();

    await me.command('number 310-555-0123');
    while (me.labels.includes("I don't know")) await me.press("I don't know");
    expect(me.message.text).toContain(
      'it was 21:25 or 18:25 there when the text went out. It may have been outside',
    );
    expect(me.message.text).not.toContain('At what time');
  });

  it('tells once, in private, that the fix worked', async () => {
    await using house = await openHouse({ env: feedEnv, now });
    await report(house, ...landline);
    const me = house.staff();
    await me.command('number 212-555-0167');
    await me.press('I fixed it: tell me about the next text');
    expect(me.message.text).toContain('I watch for 14 days');
    expect(me.labels).toContain('Do not tell me after all');

    await house.restart();
    house.clock.pass({ hours: 1 });
    await report(house, { id: 'late', to: phone, back: 90, status: 'delivered' });
    await report(house, { id: 'next', to: phone, back: 1, status: 'sent' });
    expect(posted(house)).toEqual([]);
    await report(house, { id: 'next', to: phone, back: 1, status: 'delivered' });
    await house.slack.until(() => posted(house)[0], 'the news');
    await report(house, { id: 'third', to: phone, status: 'failed', code: '30006' });
    await report(house, { id: 'next', to: phone, back: 1, status: 'delivered' });

    expect(posted(house)).toHaveLength(1);
    expect(posted(house)[0]).toMatchObject({ channel: 'U1' });
    expect(posted(house)[0]?.text).toContain('The text to …67 of 2 March at 12:59 pm was delivered');
    expect(house.slack.refusals).toEqual([]);
  });

  it('tells that it still fails, why now, and takes the talk up again', async () => {
    await using house = await openHouse({ env: feedEnv, now });
    await report(house, ...landline);
    const me = house.staff();
    await me.command('number 212-555-0167');
    await me.press('I fixed it: tell me about the next text');

    house.clock.pass({ hours: 1 });
    await report(house, { id: 'next', to: phone, back: 1, status: 'failed', code: '21610' });
    const news = await house.slack.until(() => posted(house)[0], 'the news');
    expect(news.text).toContain('it failed too');
    expect(news.text).toContain('opted out');
    expect(news.text).not.toContain('0167');

    const there = house.staff({ channel: 'D1' });
    await there.press('Not this', news);
    expect(there.message.text).not.toContain('has ended');
    expect(there.message.text.split('\n')[0]).not.toBe(news.text.split('\n')[0]);
  });

  it('tells nobody who no longer wants to know', async () => {
    await using house = await openHouse({ env: feedEnv, now });
    await report(house, ...landline);
    const me = house.staff();
    await me.command('number 212-555-0167');
    await me.press('I fixed it: tell me about the next text');
    await me.press('Do not tell me after all');
    expect(me.message.text).toContain('I watch no longer');

    house.clock.pass({ minutes: 1 });
    await report(house, { id: 'next', to: phone, status: 'delivered' });
    const other = house.staff({ user: 'U2' });
    await other.command('message id msg-2026-L0 failed');
    while (other.labels.includes("I don't know")) await other.press("I don't know");
    await other.press('I fixed it: tell me about the next text');
    house.clock.pass({ minutes: 1 });
    await report(house, { id: 'after', to: phone, status: 'delivered' });
    await house.slack.until(() => posted(house)[0], 'the news of the other');
    expect(posted(house)).toHaveLength(1);
    expect(posted(house)[0]).toMatchObject({ channel: 'U2' });
  });

  it('keeps no number and no name anywhere', async () => {
    await using house = await openHouse({ env: feedEnv, now });
    await report(house, { ...landline[3], id: 'P', status: 'failed', patient: 'chart-778899' } as never);
    const me = house.staff();
    await me.command('text to 212-555-0167 for Jane Sample failed');
    const seen = [JSON.stringify(me.message)];
    await me.press('I fixed it: tell me about the next text');
    house.clock.pass({ minutes: 1 });
    await report(house, { id: 'next', to: phone, status: 'delivered' });
    await house.slack.until(() => posted(house)[0], 'the news');
    seen.push(
      JSON.stringify(me.message),
      JSON.stringify(posted(house)),
      house.lines.join('\n'),
      await house.disk(),
    );

    for (const planted of ['Jane', 'Sample', '555-0167', '5550167', '2125550167', '778899'])
      expect(seen.join('\n')).not.toContain(planted);
  });
});

type House = Awaited<ReturnType<typeof openHouse>>;
/** What stands in private chats and channels: nothing of the replies that only the presser sees. */
const posted = (house: House) =>
  [...house.slack.messages.values()] as { channel: string; text: string; blocks: unknown }[];

describe('in Teams', () => {
  const { nora, rita } = people;
  const general = channel();

  it('looks up in private, keeps the number from the channel, and tells whoever asked', async () => {
    const { house, standing, words, labels, press } = await openTeamsHouse(feedEnv);
    await using _ = house;
    await report(house, ...landline, ...others(60, 5));

    await house.desk.mention('a reminder did not arrive', { as: nora, in: general });
    expect(labels(general)).toContain('Look it up by number or message id');
    await press(rita, general, 'Look it up by number or message id');
    expect(words(general)).toContain('Rita Reception is answering it in private');
    expect(words(personal(rita))).toContain('Which number did the text go to?');
    await press(rita, personal(rita), 'Send', '212-555-0167');

    expect(words(personal(rita))).toContain('4 of the last 4 texts');
    expect(words(general)).not.toContain('4 of the last 4');
    expect(words(general)).not.toContain('67');
    expect(words(general)).toContain('Which texts: All of them');
    expect(words(general)).toContain('Number: Well formed (Rita Reception)');
    expect(words(general)).toContain('Found: ');

    await press(rita, general, 'I fixed it: tell me about the next text');
    const before = standing(personal(rita)).length;
    house.clock.pass({ minutes: 1 });
    await report(house, { id: 'next', to: phone, status: 'failed', code: '30006' });
    await house.slack.until(() => (standing(personal(rita)).length > before ? true : undefined), 'the news');
    expect(words(personal(rita))).toContain('it failed too');

    await house.desk.message('it is a mobile phone', { as: rita, in: personal(rita) });
    expect(words(personal(rita))).toContain('Line: Mobile');
    expect(standing(personal(nora))).toEqual([]);
    expect(house.teams.badCards).toEqual([]);
  });

  it('reads no number in a channel', async () => {
    const { house, words } = await openTeamsHouse(feedEnv);
    await using _ = house;
    await report(house, ...landline);
    await house.desk.mention('text to 212-555-0167 failed', { as: nora, in: general });

    expect(words(general)).not.toContain('receipts');
    expect(words(general)).toContain('looked like patient data');
    await house.desk.mention('message id msg-2026-L0 failed', { as: nora, in: general });
    expect(words(general)).toContain('From the receipts: ');
    expect(words(general)).not.toContain('4 of the last 4');
  });
});
