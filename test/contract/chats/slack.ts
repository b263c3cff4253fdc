/** Slack, by HTTP and by Socket Mode: somebody uses the command, presses in what only they see, fills in windows. */
import type { Hear } from '#chat/chat.ts';
import { openBot } from '../../chat/slack/bot.ts';
import { FakeClock } from '../../fakes/clock.ts';
import {
  actionPayload,
  httpWire,
  person,
  socketWire,
  startFakeSlack,
  type Wire,
} from '../../fakes/slack/index.ts';
import type { Seat, Way } from './harness.ts';
import { findLabel, objectsIn } from './legible.ts';
import { effectsIn, people, wordsOf } from './slack-blocks.ts';

const onePerson = 'In Slack a talk is seen by one person alone from the beginning.';

const way = (title: string, by: 'http' | 'socket'): Way => ({
  chat: 'slack',
  title,
  lacks: {
    tell: 'Slack gives the bot no messages, only the command: words begin a talk, and its field takes answers.',
    overheard: 'Slack gives the bot no messages, only what is typed behind the command.',
    answered: onePerson,
    alone: onePerson,
    link: onePerson,
  },
  remarks: {
    redraw:
      'Where the bot is no member of the channel, Slack lets it post in answer to a command or press, but not replace that: it is said anew.',
  },
  redraws: { stored: 'in place', turn: 'anew' },
  hears: {
    begin: { says: 'start', text: 'a reminder failed' },
    tell: { says: 'start', text: 'it says landline' },
    help: { says: 'help' },
    explain: { says: 'explain', text: '30007' },
  },
  ready: async () => ({ sit: (hear) => sit(hear, by), [Symbol.asyncDispose]: async () => {} }),
});

export const slack = way('Slack', 'http');
export const slackSocket = way('Slack, Socket Mode', 'socket');

async function sit(hear: Hear, by: 'http' | 'socket'): Promise<Seat> {
  const clock = new FakeClock();
  const workspace = await startFakeSlack({ now: () => clock.now().getTime() });
  const bot = await openBot(workspace, { hear, clock, by });
  const acknowledged: any[] = [];
  const bare = by === 'http' ? httpWire(workspace, bot.base) : socketWire(workspace);
  const wire: Wire = async (type, payload) => {
    const body = await bare(type, payload);
    if (body !== '') acknowledged.push(body);
    return body;
  };
  const me = person(workspace, wire, { user: 'U1' });
  let refusal = '';

  const sent = () => [...workspace.calls.map(({ args }) => args), ...acknowledged];
  const buttons = (on: any) => objectsIn(on?.blocks).filter(({ type }) => type === 'button');
  const said = (on: any) => buttons(on).filter(({ action_id }) => action_id.startsWith('say:'));
  const typeButton = () => {
    const found = buttons(me.message).find(({ action_id }) => action_id === 'type');
    if (!found) throw new Error('there is nothing to type into');
    return found.text.text as string;
  };
  const news = () => workspace.posts.length;
  const newest = () => [...workspace.messages].at(-1) ?? ['', undefined];
  /** Presses by hand what `person` does not: a forged button, a message that everybody sees. */
  const press = async (pressed: Parameters<typeof actionPayload>[0]) => {
    const before = news();
    const responseUrl = workspace.responseUrl(() => {}, pressed.ts);
    const where = { user: 'U1', responseUrl, trigger: workspace.trigger() };
    await wire('interactive', actionPayload(pressed, where));
    const answers = (more: number) =>
      workspace.until(() => (news() >= before + more ? true : undefined), `${more} answers to a press`);
    await answers(1);
    // the suite has a word for whoever pressed whenever everybody's message is redrawn
    if (workspace.posts.at(-1)?.body.response_type === 'in_channel') await answers(2);
  };

  return {
    chat: bot.chat,
    person: 'U1',
    colleague: { id: 'U2', name: people.U2 },
    begin: async () => void (await me.command('')),
    say: async (words) => void (await me.command(words)),
    murmur: () => Promise.reject(new Error('Slack has no such words')),
    look: () => ({
      words: wordsOf(me.message?.blocks),
      labels: said(me.message).map(({ text }) => text.text),
      links: [],
      spoken: entities(me.message?.text ?? ''),
    }),
    press: async (label) => {
      refusal = '';
      const labels = said(me.message).map(({ text }) => text.text);
      await me.press(findLabel(labels, label));
    },
    async field() {
      const before = workspace.views.size;
      const button = me.button(typeButton());
      const at = { user: 'U1', responseUrl: workspace.responseUrl(), trigger: workspace.trigger() };
      await wire('interactive', actionPayload({ actionId: button.action_id, value: button.value }, at));
      const window = await workspace.until(() => [...workspace.views.values()].slice(before)[0], 'the field');
      const [{ label, hint, element }] = window.blocks;
      return [label, hint, element.placeholder].map((part) => part?.text ?? '').join('\n');
    },
    async type(words) {
      const body = await me.type(typeButton(), words);
      refusal = body === '' ? '' : Object.values(body.errors ?? {}).join('\n');
    },
    told: () => refusal || entities(workspace.posts.at(-1)?.body.text ?? ''),
    count: () => 1 + workspace.posts.filter(({ body }) => !body.replace_original).length,
    stands: () => [...workspace.messages.values()].map(({ blocks }) => wordsOf(blocks)),
    async pressPosted(label) {
      const [ts, message] = newest();
      const found = said(message).find(({ text }) => text.text === label);
      await press({ actionId: found?.action_id, value: found?.value, label, ephemeral: false, ts });
    },
    takeAway: () => void workspace.messages.delete(newest()[0]),
    private: () =>
      [...workspace.messages.values()]
        .filter(({ channel }) => channel === 'U1')
        .map(({ blocks }) => wordsOf(blocks))
        .join('\n'),
    forge: (value) => press({ actionId: 'say:0', value, label: 'Old' }),
    carried: () =>
      sent()
        .flatMap(objectsIn)
        .flatMap(({ type, value, private_metadata }) => [
          type === 'button' ? value : '',
          private_metadata ?? '',
        ]),
    effects: () => sent().flatMap(effectsIn),
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      await workspace[Symbol.asyncDispose]();
      if (workspace.refusals.length > 0)
        throw new Error(`Slack would refuse: ${JSON.stringify(workspace.refusals.slice(0, 3))}`);
    },
  };
}

const entities = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
