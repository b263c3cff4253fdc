/** Kills the bot, or its database server, under load, again and again on one store. */
import { setTimeout as pause } from 'node:timers/promises';
import { within } from '#kit/within.ts';
import { openStore } from '#store/open.ts';
import { type Dice, dice } from '../store/rows.ts';
import { audit, contentsOf, Lost } from './audit.ts';
import { type Bot, startBot } from './bot.ts';
import type { Place } from './engines.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { connections, type Load, type Sender, secret, startLoad } from './load.ts';
import type { Site } from './site.ts';
import { openTraffic } from './traffic.ts';

export interface Rounds {
  /** Of the bot, and of the server. */
  readonly kills: { readonly bot: number; readonly server: number };
  /** Receipts acknowledged. */
  readonly acknowledged: number;
  /** Texts kept. */
  readonly texts: number;
  /** Callbacks sent again. */
  readonly again: number;
  /** Callbacks that were answered 503 while the server was away. */
  readonly away: number;
}

/** What the bot is told in its environment, beside the place of its data. */
export const settings = {
  GENERIC_WEBHOOK_SECRET: secret,
  HASH_KEY: '07'.repeat(32),
  PUBLIC_URL: 'https://texts.example.com',
};

/** How long anything that must happen may take, ms. */
const patience = 20_000;

/**
 * @param control also remembers an acknowledgement that never came, which must be found.
 * @throws Lost after the first kill that cost something. @throws Error where the bot does not do its work at all.
 */
export async function rounds(
  site: Site,
  place: Place,
  plan: { readonly kills: number; readonly seed: number; readonly control: boolean },
): Promise<Rounds> {
  const thrown = dice(plan.seed);
  const ledger = openLedger();
  const traffic = openTraffic(dice(plan.seed + 1), Date.now());
  const sender: Sender = { traffic, ledger, thrown, owed: [], again: 0 };
  const kills = { bot: 0, server: 0 };
  let away = 0;
  let bot = await startBot(site, { ...settings, ...place.env });
  let texts = 0;

  const check = async (when: string) => {
    texts = await checkPlace(place, ledger, when);
  };

  try {
    for (let kill = 1; kill <= plan.kills; kill++) {
      const load = startLoad(bot.url, sender);
      await until('The bot does not acknowledge anything.', () => load.answers.acknowledged > 0);
      await pause(50 + thrown.below(500));
      if (place.strike && kill % 2 === 0) {
        kills.server++;
        away += await serverAway(load, place.strike, thrown);
        await settleUp(bot, sender);
      } else {
        kills.bot++;
        await bot.kill();
        await load.stop();
        bot = await startBot(site, { ...settings, ...place.env });
      }
      judge(load);
      if (plan.control && kill === 1) {
        const made = traffic.next(20);
        ledger.sending(made);
        ledger.acknowledged(made);
      }
      await check(`after kill ${kill}`);
    }
    await settleUp(bot, sender);
    await check('after everything was sent again');
    await bot.stop();
    await check('after the bot was stopped');
    return { kills, acknowledged: ledger.count, texts, again: sender.again, away };
  } finally {
    // where something went wrong, it still runs
    await bot.kill().catch(() => {});
  }
}

/** Gives how many texts are kept. @throws Lost */
async function checkPlace(place: Place, ledger: Ledger, when: string): Promise<number> {
  const store = await openStore(place);
  try {
    const contents = await contentsOf(store.receipts);
    const unreadable = await store.receipts.unreadable('main', 1);
    const faults = [...place.damage(), ...audit(contents, ledger)];
    if (unreadable.length > 0) faults.push('Receipts were kept as unreadable.');
    if (faults.length > 0) throw new Lost(when, faults);
    return contents.rows.length;
  } finally {
    await store.close();
  }
}

/** The bot has to say "later" meanwhile, and to go on by itself. Gives how often it said so. */
async function serverAway(load: Load, strike: NonNullable<Place['strike']>, thrown: Dice): Promise<number> {
  const { later: before, broken } = load.answers;
  await strike(200 + thrown.below(800), thrown);
  const { later, acknowledged } = load.answers;
  await until(
    'The bot takes no receipts though its server is back.',
    () => load.answers.acknowledged >= acknowledged + connections,
  );
  await load.stop();
  if (later === before) throw new Error('The bot answered no 503 while its server was away.');
  if (load.answers.broken > broken) throw new Error('The bot broke a connection while its server was away.');
  return later - before;
}

/** Sends what is owed until it is acknowledged. What was answered "too late" before is settled then too: the bot keeps an order. */
async function settleUp(bot: Bot, sender: Sender): Promise<void> {
  const load = startLoad(bot.url, sender, false);
  const done = await within(
    load.stop().then(() => true),
    patience,
  );
  judge(load);
  if (!done) throw new Error('The bot does not take what is sent again.');
  if (sender.owed.length > 0) throw new Error('The bot broke a connection that it should have answered.');
}

function judge({ wrong }: Load): void {
  if (wrong.length > 0) throw new Error(`The bot answered ${[...new Set(wrong)].join(', ')}.`);
}

async function until(otherwise: string, done: () => boolean): Promise<void> {
  for (const end = performance.now() + patience; !done(); await pause(5))
    if (performance.now() > end) throw new Error(otherwise);
}
