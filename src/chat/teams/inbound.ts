/** Teams' words as ours: who and where, what was typed, what was pressed. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Place } from '#chat/chat.ts';
import { commandOf } from '#chat/commands.ts';
import type { Utterance } from '#views/utterance.ts';
import { verbs } from './render.ts';

/** The handle of a place that a turn brought: somebody waits for what is said there. */
export const inTurn = Symbol('in a turn');

/** The workspace where an activity names no tenant, as only a client on this machine may. */
export const noTenant = 'local';

/** Begins the name of a place that one person and the bot share, whatever its conversation is called. */
const alone = '@';

/** The private place with a person; `channel` names the person, so that it is known before anything was said there. */
export function privatePlace(person: string, { chat, workspace, address }: Place): Place {
  return {
    chat,
    workspace,
    channel: `${alone}${person}`,
    stays: 'private',
    ...(address === undefined ? {} : { address }),
  };
}

/** The person of a private place. */
export function personOf({ channel }: Place): string | undefined {
  return channel.startsWith(alone) ? channel.slice(alone.length) : undefined;
}

/** Where an activity comes from: a thread of a channel, a group chat, or the private place with its sender. */
export function placeOf(activity: Activity): Place {
  const { conversation, from, serviceUrl } = activity;
  const place: Place = {
    chat: 'teams',
    workspace: tenantOf(activity) ?? noTenant,
    channel: conversation.id,
    address: serviceUrl,
    stays: 'shared',
    handle: inTurn,
  };
  return isPersonal(activity) ? { ...privatePlace(from.id, place), handle: inTurn } : place;
}

/** The practice's tenant, as Teams names it; a local client may name none. */
export function tenantOf({ conversation, channelData }: Activity): string | undefined {
  return (conversation.tenantId ?? channelData?.tenant?.id)?.toLowerCase();
}

export const isPersonal = ({ conversation }: Activity): boolean =>
  conversation.conversationType === 'personal';

/** Whether words are meant for the bot: all in private, elsewhere those that mention it. */
export function isToBot(activity: Activity): boolean {
  const { entities = [], recipient, from } = activity;
  if (from.id === recipient.id) return false;
  return (
    isPersonal(activity) ||
    entities.some(({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient.id)
  );
}

/** What was typed, without mentions and without what Teams makes of blanks and signs. */
export function typedWords({ text = '' }: Pick<Activity, 'text'>): string {
  return text
    .replace(/<at[^>]*>.*?<\/at>/gis, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim()
    .slice(0, 4000)
    .toWellFormed();
}

/** Words to the bot. Nothing at all asks for help; what is no command goes on with the talk or begins one. */
export function utteranceOf(words: string): Utterance {
  if (words === '') return { says: 'help' };
  const command = commandOf(words);
  if (command) return command;
  const afresh = /^new\b[\s:,]*(.*)$/is.exec(words);
  if (afresh) return afresh[1] ? { says: 'start', text: afresh[1] } : { says: 'start' };
  return { says: 'tell', text: words };
}

/** A press: what the button carries, and what stood in the field. */
export interface Press {
  readonly packed: string;
  /** Set where the field was sent. */
  readonly typed?: string;
}

/** Reads an invoked Action.Execute, or the Action.Submit of an older client; undefined when it is not ours. */
export function pressOf({ value, name }: Pick<Activity, 'value' | 'name'>): Press | undefined {
  const executed = name === 'adaptiveCard/action';
  const read = (executed ? invoked : submitted).safeParse(value);
  if (!read.success) return undefined;
  const { verb, p, words } =
    'action' in read.data ? { ...read.data.action.data, verb: read.data.action.verb } : read.data;
  if (verb === verbs.type) return { packed: p, typed: words ?? '' };
  return verb === verbs.say ? { packed: p } : undefined;
}

const carried = { p: z.string(), words: z.string().max(4000).optional() };
const submitted = z.object({ verb: z.string(), ...carried });
const invoked = z.object({ action: z.object({ verb: z.string(), data: z.object(carried) }) });
