/** What comes from Teams, taken to the conversation and its reply shown where it belongs. */
import type { Activity } from 'botbuilder';
import type { Place } from '#chat/chat.ts';
import { ownWords } from '#chat/own-words.ts';
import { unpack } from '#chat/pack.ts';
import { within } from '#kit/within.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import type { Desk, Heard } from './desk.ts';
import { isToBot, placeOf, pressOf, typedWords, utteranceOf } from './inbound.ts';
import { bareError } from './log.ts';
import type { Drawn } from './render.ts';

/** The press of a client that knows no Action.Execute, and so shows no answer: a word for its owner is said aloud. */
export async function onSubmit(desk: Desk, activity: Activity, patience: number): Promise<void> {
  const { type, value } = await onPress(desk, activity, patience);
  if (type !== 'application/vnd.microsoft.activity.message') return;
  const place = placeOf(activity);
  const view: View = { kind: 'notice', title: value, body: [], choices: [], controls: [] };
  try {
    await desk.say(place, await desk.draw(view, place));
  } catch (error) {
    desk.log.warn(bareError(error), 'Teams did not take a reply');
  }
}

/** What the presser's own client shows for a press: the card, or a word for that person alone. */
export type Pressed =
  | { readonly type: 'application/vnd.microsoft.card.adaptive'; readonly value: Drawn['card'] }
  | { readonly type: 'application/vnd.microsoft.activity.message'; readonly value: string };

/** Words. What was written without naming the bot is not ours to read. */
export async function onWords(desk: Desk, activity: Activity): Promise<void> {
  if (!isToBot(activity)) return;
  await say(desk, activity, utteranceOf(typedWords(activity)));
}

/** The bot was added somewhere: it says what it is for. */
export async function onInstall(desk: Desk, activity: Activity): Promise<void> {
  if (activity.action === 'add') await say(desk, activity, { says: 'help' });
}

/**
 * A press of a button. Everybody's card is redrawn, and whoever pressed gets the same card, or a word that concerns
 * nobody else. After `patience` ms (Teams waits no more than about 5 s) the card follows later.
 */
export async function onPress(desk: Desk, activity: Activity, patience: number): Promise<Pressed> {
  const place = placeOf(activity);
  const message = activity.replyToId;
  const press = pressOf(activity);
  const read = press ? unpack(press.packed, desk.words) : ({ kind: 'strange' } as const);
  if (!press || read.kind !== 'heard' || !message) {
    desk.log.info({ kind: read.kind }, 'a button that is not known was pressed');
    return word(textOf(read.kind === 'forgotten' ? ownWords.forgotten : ownWords.strange));
  }
  const heard: Utterance =
    press.typed !== undefined && read.heard.says === 'answer'
      ? { ...read.heard, value: press.typed }
      : read.heard;
  const turn = { place, person: activity.from.id, message, heard, ...(read.talk ? { talk: read.talk } : {}) };
  const shown = desk.listen(turn).then(async (said) => {
    await redraw(desk, place, message, said);
    const alone = said.reply?.word ?? said.reply?.refused;
    return alone === undefined ? cardOf(said.drawn) : word(alone);
  });
  return (await within(desk.underWay.during(shown), patience)) ?? word(textOf(ownWords.waiting));
}

async function redraw(desk: Desk, place: Place, message: string, { drawn, reply }: Heard): Promise<void> {
  try {
    const now = await desk.put(place, message, drawn);
    if (now !== message && now !== '') await reply?.standing?.shown(now, 'gone');
  } catch (error) {
    desk.log.warn(bareError(error), 'Teams did not redraw a card');
  }
}

/** Resolves once the reply is shown; what is left to do about older cards goes on, and the next words wait for it. */
function say(desk: Desk, activity: Activity, heard: Utterance): Promise<void> {
  const place = placeOf(activity);
  const said = Promise.withResolvers<void>();
  const all = desk.order.run(place.channel, async () => {
    const { reply, drawn } = await desk.listen({ place, person: activity.from.id, heard });
    const standing = reply?.standing;
    try {
      const stands = isInThread(activity) ? await standing?.message() : undefined;
      const message =
        stands === undefined ? await desk.say(place, drawn) : await desk.put(place, stands, drawn);
      said.resolve();
      if (message !== stands && message !== '')
        await standing?.shown(message, stands === undefined ? undefined : 'gone');
    } catch (error) {
      desk.log.warn(bareError(error), 'Teams did not take a reply');
    }
    said.resolve();
  });
  void desk.underWay.during(all);
  return said.promise;
}

/** There the one card is redrawn; in a chat, where it may be far above, a new one stands below the words. */
const isInThread = ({ conversation }: Activity) => conversation.conversationType === 'channel';

const cardOf = ({ card }: Drawn): Pressed => ({
  type: 'application/vnd.microsoft.card.adaptive',
  value: card,
});
const word = (value: string): Pressed => ({ type: 'application/vnd.microsoft.activity.message', value });

/** One of our own sentences, without its title. */
function textOf({ body }: View): string {
  return body
    .flatMap((block) => ('spans' in block ? block.spans : []))
    .filter((span) => typeof span === 'string')
    .join(' ');
}
