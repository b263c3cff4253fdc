/** What is said without being asked: alerts in channels, their threads, and finding them again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hear, Posted, Reply } from '#chat/chat.ts';
import { NotInChannel, SlackClosed, SlowDown } from '#chat/slack/index.ts';
import { BusyTrouble, ClosedTrouble } from '#kit/errors.ts';
import {
  type Channel,
  type FakeSlack,
  httpWire,
  person,
  signedAction,
  startFakeSlack,
} from '../../fakes/slack/index.ts';
import { openBot } from './bot.ts';
import { alert, handClock, smallTalk, status, summary } from './sample.ts';

let slack: FakeSlack;
let clock = handClock();
beforeEach(async () => {
  clock = handClock();
  slack = await startFakeSlack({ now: () => clock.now().getTime() });
});
afterEach(async () => {
  expect(slack.refusals).toEqual([]);
  await slack[Symbol.asyncDispose]();
});

const channel = { chat: 'slack', workspace: 'T1', channel: 'C1' };
const open = (hear: Hear = smallTalk().hear) => openBot(slack, { hear, clock });
const calls = (method: string): any[] => slack.callsTo(method).map(({ args }) => args);
const charts = (blocks: readonly { type: string }[]) =>
  blocks.filter(({ type }) => type === 'data_visualization').length;
const said = () => [...slack.messages.values()];

describe('whether alerts may be said somewhere', () => {
  it.each<[string, Channel, string | undefined]>([
    ['a public channel it is in', {}, undefined],
    ['a private channel it is in', { is_private: true }, undefined],
    [
      'a channel of several workspaces of one organisation',
      { is_shared: true, is_org_shared: true },
      undefined,
    ],
    ['its conversation with one person', { is_im: true, is_member: false }, undefined],
    ['a public channel it is not in', { is_member: false }, 'not-in'],
    ['a private channel it is not in', { is_private: true, is_member: false }, 'not-in'],
    ['a channel shared with others', { is_shared: true, is_ext_shared: true }, 'outsiders'],
    ['a channel shared in the old way', { is_shared: true }, 'outsiders'],
    ['a channel that others are invited to', { is_pending_ext_shared: true }, 'outsiders'],
    ['a channel that others are about to join', { pending_connected_team_ids: ['T9'] }, 'outsiders'],
    ['an archived channel', { is_archived: true }, 'closed'],
    ['others, though it is not in', { is_ext_shared: true, is_member: false }, 'outsiders'],
  ])('%s', async (_, told, answer) => {
    await using bot = await open();
    slack.channels.set('C1', told);
    expect(await bot.chat.admits(channel)).toBe(answer);
  });

  it('is not known without the scope, nor asked of one person', async () => {
    await using bot = await open();
    slack.lacking.add('channels:read');
    expect(await bot.chat.admits(channel)).toBe('untold');
    const asked = calls('conversations.info').length;
    expect(await bot.chat.admits(bot.chat.privately(channel, 'U1'))).toBeUndefined();
    expect(calls('conversations.info')).toHaveLength(asked);
  });

  it('is trouble when Slack does not answer', async () => {
    await using bot = await open();
    slack.mishap('conversations.info', { as: 'error', error: 'fatal_error' });
    await expect(bot.chat.admits(channel)).rejects.toMatchObject({ name: 'ChatTrouble' });
  });

  it('is a question about the whole channel, which outlives the press', async () => {
    const talk = smallTalk();
    await using bot = await open(talk.hear);
    await person(slack, httpWire(slack, bot.base)).command();
    const [turn] = talk.turns;
    expect(turn?.place).toHaveProperty('handle');
    expect(bot.chat.whole(turn!.place)).toEqual(channel);
    const own = bot.chat.privately(channel, 'U1');
    expect(bot.chat.whole(own)).toEqual(own);
  });
});

describe('a place that is closed', () => {
  it.each([
    ['not_in_channel', NotInChannel, '/invite @smsfail'],
    ['channel_not_found', NotInChannel, '/invite @smsfail'],
    ['is_archived', SlackClosed, 'archived'],
    ['restricted_action', SlackClosed, 'only some people'],
    ['restricted_action_read_only_channel', SlackClosed, 'only some people'],
    ['user_disabled', SlackClosed, 'that person'],
  ])('is told by %s, whatever is tried', async (error, kind, words) => {
    await using bot = await open();
    const posted = await bot.chat.post(channel, alert);
    slack.mishap('chat.postMessage', { as: 'error', error, times: 2 });
    slack.mishap('chat.update', { as: 'error', error });
    for (const tried of [
      bot.chat.post(channel, alert),
      bot.chat.follow(posted, summary),
      bot.chat.redraw(posted, alert),
    ]) {
      const trouble = await tried.catch((caught) => caught);
      expect(trouble).toBeInstanceOf(kind);
      expect(trouble).toBeInstanceOf(ClosedTrouble);
      expect(trouble.reader).toBe('person');
      expect(trouble.message).toContain(words);
    }
  });

  it.each(['account_inactive', 'invalid_auth', 'fatal_error'])('is not what %s means', async (error) => {
    await using bot = await open();
    slack.mishap('chat.postMessage', { as: 'error', error });
    const trouble = await bot.chat.post(channel, alert).catch((caught) => caught);
    expect(trouble).toMatchObject({ name: 'ChatTrouble', reader: 'operator' });
  });

  it('differs from a busy one', async () => {
    await using bot = await open();
    const posted = await bot.chat.post(channel, alert);
    slack.mishap('chat.update', { as: 'rate-limit', retryAfter: 7 });
    const trouble = await bot.chat.redraw(posted, alert).catch((caught) => caught);
    expect(trouble).toBeInstanceOf(SlowDown);
    expect(trouble).toBeInstanceOf(BusyTrouble);
    expect(trouble.retryAfter).toBe(7);
  });
});

describe('below a message', () => {
  it('stands what follows it, in its thread, and can be redrawn there', async () => {
    await using bot = await open();
    const posted = await bot.chat.post(channel, alert);
    const below = await bot.chat.follow(posted, summary);
    expect(below.place).toEqual(channel);
    expect(below.message).not.toBe(posted.message);
    expect(calls('chat.postMessage').at(-1)).toMatchObject({
      channel: 'C1',
      thread_ts: posted.message,
      reply_broadcast: true,
    });
    await bot.chat.redraw(below, alert);
    expect(said()).toHaveLength(2);
  });

  it.each([
    'thread_not_found',
    'message_not_found',
    'cannot_reply_to_message',
  ])('nothing can stand (%s): then it is said in the channel', async (error) => {
    await using bot = await open();
    const posted = await bot.chat.post(channel, alert);
    slack.mishap('chat.postMessage', { as: 'error', error });
    await bot.chat.follow(posted, summary, 'm-2');
    expect(calls('chat.postMessage').at(-1)).not.toHaveProperty('thread_ts');
    expect(said().at(-1)).toMatchObject({ metadata: { event_payload: { mark: 'm-2' } } });
  });

  it('whose name Slack did not tell, it is said in the channel too', async () => {
    await using bot = await open();
    await bot.chat.follow({ place: channel, message: 'unnamed' }, summary);
    expect(said()).toMatchObject([{ channel: 'C1' }]);
    expect(said()[0]).not.toHaveProperty('thread_ts');
  });
});

describe('what was said to one person', () => {
  it('lies in a conversation with an id of its own: it is redrawn and followed there', async () => {
    await using bot = await open();
    const own = bot.chat.privately(channel, 'U1');
    const posted = await bot.chat.post(own, summary);
    expect(posted.place).toEqual(own);
    expect(await bot.chat.redraw(posted, alert)).toEqual(posted);
    expect(calls('chat.update')).toMatchObject([{ channel: 'D-U1' }]);
    const below = await bot.chat.follow(posted, summary);
    expect(calls('chat.postMessage').at(-1)?.thread_ts).toBe(posted.message.split(':')[1]);
    await bot.chat.redraw(below, alert);
    expect(said()).toHaveLength(2);
  });
});

describe('a mark', () => {
  const since = () => new Date(clock.now().getTime());

  it('is in the metadata, unseen, and leads back to the message that bears it', async () => {
    await using bot = await open();
    await bot.chat.post(channel, summary, undefined, 'm-1');
    const posted = await bot.chat.post(channel, alert, 'talk-1', 'm-2');
    await bot.chat.post(channel, summary);
    expect(calls('chat.postMessage')[1]?.metadata).toEqual({
      event_type: 'smsfail_said',
      event_payload: { mark: 'm-2' },
    });
    expect(await bot.chat.seek(channel, 'm-2', since())).toEqual(posted);
    expect(await bot.chat.seek(channel, 'm-9', since())).toBe('absent');
    await bot.chat.redraw(posted, summary);
    expect(await bot.chat.seek(channel, 'm-2', since())).toEqual(posted);
  });

  it('is posted as the bot, never by a response address, which keeps none', async () => {
    const talk = smallTalk();
    await using bot = await open(talk.hear);
    await person(slack, httpWire(slack, bot.base)).command();
    await bot.chat.post(talk.turns[0]!.place, summary, undefined, 'm-1');
    expect(calls('response_url')).toEqual([]);
    expect(await bot.chat.seek(channel, 'm-1', since())).toMatchObject({ place: channel });
  });

  it('below a message is sought there', async () => {
    await using bot = await open();
    const posted = await bot.chat.post(channel, alert, undefined, 'm-1');
    const below = await bot.chat.follow(posted, summary, 'm-2');
    expect(await bot.chat.seek(posted, 'm-2', since())).toEqual(below);
    expect(await bot.chat.seek(posted, 'm-3', since())).toBe('absent');
    expect(await bot.chat.seek(channel, 'm-2', since())).toBe('absent');
    slack.messages.delete(posted.message);
    expect(await bot.chat.seek(posted, 'm-2', since())).toBe('absent');
  });

  it('is found on a later page, and a channel with too many of them cannot say', async () => {
    await using bot = await open();
    const posted = await bot.chat.post(channel, alert, undefined, 'm-1');
    for (let more = 0; more < 450; more++)
      slack.messages.set(`${clock.now().getTime() / 1000 + 1}.${more}`, { channel: 'C1', text: 'lunch?' });
    expect(await bot.chat.seek(channel, 'm-1', since())).toEqual(posted);
    expect(calls('conversations.history')).toHaveLength(3);
    for (let more = 450; more < 2100; more++)
      slack.messages.set(`${clock.now().getTime() / 1000 + 1}.${more}`, { channel: 'C1', text: 'lunch?' });
    expect(await bot.chat.seek(channel, 'm-1', since())).toBe('untold');
  });

  it('of somebody else is none of ours', async () => {
    await using bot = await open();
    const metadata = { event_type: 'smsfail_said', event_payload: { mark: 'm-1' } };
    slack.messages.set('1772460001.1', { channel: 'C1', text: 'forged', bot_id: 'B9', metadata });
    slack.messages.set('1772460001.2', {
      channel: 'C1',
      text: 'another kind',
      metadata: { ...metadata, event_type: 'task_created' },
    });
    expect(await bot.chat.seek(channel, 'm-1', new Date(0))).toBe('absent');
  });

  it('of long before is not looked for, but clocks may differ by two minutes', async () => {
    await using bot = await open();
    const posted = await bot.chat.post(channel, alert, undefined, 'm-1');
    clock.pass(119_000);
    expect(await bot.chat.seek(channel, 'm-1', since())).toEqual(posted);
    clock.pass(120_000);
    expect(await bot.chat.seek(channel, 'm-1', since())).toBe('absent');
  });

  it('cannot be sought without the scope, nor with one person, nor below what has no name', async () => {
    await using bot = await open();
    const posted: Posted = await bot.chat.post(channel, alert, undefined, 'm-1');
    slack.lacking.add('channels:history');
    expect(await bot.chat.seek(channel, 'm-1', since())).toBe('untold');
    expect(await bot.chat.seek(posted, 'm-1', since())).toBe('untold');
    expect(await bot.chat.seek(bot.chat.privately(channel, 'U1'), 'm-1', since())).toBe('untold');
    expect(await bot.chat.seek({ place: channel, message: 'unnamed' }, 'm-1', since())).toBe('untold');
  });

  it('is trouble where the channel is closed or busy, and the bot asks for its own id again after a failure', async () => {
    await using bot = await open();
    await slack.until(() => slack.callsTo('auth.test')[0]);
    slack.mishap('auth.test', { as: 'http-500' });
    await expect(bot.chat.seek(channel, 'm-1', since())).rejects.toMatchObject({ name: 'ChatTrouble' });
    expect(await bot.chat.seek(channel, 'm-1', since())).toBe('absent');
    slack.mishap('conversations.history', { as: 'rate-limit', retryAfter: 9 });
    await expect(bot.chat.seek(channel, 'm-1', since())).rejects.toMatchObject({ retryAfter: 9 });
    slack.channels.set('C1', { is_member: false });
    await expect(bot.chat.seek(channel, 'm-1', since())).rejects.toBeInstanceOf(NotInChannel);
  });
});

describe('a press in a message that everybody sees', () => {
  const taken = { ...alert, title: 'Somebody is on it' };
  const reply =
    (more: Partial<Reply>): Hear =>
    async () => ({ talk: 'talk-1', view: taken, ...more });
  const press = async (hear: Hear, before: () => void = () => {}) => {
    const bot = await open(hear);
    const { message: ts } = await bot.chat.post(channel, alert);
    const responseUrl = slack.responseUrl(() => {}, ts);
    const [button] = slack.messages.get(ts).blocks.find(({ type }: any) => type === 'actions').elements;
    before();
    const pressed = { actionId: button.action_id, value: button.value, ephemeral: false, ts };
    await signedAction(bot.base, pressed, { responseUrl }, slack.signing());
    await bot[Symbol.asyncDispose]();
    return { now: slack.messages.get(ts), ts };
  };

  it('redraws it for everybody, and a word about it is for whoever pressed', async () => {
    const { now } = await press(reply({ everybody: true, word: 'You will hear when it is over.' }));
    expect(now.text).toContain('Somebody is on it');
    expect(slack.posts.map(({ body }) => body)).toMatchObject([
      { response_type: 'in_channel', replace_original: true },
      { response_type: 'ephemeral', replace_original: false, text: 'You will hear when it is over.' },
    ]);
    expect(slack.posts[1]?.body.text).not.toContain('Somebody is on it');
  });

  it('redraws it as the bot where the response address no longer does', async () => {
    const { now, ts } = await press(reply({ everybody: true }), () =>
      slack.mishap('response_url', { as: 'http-500' }),
    );
    expect(now.text).toContain('Somebody is on it');
    expect(calls('chat.update')).toMatchObject([{ channel: 'C1', ts }]);
    expect(slack.posts).toEqual([]);
  });

  it('is answered to one person alone where it does not concern everybody', async () => {
    const { now } = await press(reply({}));
    expect(now.text).toContain(alert.title);
    expect(slack.posts).toMatchObject([{ body: { response_type: 'ephemeral', replace_original: false } }]);
    expect(calls('chat.update')).toEqual([]);
  });

  it('of one person alone stays theirs, whatever the answer says', async () => {
    await using bot = await open(reply({ everybody: true }));
    const me = person(slack, httpWire(slack, bot.base));
    await me.command();
    await me.press("I'm on it");
    expect(me.message).toMatchObject({ response_type: 'ephemeral', replace_original: true });
    expect(said()).toEqual([]);
  });
});

describe('where charts are not known yet', () => {
  beforeEach(() => slack.knowCharts(false));

  it('an alert is said in words, at once and for the next hours, and then tried again', async () => {
    await using bot = await open();
    const posted = await bot.chat.post(channel, alert, undefined, 'm-1');
    expect(calls('chat.postMessage').map(({ blocks }) => charts(blocks))).toEqual([1, 0]);
    expect(calls('chat.postMessage')[1]?.metadata).toBeDefined();
    expect(said()).toHaveLength(1);
    await bot.chat.follow(posted, alert);
    await bot.chat.redraw(posted, alert);
    expect(calls('chat.postMessage').map(({ blocks }) => charts(blocks))).toEqual([1, 0, 0]);
    expect(calls('chat.update').map(({ blocks }) => charts(blocks))).toEqual([0]);
    slack.knowCharts(true);
    clock.pass(6 * 60 * 60_000);
    await bot.chat.redraw(posted, alert);
    expect(charts(said()[0].blocks)).toBe(1);
  });

  it('so is what a response address is given', async () => {
    const talk = smallTalk();
    await using bot = await open(talk.hear);
    await person(slack, httpWire(slack, bot.base)).command();
    await bot.chat.post(talk.turns[0]!.place, alert);
    expect(calls('response_url').map(({ blocks }) => charts(blocks))).toEqual([1, 0]);
    expect(calls('chat.postMessage')).toEqual([]);
    expect(said()).toHaveLength(1);
  });

  it('so is what the command answers, though Slack tells nothing of an acknowledgement', async () => {
    await using bot = await open(async () => ({ talk: 'talk-1', view: status }));
    const me = person(slack, httpWire(slack, bot.base));
    await me.command('status');
    expect(charts(me.message.blocks)).toBe(0);
    expect(slack.posts).toHaveLength(1);
    await me.command('status');
    expect(slack.posts, 'the second one is in the acknowledgement itself').toHaveLength(1);
    expect(charts(me.message.blocks)).toBe(0);
  });

  it('other wrong blocks are still trouble, and teach nothing about charts', async () => {
    await using bot = await open();
    slack.knowCharts(true);
    slack.mishap('chat.postMessage', { as: 'error', error: 'invalid_blocks', times: 2 });
    await expect(bot.chat.post(channel, alert)).rejects.toMatchObject({ name: 'ChatTrouble' });
    await bot.chat.post(channel, alert);
    expect(charts(said()[0].blocks)).toBe(1);
    slack.mishap('chat.postMessage', { as: 'error', error: 'invalid_blocks' });
    await expect(bot.chat.post(channel, summary)).rejects.toMatchObject({ name: 'ChatTrouble' });
    expect(calls('chat.postMessage')).toHaveLength(4);
  });
});

it('a chart in the answer to a command goes by the response address, where they are known', async () => {
  await using bot = await open(async () => ({ talk: 'talk-1', view: status }));
  const me = person(slack, httpWire(slack, bot.base));
  await me.command('status');
  expect(charts(me.message.blocks)).toBe(2);
  expect(slack.posts).toMatchObject([{ body: { response_type: 'ephemeral', replace_original: false } }]);
});
