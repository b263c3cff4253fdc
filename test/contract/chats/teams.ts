/** Microsoft Teams, in a thread of a channel and in the chat of one person with the bot. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hear } from '#chat/chat.ts';
import { openTeams } from '#chat/teams/index.ts';
import { silentLogger } from '#kit/logger.ts';
import {
  appId,
  atDesk,
  cardOf,
  channel,
  type FakeIssuer,
  people,
  personal,
  type Sent,
  startFakeIssuer,
  startFakeTeams,
  tenants,
} from '../../fakes/teams/index.ts';
import type { Room, Seat, Way } from './harness.ts';
import { findLabel, objectsIn } from './legible.ts';
import { effectsIn, labelsOf, linksOf, wordsOf } from './teams-card.ts';

const { nora, omar } = people;

const way = (title: string, where: 'channel' | 'personal', more: Pick<Way, 'lacks'>): Way => ({
  chat: 'teams',
  title,
  redraws: { stored: 'in place', turn: 'in place' },
  hears: {
    begin: { says: 'tell', text: 'a reminder failed' },
    tell: { says: 'tell', text: 'it says landline' },
    help: { says: 'help' },
    explain: { says: 'explain', text: '30007' },
  },
  ready: () => ready(where),
  ...more,
});

export const teamsChannel = way('Teams, channel', 'channel', { lacks: {} });
export const teamsPersonal = way('Teams, own chat', 'personal', {
  lacks: { overheard: 'In the chat of one person with the bot, all words are for the bot.' },
});

/** The issuer's keys take a moment to make, so that all seats share them. */
async function ready(where: 'channel' | 'personal'): Promise<Room> {
  const issuer = await startFakeIssuer('');
  return {
    sit: (hear) => sit(hear, where, issuer),
    [Symbol.asyncDispose]: () => issuer[Symbol.asyncDispose](),
  };
}

async function sit(hear: Hear, where: 'channel' | 'personal', issuer: FakeIssuer): Promise<Seat> {
  const teams = await startFakeTeams();
  const identity = { kind: 'app', appId, tenantId: tenants.clinic, secret: 'secret' } as const;
  // tokens are dated by the machine's clock
  const clock = { now: () => new Date() };
  const { chat, route } = openTeams({ identity }, { log: silentLogger, clock, trust: issuer.trust });
  await chat.open(hear);
  const server = createServer((request, response) => route.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${route.path}`;
  const desk = atDesk(teams, url, () => issuer.bearer({ serviceurl: teams.serviceUrl }));
  const spot = where === 'channel' ? channel() : personal(nora);
  const who = { as: nora, in: spot };
  const answers: any[] = [];
  let toast = '';
  let before = 0;

  // a channel with all its threads
  const standing = () => teams.standingIn(spot.conversation.id.split(';')[0] ?? '');
  const newest = () => {
    const found = standing().at(-1);
    if (!found) throw new Error('nothing stands there');
    return found;
  };
  const card = () => cardOf(newest().activity);
  const sent = () => [...teams.calls.flatMap(({ body }) => body ?? []), ...answers];
  const taken = ({ status, body }: Sent) => {
    if (status !== 200) throw new Error(`the bot answered ${status}`);
    answers.push(body);
    toast = body?.type === 'application/vnd.microsoft.activity.message' ? body.value : '';
  };
  const pressOn = async (title: string, typed?: string) =>
    taken(
      await desk.pressOn(newest(), title, {
        ...who,
        ...(typed === undefined ? {} : { typed: { words: typed } }),
      }),
    );
  const toBot = async (words: string) =>
    taken(await (where === 'channel' ? desk.mention(words, who) : desk.message(words, who)));

  return {
    chat,
    person: nora.id,
    colleague: omar,
    begin: async () => {
      before = standing().length;
      await toBot('new');
    },
    say: toBot,
    murmur: async (words) => taken(await desk.message(words, who)),
    look: () => ({
      words: wordsOf(card()),
      labels: labelsOf(card()),
      links: linksOf(card()),
      spoken: card().speak,
    }),
    press: (label) => pressOn(findLabel(labelsOf(card()), label)),
    async field() {
      const [input] = objectsIn(card()).filter(({ type }) => type === 'Input.Text');
      if (!input) throw new Error('there is nothing to type into');
      return [wordsOf(card()), input.label, input.placeholder].join('\n');
    },
    type: (words) => pressOn('Send', words),
    told: () => toast,
    count: () => standing().length - before,
    stands: () => standing().map(({ activity }) => wordsOf(cardOf(activity))),
    pressPosted: (label) => pressOn(label),
    takeAway: () => void teams.messages.delete(newest().id),
    private: () =>
      teams
        .standingIn(personal(nora).conversation.id)
        .map(({ activity }) => wordsOf(cardOf(activity)))
        .join('\n'),
    forge: async (value) => taken(await desk.press({ verb: 'say', data: { p: value } }, newest().id, who)),
    carried: () =>
      sent()
        .flatMap(objectsIn)
        .flatMap(({ type, data }) => (/^Action\./.test(type) ? JSON.stringify(data ?? '') : [])),
    effects: () => sent().flatMap(effectsIn),
    async [Symbol.asyncDispose]() {
      await chat.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await teams[Symbol.asyncDispose]();
    },
  };
}
