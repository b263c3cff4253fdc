import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hear } from '#chat/chat.ts';
import { NotInChannel, SlowDown } from '#chat/slack/index.ts';
import {
  type FakeSlack,
  httpWire,
  person,
  signedAction,
  signedShortcut,
  startFakeSlack,
} from '../../fakes/slack/index.ts';
import { openBot } from './bot.ts';
import { handClock, question, smallTalk, summary, typed, verdict } from './sample.ts';

let slack: FakeSlack;
const clock = handClock();
beforeEach(async () => {
  slack = await startFakeSlack({ now: () => clock.now().getTime() });
});
afterEach(async () => {
  expect(slack.refusals).toEqual([]);
  await slack[Symbol.asyncDispose]();
});

const open = async (hear: Hear, more: { patience?: number } = {}) => {
  const bot = await openBot(slack, { hear, clock, ...more });
  return { bot, me: person(slack, httpWire(slack, bot.base)) };
};

describe('a talk over HTTP', () => {
  it('begins with the command, goes on with buttons in the same message, and tells the channel at the end', async () => {
    const talk = smallTalk();
    const { bot, me } = await open(talk.hear);
    await using _ = bot;
    talk.share = (place) => bot.chat.post(place, summary);

    expect((await me.command('failed at 9:40 pm')).text).toContain(question.title);
    expect(me.message.response_type).toBe('ephemeral');
    await me.press('Failed');
    expect(me.message).toMatchObject({ replace_original: true, response_type: 'ephemeral' });
    expect(await me.type('Type the error', '21610')).toBe('');
    expect(me.message.text).toContain(verdict.title);
    await me.press('Show what would be posted');
    await me.press('Post it');
    expect(me.message.text).toContain('Posted');

    expect(talk.turns.map(({ heard }) => heard)).toEqual([
      { says: 'start', text: 'failed at 9:40 pm' },
      { says: 'answer', turn: 2, fact: 'status', value: 'failed' },
      { says: 'answer', turn: 3, fact: 'error', value: '21610' },
      { says: 'preview', turn: 4 },
      { says: 'share', turn: 5 },
    ]);
    expect(talk.turns.map((turn) => turn.talk)).toEqual([undefined, 'talk-1', 'talk-1', 'talk-1', 'talk-1']);
    for (const { place, person: who } of talk.turns)
      expect([place.chat, place.workspace, place.channel, who]).toEqual(['slack', 'T1', 'C1', 'U1']);
    // without being a member of the channel: by the response address, not as the bot
    const said = [...slack.messages.values()];
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({
      response_type: 'in_channel',
      replace_original: false,
      unfurl_links: false,
    });
    expect(slack.callsTo('chat.postMessage')).toEqual([]);
  });

  it('shows what is wrong with a typed answer at the field itself', async () => {
    const talk = smallTalk();
    const { bot, me } = await open(talk.hear);
    await using _ = bot;
    await me.command();
    await me.press('Sent');
    const body = await me.type('Type the error', '?');
    expect(body).toEqual({
      response_action: 'errors',
      errors: { typed: 'That is not an error. Copy it as it stands.' },
    });
    const [field] = [...slack.views.values()];
    expect(field.blocks[0]).toMatchObject({
      label: { text: typed.input!.label },
      hint: { text: typed.input!.hint },
      element: { placeholder: { text: typed.input!.placeholder }, multiline: true },
    });
    expect(JSON.parse(field.private_metadata)).toEqual({
      channel: 'C1',
      spot: expect.any(String),
      asked: { talk: 'talk-1', turn: 3, fact: 'error' },
    });
  });

  it('answers a typed answer in the window itself after a restart', async () => {
    const talk = smallTalk();
    const first = await open(talk.hear);
    await first.me.command();
    await first.me.press('Sent');
    const button = first.me.button('Type the error');
    await first.bot[Symbol.asyncDispose]();

    const { bot, me } = await open(talk.hear);
    await using _ = bot;
    const where = { responseUrl: slack.responseUrl(), trigger: slack.trigger() };
    await signedAction(bot.base, { actionId: 'type', value: button.value }, where, slack.signing());
    const field = await slack.until(() => [...slack.views.values()].at(-1));
    const body = await me.submit(
      { ...field, private_metadata: field.private_metadata.replace(/"spot":"[^"]*"/, '"spot":"lost"') },
      '21610',
    );
    expect(body).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(JSON.stringify(body)).toContain(verdict.title);
  });

  it('answers a typed answer in the window when the message can no longer be redrawn', async () => {
    const { bot, me } = await open(smallTalk().hear);
    await using _ = bot;
    await me.command();
    await me.press('Sent');
    slack.mishap('response_url', { as: 'http-500' });
    const body = await me.type('Type the error', '21610');
    expect(body).toMatchObject({ response_action: 'update' });
    // and the talk goes on there
    await me.press('Back');
    expect(me.window.blocks[0].text.text).toBe('Heard back');
  });

  it('begins with a message somebody points at, in a window, and goes on there', async () => {
    const talk = smallTalk();
    const { bot, me } = await open(talk.hear);
    await using _ = bot;
    talk.share = (place) => bot.chat.post(place, summary);
    await me.shortcut('Delivery failed: &lt;30007&gt; for <https://a.example|this>');
    expect(talk.turns[0]?.heard).toEqual({ says: 'start', text: 'Delivery failed: <30007> for this' });
    expect(me.window.blocks[0].text.text).toBe(question.title);
    await me.press('Failed');
    await me.type('Type the error', '21610');
    expect(me.window.blocks[0].text.text).toBe(verdict.title);
    await me.press('Show what would be posted');
    await me.press('Post it');
    expect(me.window.blocks[0].text.text).toBe('Posted');
    // the shortcut's own response address still posts for it
    expect([...slack.messages.values()]).toMatchObject([{ response_type: 'in_channel' }]);
  });

  it('answers a shortcut with a whisper when the window does not open', async () => {
    const { bot } = await open(smallTalk().hear);
    await using _ = bot;
    slack.mishap('views.open', { as: 'error', error: 'expired_trigger_id' });
    const where = { responseUrl: slack.responseUrl(), trigger: slack.trigger() };
    await signedShortcut(bot.base, 'Delivery failed', where, slack.signing());
    expect(await slack.until(() => slack.posts[0])).toMatchObject({
      body: { response_type: 'ephemeral', replace_original: false },
    });
  });

  it('passes every press on, double ones too: turn numbers sort them out', async () => {
    const talk = smallTalk();
    const { bot, me } = await open(talk.hear);
    await using _ = bot;
    await me.command();
    await Promise.all([me.press('Failed'), me.press('Failed')]);
    expect(talk.turns.filter(({ heard }) => heard.says === 'answer')).toHaveLength(2);
  });

  it('never replaces a message that everybody sees', async () => {
    const { bot, me } = await open(smallTalk().hear);
    await using _ = bot;
    await me.command();
    const { action_id: actionId, value } = me.button('Failed');
    const where = { responseUrl: slack.responseUrl() };
    await signedAction(bot.base, { actionId, value, ephemeral: false }, where, slack.signing());
    expect(await slack.until(() => slack.posts[0])).toMatchObject({
      body: { replace_original: false, response_type: 'ephemeral' },
    });
  });

  it.each([
    ['foreign:1', 'anything'],
    ['say:0', 'anything'],
    ['say:0', undefined],
    ['type', '{}'],
  ])('has a kind word for a button it does not know (%s, %s) and tells the conversation nothing', async (actionId, value) => {
    const talk = smallTalk();
    const { bot } = await open(talk.hear);
    await using _ = bot;
    const response = await signedAction(
      bot.base,
      { actionId, value },
      { responseUrl: slack.responseUrl() },
      slack.signing(),
    );
    expect(response.status).toBe(200);
    const { body } = await slack.until(() => slack.posts[0]);
    expect(body).toMatchObject({ replace_original: false, response_type: 'ephemeral' });
    expect(body.text).toContain('I do not know that button');
    expect(talk.turns).toEqual([]);
  });

  it('knows the workspace of a window opened from another organisation', async () => {
    const talk = smallTalk();
    const { bot } = await open(talk.hear);
    await using _ = bot;
    const me = person(slack, httpWire(slack, bot.base), { team: 'T-guest', installedTeam: 'T1' });
    const note = JSON.stringify({ channel: 'C9', asked: { talk: 'talk-1', turn: 3, fact: 'error' } });
    await me.submit({ id: 'V1', callback_id: 'typed', private_metadata: note }, '30007');
    expect(talk.turns[0]?.place).toEqual({ chat: 'slack', workspace: 'T1', channel: 'C9' });
  });

  it.each([
    '',
    '{"channel":1}',
    '{"channel":"C1"}',
    'null',
  ])('has a kind word for a window that is not ours: %s', async (note) => {
    const { bot, me } = await open(smallTalk().hear);
    await using _ = bot;
    const body = await me.submit({ id: 'V1', callback_id: 'typed', private_metadata: note }, '30007');
    expect(body).toMatchObject({ response_action: 'update' });
  });
});

describe('a slow conversation', () => {
  const slow = (ms: number): Hear => {
    const { hear } = smallTalk();
    return async (turn) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return hear(turn);
    };
  };

  it('is announced in time and answered later, command and field', async () => {
    const { bot, me } = await open(slow(80), { patience: 20 });
    await using _ = bot;
    await me.command();
    expect(me.message).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    await me.press('Failed');
    const shown = slack.posts.length;
    expect(await me.type('Type the error', '?')).toBe('');
    const { body } = await slack.until(() => slack.posts[shown]);
    expect(body.text).toContain('That is not an error.');
    expect(body.replace_original).toBe(true);
  });

  it('leaves the window waiting when there is no message to redraw', async () => {
    const { bot, me } = await open(slow(80), { patience: 20 });
    await using _ = bot;
    const note = JSON.stringify({ channel: 'C1', asked: { turn: 3, fact: 'error' } });
    slack.views.set('V7', { id: 'V7' });
    const body = await me.submit({ id: 'V7', callback_id: 'typed', private_metadata: note }, '21610');
    expect(JSON.stringify(body)).toContain('One moment');
    const updated = await slack.until(() => slack.callsTo('views.update')[0]);
    expect(JSON.stringify(updated.args)).toContain(verdict.title);
  });

  it('that fails gets an apology, and the log no payload', async () => {
    const { bot, me } = await open(() => Promise.reject(new Error('secret words of Jane')));
    await using _ = bot;
    await me.command('Jane');
    expect(me.message.text).toContain('Something went wrong on my side');
    expect(bot.lines.join('')).toContain('a turn in Slack failed');
    expect(bot.lines.join('')).not.toContain('Jane');
  });
});

describe('what is said to a channel', () => {
  const channel = { chat: 'slack', workspace: 'T1', channel: 'C1' };

  it('is posted as the bot, and redrawn in its place', async () => {
    const { bot } = await open(smallTalk().hear);
    await using _ = bot;
    const posted = await bot.chat.post(channel, summary);
    expect(posted).toEqual({ place: channel, message: [...slack.messages.keys()][0] });
    await bot.chat.redraw(posted, verdict);
    expect([...slack.messages.values()]).toMatchObject([{ text: expect.stringContaining(verdict.title) }]);
    expect(slack.callsTo('chat.postMessage')[0]?.args).toMatchObject({
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it('is said anew when the message is gone', async () => {
    const { bot } = await open(smallTalk().hear);
    await using _ = bot;
    await bot.chat.redraw({ place: channel, message: '1.0' }, verdict);
    await bot.chat.redraw({ place: channel, message: 'unnamed' }, verdict);
    expect(slack.messages.size).toBe(2);
  });

  it('needs an invitation where the bot is no member, and the trouble says which', async () => {
    const { bot } = await open(smallTalk().hear);
    await using _ = bot;
    slack.closedChannels.add('C1');
    const trouble = await bot.chat.post(channel, summary).catch((error) => error);
    expect(trouble).toBeInstanceOf(NotInChannel);
    expect(trouble.message).toContain('/invite @smsfail');
  });

  it('waits when Slack asks for it', async () => {
    const { bot } = await open(smallTalk().hear);
    await using _ = bot;
    slack.mishap('chat.postMessage', { as: 'rate-limit', retryAfter: 30 });
    const trouble = await bot.chat.post(channel, summary).catch((error) => error);
    expect(trouble).toBeInstanceOf(SlowDown);
    expect(trouble.retryAfter).toBe(30);
  });

  it('goes as the bot once a response address is used up or old', async () => {
    const talk = smallTalk();
    const { bot, me } = await open(talk.hear);
    await using _ = bot;
    await me.command();
    const { place } = talk.turns[0]!;
    for (let use = 0; use < 5; use += 1) await bot.chat.post(place, summary);
    expect(slack.callsTo('chat.postMessage')).toHaveLength(0);
    await bot.chat.post(place, summary);
    expect(slack.callsTo('chat.postMessage')).toHaveLength(1);
    clock.pass(31 * 60_000);
    const tried = slack.callsTo('response_url').length;
    expect(await bot.chat.post(place, summary)).not.toHaveProperty('place.handle');
    expect(slack.callsTo('response_url')).toHaveLength(tried);
  });
});
