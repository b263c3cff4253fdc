/** The whole house as it runs, with a fake Slack, a fake Teams, a hand-moved clock and a store on disk that outlives a restart. */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '#app.ts';
import { openTeams, readTeamsEnv } from '#chat/teams/index.ts';
import { type Config, readConfig } from '#config.ts';
import { openLogger } from '#kit/logger.ts';
import type { Rhythm } from '#kit/rhythm.ts';
import { openStore } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeRhythm } from '../fakes/rhythm.ts';
import { httpWire, person, startFakeSlack } from '../fakes/slack/index.ts';
import { appId, atDesk, startFakeIssuer, startFakeTeams, tenants } from '../fakes/teams/index.ts';

export interface Opening {
  /** More of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: string;
  /** A store that was kept before; the house begins with a copy of it. */
  readonly kept?: string;
  /** Plays a part of the outside that the environment cannot name. */
  readonly change?: (config: Config) => Config;
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/**
 * Opens the house; `restart` stops it as SIGTERM does and starts it again on the same store. It may run in several
 * replicas: people and providers are let in by the first of those that live.
 */
export async function openHouse(opening: Opening = {}) {
  const clock = new FakeClock(opening.now);
  const rhythm = new FakeRhythm(clock);
  const slack = await startFakeSlack({ now: () => clock.now().getTime() });
  const teams = await startFakeTeams();
  const issuer = await startFakeIssuer(teams.serviceUrl);
  const folder = await mkdtemp(join(tmpdir(), 'smsfail-'));
  const databasePath = join(folder, 'smsfail.db');
  if (opening.kept) await copyFile(opening.kept, databasePath);
  const lines: string[] = [];
  const env = () => ({
    PORT: '0',
    DATABASE_PATH: databasePath,
    LOG_LEVEL: 'debug',
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    TEAMS_APP_ID: appId,
    TEAMS_APP_PASSWORD: 'secret',
    TEAMS_TENANT_ID: tenants.clinic,
    ...opening.env,
  });
  /** As the environment says, but with Microsoft's part played on loopback. */
  const config = (): Config => {
    const read = readConfig(env());
    const chats = new Map(read.chats);
    const reading = readTeamsEnv(env());
    if ('config' in reading && reading.config.identity.kind === 'app')
      chats.set('teams', async (tools) => openTeams(reading.config, { ...tools, trust: issuer.trust }));
    return opening.change?.({ ...read, chats }) ?? { ...read, chats };
  };
  const start = async () => {
    const { logLevel, ...rest } = config();
    const log = openLogger({ level: logLevel, clock, sink: { write: (line) => lines.push(line) } });
    const mortal = mortally(rhythm);
    const app = openApp({ logLevel, ...rest }, { clock, log, rhythm: mortal.rhythm });
    return { app, url: (await app.start()).url, die: mortal.die };
  };
  const living = [await start()];
  const dead: (typeof living)[number][] = [];
  const first = () => {
    const [one] = living;
    if (!one) throw new Error('no replica of the house lives');
    return one;
  };
  const stop = () => Promise.all(living.splice(0).map(({ app }) => app.stop()));
  return {
    clock,
    slack,
    teams,
    issuer,
    /** People with Teams open. */
    get desk() {
      return atDesk(teams, `${first().url}/api/messages`, () => issuer.bearer(lasting(clock)));
    },
    databasePath,
    /** Time passes, and with it what the house does again and again. */
    pass: rhythm.pass.bind(rhythm),
    /** Everything logged so far. */
    lines,
    get url() {
      return first().url;
    },
    /** Somebody in the workspace, with Slack open. */
    staff: (who: { user?: string; channel?: string } = {}) =>
      person(slack, (type, payload) => httpWire(slack, first().url)(type, payload), who),
    restart: async () => {
      await stop();
      living.push(await start());
    },
    /** Starts one more replica on the same store. */
    replicate: async () => void living.push(await start()),
    /** The first replica ends as by kill -9: from now on nothing of it happens any more, and nothing is tidied up. */
    kill: () => {
      const one = first();
      one.die();
      dead.push(...living.splice(0, 1));
    },
    /** Stops it and copies its store to `path`, for other houses to begin with. */
    keep: async (path: string) => {
      await stop();
      await copyFile(databasePath, path);
    },
    /** Looks into the store beside the house. */
    look: async <T>(ask: (store: Store) => Promise<T>): Promise<T> => {
      const store = await openStore(config());
      try {
        return await ask(store);
      } finally {
        await store.close();
      }
    },
    /** The bytes of the store, as somebody who stole the disk would read them. */
    disk: async () => {
      await stop();
      const bytes = await readFile(databasePath, 'latin1');
      living.push(await start());
      return bytes;
    },
    async [Symbol.asyncDispose]() {
      await stop();
      for (const { app } of dead) await app.stop();
      if (teams.badCards.length > 0) throw new Error(`Teams refused cards: ${teams.badCards.join('; ')}`);
      await slack[Symbol.asyncDispose]();
      await teams[Symbol.asyncDispose]();
      await issuer[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A rhythm that goes on when its one user dies. */
function mortally(rhythm: Rhythm): { readonly rhythm: Rhythm; readonly die: () => void } {
  let alive = true;
  return {
    rhythm: { every: (ms, work) => rhythm.every(ms, async () => (alive ? work() : undefined)) },
    die: () => {
      alive = false;
    },
  };
}

/** The library looks at tokens by the machine's clock, the house by its own: they hold for both. */
function lasting(clock: FakeClock): { readonly nbf: number; readonly exp: number } {
  const apart = Math.round((clock.now().getTime() - Date.now()) / 1000);
  return { nbf: Math.min(0, apart) - 60, exp: Math.max(0, apart) + 3600 };
}
