/** What stands in the channels of both chats, as people read it. */
import { cardOf, type FakeTeams, type Spot } from '../fakes/teams/index.ts';
import type { House } from './house.ts';

/** A message that everybody in a Slack channel sees. */
export interface Said {
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly any[];
  /** Of what stands below another message. */
  readonly thread_ts?: string;
}

/** Everything said to a Slack channel, or to a person, oldest first; below a message too. */
export const inChannel = ({ slack }: Pick<House, 'slack'>, channel: string): Said[] =>
  [...slack.messages].filter(([, said]) => said.channel === channel).map(seen);

const seen = ([ts, said]: [string, any]): Said => ({ ...said, ts, text: bare(said.text) });

/** Without the joiners that keep a chat from making more of words than they are: nobody sees them. */
const bare = (words: string): string => words.replaceAll('\u2060', '');

/** Alerts there: no announcement, and nothing that stands below a message. */
export const alertsIn = (house: Pick<House, 'slack'>, channel: string): Said[] =>
  inChannel(house, channel).filter((said) => !said.thread_ts && isAlert(said));

export const below = ({ slack }: Pick<House, 'slack'>, { ts }: Said): Said[] =>
  [...slack.messages].filter(([, said]) => said.thread_ts === ts).map(seen);

/** Only the message of an incident can be asked for details. */
const isAlert = ({ blocks }: Said) => JSON.stringify(blocks).includes('-details');

type Standing = ReturnType<FakeTeams['standingIn']>[number];

/** Everything said in a place in Teams, oldest first; in the threads of a channel too. */
export const inTeams = ({ teams }: Pick<House, 'teams'>, { conversation }: Spot): Standing[] =>
  teams.standingIn(rootOf(conversation.id));

export const cardIn = (standing: Standing | undefined) => {
  if (!standing) throw new Error('nothing stands there');
  return cardOf(standing.activity);
};

/** The card as it is read aloud. */
export const spoken = (standing: Standing | undefined): string => bare(cardIn(standing).speak);

export const cardsOfAlerts = (house: Pick<House, 'teams'>, spot: Spot): Standing[] =>
  inTeams(house, spot).filter((one) => JSON.stringify(cardIn(one)).includes('-details'));

/** What stands in the thread of a message of a channel. */
export const belowIn = (house: Pick<House, 'teams'>, { conversation, id }: Standing): Standing[] =>
  [...house.teams.messages.values()].filter(
    (one) => one.conversation === `${rootOf(conversation)};messageid=${id}`,
  );

const rootOf = (conversation: string): string => conversation.split(';')[0] ?? conversation;
