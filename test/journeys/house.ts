/** The whole house as it runs, with a fake Slack, a fake Teams, a hand-moved clock and a store on disk that outlives a restart. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '#app.ts';
import { openTeams, readTeamsEnv } from '#chat/teams/index.ts';
import { type Config, readConfig } from '#config.ts';
import { openLogger } from '#kit/logger.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeRhythm } from '../fakes/rhythm.ts';
import { httpWire, person, startFakeSlack } from '../fakes/slack/index.ts';
import { appId, atDesk, startFakeIssuer, startFakeTeams, tenants } from '../fakes/teams/index.ts';

export interface Opening {
  /** More of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: string;
  /** Plays a part of the outside that the environment cannot name. */
  readonly change?: (config: Config) => Config;
}

/** Opens the house; `restart` stops it as SIGTERM does and starts it again on the same store. */
export async function openHouse(opening: Opening = {}) {
  const clock = new FakeClock(opening.now);
  const rhythm = new FakeRhythm(clock);
  const slack = await startFakeSlack({ now: () => clock.now().getTime() });
  const teams = await startFakeTeams();
  const issuer = await startFakeIssuer(teams.serviceUrl);
  const folder = await mkdtemp(join(tmpdir(), 'smsfail-'));
  const databasePath = join(folder, 'smsfail.db');
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
    const app = openApp({ logLevel, ...rest }, { clock, log, rhythm });
    return { app, url: (await app.start()).url };
  };
  let running = await start();
  return {
    clock,
    slack,
    teams,
    issuer,
    /** People with Teams open. */
    get desk() {
      return atDesk(teams, `${running.url}/api/messages`, () => issuer.bearer());
    },
    databasePath,
    /** Time passes, and with it what the house does again and again. */
    pass: rhythm.pass.bind(rhythm),
    /** Everything logged so far. */
    lines,
    get url() {
      return running.url;
    },
    /** Somebody in the workspace, with Slack open. */
    staff: (who: { user?: string; channel?: string } = {}) =>
      person(slack, (type, payload) => httpWire(slack, running.url)(type, payload), who),
    restart: async () => {
      await running.app.stop();
      running = await start();
    },
    /** The bytes of the store, as somebody who stole the disk would read them. */
    disk: async () => {
      await running.app.stop();
      const bytes = await readFile(databasePath, 'latin1');
      running = await start();
      return bytes;
    },
    async [Symbol.asyncDispose]() {
      await running.app.stop();
      if (teams.badCards.length > 0) throw new Error(`Teams refused cards: ${teams.badCards.join('; ')}`);
      await slack[Symbol.asyncDispose]();
      await teams[Symbol.asyncDispose]();
      await issuer[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
