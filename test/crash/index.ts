/**
 * Whether anything acknowledged is lost when the bot is killed: `npm run test:crash -- [--kills 20]
 * [--lines 20000] [--engine sqlite|postgres] [--seed N]`. Kills the real process with -9 under a load of callbacks and while it imports
 * a file, on PostgreSQL every second time the server instead; starts it again on the same store, and compares what is
 * kept with what was acknowledged. Then a poster of alerts, while the chat fails: see `alerts.ts`. Exit 1 if that is not
 * the same. `--control` pretends an acknowledgement that never
 * came: it must fail.
 */
import { env, exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { alerts, type Told } from './alerts.ts';
import { Lost } from './audit.ts';
import { startBot } from './bot.ts';
import { type CrashEngine, type EngineName, engines } from './engines.ts';
import { imports } from './imports.ts';
import { type Rounds, rounds, settings } from './rounds.ts';
import { openSite, type Site } from './site.ts';

/** Kills of a poster, and incidents of which it says three things each. */
const posters = { kills: 12, incidents: 120 };
const { CI } = env;
const plan = read();
const site = openSite();
stdout.write(`The dice: --seed ${plan.seed}\n`);
await (await startBot(site, { ...settings, DATABASE_PATH: ':memory:' })).stop();
let failed = false;
for (const name of plan.engines) {
  const engine = await engines[name](site.folder).catch((cause: Error) => cause);
  if (engine instanceof Error) {
    failed ||= Boolean(CI);
    stdout.write(`${name}: ${CI ? 'must be tested here, but' : 'skipped:'} ${engine.message}\n`);
  } else if (!(await test(name, engine, site))) failed = true;
}
exit(failed ? 1 : 0);

function read() {
  const { kills, lines, engine, seed, control } = typed();
  const names = (Object.keys(engines) as EngineName[]).filter((name) => !engine || name === engine);
  if (names.length === 0) refuse(`--engine is one of ${Object.keys(engines).join(', ')}`);
  if (!/^[1-9]\d{0,3}$/.test(kills)) refuse('--kills is a number from 1 to 9999');
  if (!/^[1-9]\d{3,6}$/.test(lines))
    refuse('--lines, of the file to import, is a number from 1000 to 9999999');
  if (!/^\d{1,9}$/.test(seed)) refuse('--seed is a whole number');
  return { kills: Number(kills), lines: Number(lines), engines: names, seed: Number(seed), control };
}

function typed() {
  const text = (initial: string) => ({ type: 'string', default: initial }) as const;
  try {
    return parseArgs({
      options: {
        kills: text('20'),
        lines: text('20000'),
        engine: text(''),
        seed: text(String(Math.floor(Math.random() * 1e6))),
        control: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    return refuse(cause instanceof Error ? cause.message : String(cause));
  }
}

function refuse(why: string): never {
  stderr.write(`${why}\n`);
  exit(2);
}

async function test(name: EngineName, engine: CrashEngine, at: Site): Promise<boolean> {
  try {
    stdout.write(`${name}: ${told(await rounds(at, await engine.place(), plan))}\n`);
    stdout.write(`${name}, import: ${await imports(at, () => engine.place(), plan)}\n`);
    for (const seeks of [true, false]) {
      const said = await alerts(await engine.place(), { ...posters, seeks, seed: plan.seed });
      stdout.write(`${name}, alerts, ${spoken(said, seeks)}\n`);
    }
    return true;
  } catch (trouble) {
    const [what, faults] = trouble instanceof Lost ? ['LOST', trouble.faults] : ['FAILED', []];
    stdout.write(`${name}: ${what} ${trouble instanceof Error ? trouble.message : trouble}\n`);
    for (const fault of faults.slice(0, 20)) stdout.write(`  ${fault}\n`);
    return false;
  } finally {
    await engine.end();
  }
}

function told({ kills, acknowledged, texts, again, away }: Rounds): string {
  const of = kills.server > 0 ? ` (${kills.bot} of the bot, ${kills.server} of its server)` : '';
  return [
    `${number(kills.bot + kills.server)} kills${of}`,
    `${number(acknowledged)} receipts of ${number(texts)} texts acknowledged`,
    '0 lost',
    'counters exact',
    `${number(again)} callbacks sent again`,
    ...(kills.server > 0 ? [`${number(away)} answered 503 while the server was away`] : []),
  ].join(', ');
}

function spoken({ kills, said, twice, failed, carriedOut }: Told, seeks: boolean): string {
  return [
    `${seeks ? 'where the chat finds again what was said' : 'where it cannot tell'}: ${kills} kills of the poster`,
    `${number(failed)} calls failed by the chat, ${number(carriedOut)} of them after they were carried out`,
    `${number(said)} messages said, 0 lost, 0 out of order, ${number(twice)} said twice`,
  ].join('; ');
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
