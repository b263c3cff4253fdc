/** Turns in which somebody pressed a button of an incident's message. */
import type { Chat, Reply, Turn } from '#chat/chat.ts';
import type { Clock } from '#kit/clock.ts';
import type { FactId, PlatformId } from '#knowledge/facts.ts';
import type { AlertStore, PostingRow } from '#store/alerts.ts';
import type { ReceiptStore } from '#store/store.ts';
import { alertView, goneView } from '#views/alert.ts';
import type { AlertShown } from '#views/alert-shown.ts';
import type { Doing } from '#views/utterance.ts';
import { doingsJson, type Known, knownOf, standingJson, standingOf } from './incident.ts';
import { redrawJob } from './jobs.ts';
import { keyOf, subscriptionAt } from './places.ts';
import { press } from './presses.ts';
import { maySee } from './scope.ts';
import { shownOf } from './shown.ts';
import { factsFor } from './troubleshoot.ts';

export interface PressRooms {
  readonly alerts: AlertStore;
  readonly receipts: Pick<ReceiptStore, 'slices'>;
  readonly clock: Clock;
  readonly scopeOf: (chat: string, workspace: string) => readonly string[] | 'all';
  /** IANA; UTC without one. */
  readonly zone?: string;
  /** Whom to ask, by texting system. */
  readonly support?: { readonly [P in PlatformId]?: string };
  /** Opens a talk in private; gives a sentence if the person cannot be reached there. */
  readonly troubleshoot: (
    turn: Turn,
    facts: { readonly [F in FactId]?: string },
  ) => Promise<string | undefined>;
}

/** How often a press is repeated when somebody else pressed meanwhile. */
const tries = 8;

export async function pressedIn(
  rooms: PressRooms,
  chat: Chat,
  turn: Turn,
  ref: string,
  does: Doing,
): Promise<Omit<Reply, 'talk'>> {
  const at = await find(rooms, chat, turn, ref);
  if (!at) return { view: goneView() };
  if (does === 'show-details' || does === 'hide-details')
    return details(rooms, turn, at, does === 'show-details');
  if (does === 'troubleshoot') {
    const { known, posting } = at;
    const facts = factsFor(await shown(rooms, known, posting, turn));
    const word = (await rooms.troubleshoot(turn, facts)) ?? 'I opened a talk with you in our private chat.';
    return drawn(rooms, turn, at, word);
  }
  return act(rooms, chat, turn, at, does);
}

interface At {
  readonly known: Known;
  /** In the channel where it was pressed. */
  readonly posting: PostingRow;
  readonly all: readonly PostingRow[];
}

/** `undefined` for one that is gone, or is not for the people of this channel: it is not told which. */
async function find(rooms: PressRooms, chat: Chat, { place }: Turn, ref: string): Promise<At | undefined> {
  const row = await rooms.alerts.incident(ref);
  if (!row || !maySee(rooms, place, row.workspace)) return undefined;
  const { audience, channel } = keyOf(chat.whole(place));
  const all = await rooms.alerts.postings(ref);
  const posting = all.find((one) => one.audience === audience && one.channel === channel);
  return posting && { known: knownOf(row), posting, all };
}

async function act(
  rooms: PressRooms,
  chat: Chat,
  turn: Turn,
  first: At,
  does: Parameters<typeof press>[1],
): Promise<Omit<Reply, 'talk'>> {
  const by = { chat: turn.place.chat, person: turn.person };
  const zone = (await zoneOf(rooms, first.posting)) ?? 'UTC';
  let at: At | undefined = first;
  for (let left = tries; at && left > 0; left--) {
    const now = rooms.clock.now().getTime();
    const { doings, word } = press(at.known, does, by, now, zone);
    if (!doings) return drawn(rooms, turn, at, word);
    const { revision } = at.known;
    const elsewhere = at.all.filter((one) => one !== at?.posting).map((one) => redrawJob(one, now));
    const row = { ref: at.known.ref, doings: doingsJson(doings), revision, changedAt: now };
    if (await rooms.alerts.act(row, elsewhere, now))
      return drawn(rooms, turn, { ...at, known: { ...at.known, doings } }, word);
    at = await find(rooms, chat, turn, first.known.ref);
  }
  if (!at) return { view: goneView() };
  throw new Error('the incident was changed by others again and again');
}

async function details(rooms: PressRooms, turn: Turn, at: At, show: boolean): Promise<Omit<Reply, 'talk'>> {
  const posting = { ...at.posting, json: standingJson({ details: show }) };
  if (standingOf(at.posting.json).details !== show) await rooms.alerts.restand(posting);
  return drawn(rooms, turn, { ...at, posting });
}

async function drawn(
  rooms: PressRooms,
  turn: Turn,
  { known, posting }: At,
  word?: string,
): Promise<Omit<Reply, 'talk'>> {
  const view = alertView(await shown(rooms, known, posting, turn));
  return { view, everybody: true, ...(word === undefined ? {} : { word }) };
}

async function shown(rooms: PressRooms, known: Known, posting: PostingRow, turn: Turn): Promise<AlertShown> {
  const zone = await zoneOf(rooms, posting);
  return shownOf(known, {
    receipts: rooms.receipts,
    chat: turn.place.chat,
    details: standingOf(posting.json).details,
    now: rooms.clock.now().getTime(),
    ...(zone === undefined ? {} : { zone }),
    ...(rooms.support ? { support: rooms.support } : {}),
  });
}

/** The channel's own, else the practice's. */
async function zoneOf(rooms: PressRooms, posting: PostingRow): Promise<string | undefined> {
  return (await subscriptionAt(rooms, posting))?.zone ?? rooms.zone;
}
