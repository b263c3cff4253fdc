/** Builds the rooms and joins the pipes; the only file that sees them all. */
import { randomUUID } from 'node:crypto';
import { type Alerts, openAlerts } from '#alerts/index.ts';
import type { Chat, Hear, Turn } from '#chat/chat.ts';
import type { Config } from '#config.ts';
import { beginTalk } from '#conversation/begin.ts';
import { openHost } from '#conversation/host.ts';
import { openNews } from '#conversation/news.ts';
import { whatToDo } from '#conversation/places.ts';
import { type Ledger, openLedger } from '#evidence/ledger.ts';
import { openDoor, type Route } from '#http/door.ts';
import type { Clock } from '#kit/clock.ts';
import { Trouble } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import { type Rhythm, systemRhythm } from '#kit/rhythm.ts';
import { within } from '#kit/within.ts';
import { openReceipts } from '#receipts/index.ts';
import { sweepReceipts } from '#receipts/retention.ts';
import { hashes } from '#receipts/row.ts';
import { openStore } from '#store/open.ts';
import type { ReceiptRow, ReceiptStore, Store } from '#store/store.ts';
import { words } from '#views/words.ts';

export interface App {
  /** Opens everything, or closes again what it has opened and throws. */
  start(): Promise<{
    readonly url: string;
    readonly chats: readonly string[];
    /** The paths that delivery receipts come to. */
    readonly receipts: readonly string[];
  }>;
  /** Takes nobody in, lets turns under way finish, closes everything. Never throws; a second call waits for the first. */
  stop(): Promise<void>;
}

/** How long turns under way may take when we stop, ms; those who watch over us kill after ten seconds. */
const patience = 8000;
/** Between two looks after those who wait for news of a text, ms; receipts that come in by the door are told at once. */
const newsEvery = 60_000;
/** Between two sweeps of what is past its time, ms. */
const sweepEvery = 3_600_000;

export function openApp(
  config: Config,
  kit: { readonly clock: Clock; readonly log: Logger; readonly rhythm?: Rhythm },
): App {
  const { clock, log, rhythm = systemRhythm } = kit;
  const chats = new Map<string, Chat>();
  /** What to close, in this order. Each is given how long it may take, ms. */
  const closing: ((patience: number) => Promise<void>)[] = [];
  let store: Store | undefined;
  let alerts: Alerts | undefined;
  let unready: string | undefined = 'The bot is starting.';
  let stopped: Promise<void> | undefined;

  async function openAll(): ReturnType<App['start']> {
    const opened = await openStore(config);
    store = opened;
    closing.unshift(opened.close);
    keepOn(sweepEvery, () => sweep(opened));

    const { practice, talkLife } = config;
    const { sessions, cards, watches } = opened;
    const { hashKey } = config.receipts;
    const ledger = hashKey && ledgerOf(config, opened.receipts, hashKey);
    const talks = { sessions, cards, clock, log, practice, talkLife, chats: () => chats, newId: randomUUID };
    const news = ledger && openNews({ ...talks, watches, ledger });
    const host = openHost({ ...talks, ...(ledger ? { ledger } : {}), ...(news ? { news } : {}) });
    const begin = { ...talks, receipts: ledger !== undefined, news: news !== undefined };
    const told = openAlerts({
      ...{ store: opened, clock, log, rhythm, chats: () => chats, newId: randomUUID },
      ...{ scopeOf: config.receipts.map.scopeOf, channels: config.alertChannels, support: practice.support },
      ...(practice.timezone === undefined ? {} : { zone: practice.timezone }),
      troubleshoot: ({ place, person }, facts) =>
        reached(chats.get(place.chat), (chat) =>
          beginTalk(begin, chat, chat.privately(place, person), person, { facts }),
        ),
    });
    alerts = told;
    const routes: Route[] = [];
    for (const [id, open] of config.chats) {
      const { chat, route } = await open({ log, clock });
      chats.set(id, chat);
      if (route) routes.push(route);
    }
    const receipts = await openReceipts(
      { ...config.receipts, country: practice.country, publicUrl: config.door.publicUrl },
      { store: opened.receipts, clock, log },
    );
    if (receipts) {
      if (news) receipts.intake.onStored((rows) => news.heard(phonesOf(rows)));
      routes.push(receipts.route);
      closing.unshift((rest) => within(receipts.close(), rest));
    }
    const door = await openDoor({ ...config.door, routes, unready: readiness, notes, log });
    closing.unshift(door.close);
    for (const [id, chat] of chats) {
      await chat.open(hearing(host.hear, told.hear));
      closing.unshift((rest) => within(chat.close(), rest));
      log.info({ chat: id }, 'A chat is open.');
    }
    if (receipts) log.info({ paths: receipts.paths }, 'Delivery receipts are taken.');
    if (news) keepOn(newsEvery, news.tick);
    await told.start();
    // first, while the chats can still be written to
    closing.unshift((rest) => within(told.stop(), rest / 2));
    unready = undefined;
    return { url: door.url, chats: [...chats.keys()], receipts: receipts?.paths ?? [] };
  }

  /** Until just before the store is closed. */
  function keepOn(ms: number, work: () => Promise<void>): void {
    const end = rhythm.every(ms, work);
    closing.splice(-1, 0, (rest) => within(end(), rest));
  }

  async function readiness(): Promise<string | undefined> {
    if (unready !== undefined) return unready;
    try {
      await store?.ready();
    } catch (err) {
      log.error({ err }, 'The store does not answer.');
      return 'The store does not answer.';
    }
    return undefined;
  }

  async function notes(): Promise<readonly string[]> {
    const { dead, late } = (await alerts?.health()) ?? { dead: 0, late: 0 };
    return [
      ...(dead > 0 ? [`Messages of alerts that were given up: ${dead}.`] : []),
      ...(late > 0 ? [`Messages of alerts that wait longer than ten minutes: ${late}.`] : []),
    ];
  }

  async function sweep({ sessions, receipts }: Store): Promise<void> {
    await sweepReceipts({ store: receipts, keep: config.receipts.keep, clock, log });
    try {
      const swept = await sessions.sweep(clock.now());
      if (swept > 0) log.info({ swept }, 'Ended talks were forgotten.');
    } catch (err) {
      log.warn({ err }, 'Ended talks could not be swept.');
    }
  }

  async function closeAll(): Promise<void> {
    unready = 'The bot is stopping.';
    const end = performance.now() + patience;
    for (const close of closing.splice(0))
      try {
        await close(Math.max(0, end - performance.now()));
      } catch (err) {
        log.error({ err }, 'A room did not close well.');
      }
  }

  function stop(): Promise<void> {
    stopped ??= closeAll();
    return stopped;
  }

  return {
    async start() {
      try {
        return await openAll();
      } catch (trouble) {
        await stop();
        throw trouble;
      }
    },
    stop,
  };
}

/** What talks ask about the receipts. @param key names the phones in the store. */
export function ledgerOf(
  { receipts, practice }: Pick<Config, 'receipts' | 'practice'>,
  store: ReceiptStore,
  key: Buffer,
): Ledger {
  const { recipient } = hashes(key);
  const scope = ({ chat, workspace }: { chat: string; workspace: string }) =>
    receipts.map.scopeOf(chat, workspace);
  return openLedger({ ...practice, receipts: store, recipient, scope });
}

/** Those of whom something final is known now. */
const phonesOf = (rows: readonly ReceiptRow[]): string[] => [
  ...new Set(
    rows.flatMap(({ recipient, outcome }) => (recipient && outcome !== 'pending' ? [recipient] : [])),
  ),
];

/** What is said about alerts goes there, all else is a talk. */
function hearing(talks: Hear, alerts: Hear): Hear {
  const ofAlerts: ReadonlySet<Turn['heard']['says']> = new Set(['alerts', 'status', 'incident']);
  return (turn) => (ofAlerts.has(turn.heard.says) ? alerts(turn) : talks(turn));
}

/** @returns a sentence for that person if the chat would not have it. */
async function reached(
  chat: Chat | undefined,
  say: (chat: Chat) => Promise<void>,
): Promise<string | undefined> {
  if (!chat) throw new Error('the chat is not open');
  try {
    await say(chat);
    return undefined;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return `${words.notReached} ${whatToDo(error)}`;
  }
}
