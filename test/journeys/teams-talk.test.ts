/** Staff's way through the whole house in Microsoft Teams, by real requests with tokens that are checked. */
import { describe, expect, it } from 'vitest';
import {
  cardOf,
  channel,
  group,
  people,
  personal,
  type TeamsPerson,
  titlesOf,
} from '../fakes/teams/index.ts';
import { openTeamsHouse } from './teams-house.ts';

const { nora, omar, rita, zoe } = people;
const general = channel();

describe('a text failed, and a channel looks into it', () => {
  it('asks on one card, in private what concerns a patient, names the cause, is doubted and solved, through a restart', async () => {
    const { house, standing, words, labels, press, until } = await openTeamsHouse();
    await using _ = house;
    const said = { as: nora, in: general };

    await house.desk.mention('a reminder did not arrive', said);
    expect(words(general)).toContain('Which system sent the text?');
    await press(omar, general, 'CareMessage');
    await press(nora, general, 'Failed');
    expect(words(general)).toContain('System: CareMessage (Omar Office); Log says: Failed (Nora Nurse)');
    await until(nora, general, /about one patient/);

    await press(rita, general, 'Ask me in private');
    expect(words(general)).toContain('Rita Reception is answering it in private');
    expect(words(personal(rita))).toContain('Which texts to this one patient fail?');
    await press(rita, personal(rita), 'Only the latest');
    expect(words(personal(rita))).toContain('It goes on in the channel');
    expect(labels(personal(rita))).toEqual([]);
    expect(words(general)).toContain('Which texts: Only the latest (Rita Reception)');
    expect(words(general)).toContain('At what time did it try to send?');

    await house.restart();

    expect(await press(omar, general, 'Send', 'half past never')).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining('could not read a time'),
    });
    await press(omar, general, 'Send', '10:15 pm');
    expect(words(general)).toContain('7 AM to 9 PM');
    expect(words(general)).toContain('Sent at: 22:15 (Omar Office)');
    const first = words(general).split('\n')[0];

    await press(nora, general, 'Not this');
    expect(words(general).split('\n')[0]).not.toBe(first);
    await press(nora, general, 'Back');
    expect(words(general).split('\n')[0]).toBe(first);
    await press(nora, general, 'That was it');
    expect(words(general)).toContain('Good to hear');
    expect(words(general)).toContain('It was this');
    expect(standing(general)).toHaveLength(1);

    await house.desk.mention('another one, in notify', said);
    expect(standing(general)).toHaveLength(2);
    expect(words(general)).toContain('System: Notify');
  });

  it('goes on with words that mention it, and reads no others', async () => {
    const { house, standing, words } = await openTeamsHouse();
    await using _ = house;
    await house.desk.mention('caremessage', { as: nora, in: general });
    await house.desk.message('it failed by the way', { as: omar, in: general });
    expect(words(general)).not.toContain('Log says');

    await house.desk.mention('it failed', { as: omar, in: general });
    expect(words(general)).toContain('Log says: Failed (Omar Office)');
    await house.desk.mention('Start over', { as: omar, in: general });
    expect(words(general)).toContain('Which system sent the text?');
    expect(standing(general)).toHaveLength(1);

    await house.desk.mention('explain 30007', { as: omar, in: general });
    expect(words(general)).toMatch(/30007/);
    expect(standing(general)).toHaveLength(2);
  });

  it('shows help for an empty mention and when it is added, and begins from there', async () => {
    const { house, words, press } = await openTeamsHouse();
    await using _ = house;
    await house.desk.install({ as: nora, in: general });
    expect(words(general)).toContain('Why did a text not arrive?');
    await house.desk.mention('', { as: nora, in: general });
    expect(words(general)).toContain('@smsfail caremessage reminder failed at 9:40pm');

    await press(omar, general, 'A text failed: find out why');
    expect(words(general)).toContain('Which system sent the text?');
  });

  it('takes one of two presses at once, tells the other person kindly, and shows the last state', async () => {
    const { house, last, words, labels } = await openTeamsHouse();
    await using _ = house;
    await house.desk.mention('caremessage', { as: nora, in: general });
    const card = last(general);
    const old = cardOf(card.activity);
    const pressed = (as: TeamsPerson, title: string) => house.desk.pressOn(card, title, { as, in: general });

    const both = await Promise.all([pressed(nora, 'Failed'), pressed(omar, 'Pending')]);
    const [taken, late] = both.sort((a, b) => a.body.type.localeCompare(b.body.type)).reverse();
    expect(taken?.body.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(late?.body.value).toMatch(/earlier question/);
    expect(words(general)).toMatch(/Log says: (Failed \(Nora Nurse\)|Pending \(Omar Office\))/);

    const answered = words(general).includes('Failed') ? 'Failed' : 'Pending';
    const again = await house.desk.press({ verb: 'say', data: dataOf(old, answered) }, card.id, {
      as: rita,
      in: general,
    });
    expect(again.body.value).toMatch(/already have that answer/);
    expect(labels(general)).not.toEqual(titlesOf(old));
    expect(words(general)).not.toMatch(/already have that answer|earlier question/);
  });

  it('never loses an answer, however many press at once', async () => {
    const { house, last, words, labels } = await openTeamsHouse();
    await using _ = house;
    await house.desk.mention('caremessage', { as: nora, in: general });
    for (let round = 0; round < 4; round++) {
      const title = labels(general)[0]!;
      const card = last(general);
      await Promise.all([nora, omar, rita].map((as) => house.desk.pressOn(card, title, { as, in: general })));
    }
    const trail = words(general)
      .split('\n')
      .find((line) => line.startsWith('So far'));
    const answers = trail?.split(';') ?? [];
    expect(new Set(answers).size).toBe(answers.length);
    expect(cardOf(last(general).activity).speak).toBe(words(general));
  });
});

describe('alone with the bot, and in a group chat', () => {
  it('talks without a mention, below what was written, and leaves the older card settled', async () => {
    const { house, standing, words, press } = await openTeamsHouse();
    await using _ = house;
    const spot = personal(nora);
    await house.desk.message('hello', { as: nora });
    await house.desk.message('open dental', { as: nora });
    expect(words(spot)).toContain('System: Open Dental');
    await house.desk.message('no idea', { as: nora });
    const messages = standing(spot);
    expect(messages).toHaveLength(3);
    await house.teams.until(
      () => cardOf(messages[1]!.activity).speak.includes('This goes on below') || undefined,
      'the older card to be settled',
    );

    await press(nora, spot, 'Start over');
    expect(words(spot)).toContain('Only you see this');
    expect(words(spot)).not.toContain('Nora Nurse');
  });

  it('asks about a patient there, and shows the end of a number to its owner alone', async () => {
    const { house, words, press } = await openTeamsHouse();
    await using _ = house;
    const spot = personal(nora);
    await house.desk.message('dental intelligence, nothing arrives for one patient', { as: nora });
    for (let left = 14; left > 0 && !/type the number/.test(words(spot)); left--)
      await press(nora, spot, "I don't know");
    if (/type the number/.test(words(spot))) {
      await press(nora, spot, 'Send', '(206) 555-0142');
      expect(words(spot)).toContain('…42');
    }
    expect(words(spot)).not.toContain('0142');
    expect(await house.disk()).not.toMatch(/555.?0142|2065550142/);
    expect(house.lines.join()).not.toMatch(/0142/);
  });

  it('is one talk in a group chat, for those who mention it', async () => {
    const { house, words, standing } = await openTeamsHouse();
    await using _ = house;
    const spot = group();
    await house.desk.mention('notify', { as: nora, in: spot });
    await house.desk.message('nobody asked you', { as: omar, in: spot });
    await house.desk.mention('failed', { as: omar, in: spot });
    expect(standing(spot)).toHaveLength(2);
    expect(words(spot)).toContain('System: Notify (Nora Nurse); Log says: Failed (Omar Office)');
  });
});

describe('who is let in, and what is kept', () => {
  it('neither another practice nor a button carried elsewhere', async () => {
    const { house, last, words } = await openTeamsHouse();
    await using _ = house;
    await house.desk.mention('caremessage', { as: nora, in: general });
    const card = last(general);
    const stolen = dataOf(cardOf(card.activity), 'Failed');

    const outside = channel('1', 'texts', 'their-team', zoe.tenant);
    expect(
      (await house.desk.press({ verb: 'say', data: stolen }, card.id, { as: zoe, in: outside })).status,
    ).toBe(403);

    const elsewhere = channel('2', 'another');
    await house.desk.mention('help', { as: omar, in: elsewhere });
    await house.desk.press({ verb: 'say', data: stolen }, last(elsewhere).id, { as: omar, in: elsewhere });
    expect(words(elsewhere)).not.toContain('System: CareMessage');
    expect(words(general)).not.toContain('Log says');

    const strange = await house.desk.press({ verb: 'say', data: { p: '{"v":9}' } }, card.id, {
      as: nora,
      in: general,
    });
    expect(strange.body.value).toMatch(/older version/);
    const nothing = await house.desk.press({ verb: 'boo', data: {} }, card.id, { as: nora, in: general });
    expect(nothing.body.value).toMatch(/Nothing was changed/);
  });

  it('keeps no patient data in replies, logs or on the disk, and asks to delete what others can read', async () => {
    const { house, words } = await openTeamsHouse();
    await using _ = house;
    const planted = 'caremessage failed for Jane Plantedname 206-555-0142 born 03/04/1961';
    await house.desk.mention(planted, { as: nora, in: general });
    await house.desk.message(planted, { as: omar });
    expect(words(general)).toContain('please delete it');

    const sent = JSON.stringify(house.teams.calls);
    const kept = (await house.disk()) + house.lines.join();
    for (const secret of ['Plantedname', '0142', '1961']) {
      expect(sent).not.toContain(secret);
      expect(kept).not.toContain(secret);
    }
    expect(kept).not.toMatch(/Nora Nurse|Omar Office/);
  });

  it('says anew what was deleted, and stays silent where it is not wanted', async () => {
    const { house, last, standing, words } = await openTeamsHouse();
    await using _ = house;
    await house.desk.mention('caremessage', { as: nora, in: general });
    house.teams.messages.delete(last(general).id);
    await house.desk.mention('failed', { as: nora, in: general });
    expect(words(general)).toContain('Log says: Failed');

    house.teams.goWrong('send', { status: 403, code: 'BotNotInConversationRoster', times: 100 });
    const calls = house.teams.callsOf('send').length;
    const spot = channel('77', 'closed');
    await house.desk.mention('notify', { as: nora, in: spot });
    expect(standing(spot)).toEqual([]);
    expect(house.teams.callsOf('send').length).toBe(calls + 1);
    expect(house.lines.join()).toMatch(/Teams did not take a reply/);
  });

  it('tells whoever cannot be written to how to open the chat, and asks there once they do', async () => {
    const { house, words, press, until } = await openTeamsHouse();
    await using _ = house;
    await house.desk.mention('caremessage, failed', { as: nora, in: general });
    await until(nora, general, /about one patient/);
    house.teams.goWrong('create', { status: 403, code: 'BotBlockedByUser' });
    expect(await press(rita, general, 'Ask me in private')).toMatchObject({
      value: expect.stringContaining('could not write to you in private'),
    });

    await house.desk.message('hello', { as: rita });
    expect(words(personal(rita))).toContain('Which texts to this one patient fail?');
    await press(rita, personal(rita), 'All of them');
    expect(words(general)).toContain('Which texts: All of them (Rita Reception)');
  });

  it('tells an older client aloud what newer ones tell to one person', async () => {
    const { house, last, words, standing } = await openTeamsHouse();
    await using _ = house;
    await house.desk.mention('caremessage', { as: nora, in: general });
    const card = last(general);
    const { p } = dataOf(cardOf(card.activity), 'Failed');
    await house.desk.submit({ verb: 'say', p }, card.id, { as: nora, in: general });
    expect(words(general)).toContain('Log says: Failed (Nora Nurse)');
    await house.desk.submit({ verb: 'say', p }, card.id, { as: omar, in: general });
    expect(standing(general)).toHaveLength(2);
    expect(words(general)).toMatch(/already have that answer/);
  });

  it('goes on in Slack and Teams side by side', async () => {
    const { house, words } = await openTeamsHouse();
    await using _ = house;
    const me = house.staff();
    await me.command('caremessage');
    await house.desk.message('notify', { as: nora });
    expect(me.message.text).toContain('System: CareMessage');
    expect(words(personal(nora))).toContain('System: Notify');
  });
});

/** What a button of that card carries. */
function dataOf(card: unknown, title: string): { p: string } {
  const found = JSON.stringify(card).match(
    new RegExp(`"title":"${title}","verb":"say","data":(\\{"p":"(?:[^"\\\\]|\\\\.)*"\\})`),
  );
  if (!found?.[1]) throw new Error(`no button "${title}"`);
  return JSON.parse(found[1]);
}
