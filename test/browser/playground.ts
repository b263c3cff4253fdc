/**
 * Microsoft's own stand-in for Teams (Agents Playground, 0.2.28) as a child process: the bot is spoken to as Teams
 * speaks to it, offline and without credentials.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Who there is, in the words of the playground's activities. `nora` is who sits at the page. */
export const people = {
  nora: person('nora', 'Nora Front', 20),
  dan: person('dan', 'Dan Desk', 21),
  fay: person('fay', 'Fay File', 22),
  omar: person('omar', 'Omar Office', 23),
  ines: person('ines', 'Ines Intake', 24),
  lee: person('lee', 'Lee Lead', 25),
} as const;

/** Conversations that are there from the start. The first channel of a team has the team's own id. */
export const places = {
  personal: { id: 'personal-chat', title: 'Personal Chat' },
  group: { id: 'group-chat', title: 'Reception' },
  channel: { id: 'team-clinic', title: 'Clinic - General' },
} as const;

export const bot = { id: '28:smsfail', name: 'smsfail' } as const;

export interface Playground extends AsyncDisposable {
  /** Of the page that a person sees. */
  readonly url: string;
  /** What the bot is told to answer to; ends without a slash. */
  readonly serviceUrl: string;
  /**
   * Sends an activity to the bot exactly as given, so as another person or of a kind the page has no button for.
   * Resolves when the playground has taken it, not when the bot has. The bot's HTTP response (an invoke's card) goes
   * nowhere, and the page does not show what the person said; what the bot posts by itself is shown.
   */
  customActivity(activity: object): Promise<void>;
  /** A message activity for that conversation, as the playground would send it, to change and send. */
  template(conversation: string): Promise<Record<string, any>>;
  /** What it wrote about itself so far. */
  log(): string;
  /** Ends the process and removes its folder. */
  close(): Promise<void>;
}

/**
 * Starts a playground for the bot at `botUrl` (its whole `/api/messages` address), in about a second.
 * @throws Error with the playground's own log if it ends or does not answer in `patience` ms. It checks its settings
 * late: an invalid file is named in that log only, after it said that it listens.
 */
export async function startPlayground({
  botUrl,
  patience = 20_000,
}: {
  readonly botUrl: string;
  readonly patience?: number;
}): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'smsfail-playground-'));
  // JSON is YAML too
  writeFileSync(join(folder, '.m365agentsplayground.yml'), JSON.stringify(settings));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { env } = process;
  const { PATH, HOME, SystemRoot, TEMP } = env;
  const child = spawn(
    process.execPath,
    [program(), '-e', botUrl, '-c', 'msteams', '-p', `${port}`, '--disable-telemetry'],
    {
      cwd: folder,
      // nothing else of ours: it reads BOT_ENDPOINT, AUTH_CLIENT_ID and more from there
      env: { PATH, HOME, SystemRoot, TEMP, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text;
    });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      said += `${error}\n`;
      resolve();
    });
  });
  const stop = () => killGroup(child);
  process.once('exit', stop);
  const log = () => `${said}${fileLog(folder)}`;
  const close = async () => {
    process.off('exit', stop);
    stop();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  const runs = () => child.exitCode === null && child.signalCode === null;
  for (const last = Date.now() + patience; !(await answers(url)); await sleep(50))
    if (!runs() || Date.now() > last) {
      const reason = `The playground ${runs() ? `did not answer in ${patience} ms` : 'ended'}. It said:\n${log()}`;
      await close();
      throw new Error(reason);
    }

  const internal = `${url}/_internal/v1/customActivities`;
  return {
    url,
    serviceUrl: `http://localhost:${port}/_connector`,
    async customActivity(activity) {
      const response = await fetch(internal, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      if (!response.ok) throw new Error(`The playground refused the activity: ${await response.text()}`);
    },
    async template(conversation) {
      const response = await fetch(`${internal}/template?conversationId=${encodeURIComponent(conversation)}`);
      if (!response.ok) throw new Error(`The playground has no such conversation: ${await response.text()}`);
      return (await response.json()) as Record<string, any>;
    },
    log,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Exactly five `users` beside the current one, no unknown key, and "userPrincipleName" is spelt like that. */
const settings = {
  version: '0.1.1',
  tenantId: '00000000-0000-4000-8000-000000000001',
  bot,
  currentUser: people.nora,
  users: [people.dan, people.fay, people.omar, people.ines, people.lee],
  personalChat: { id: places.personal.id },
  groupChat: { id: places.group.id, name: places.group.title },
  team: {
    id: places.channel.id,
    name: 'Clinic',
    aadGroupId: '00000000-0000-4000-8000-000000000031',
    channels: [{ id: 'channel-alerts', name: 'Alerts' }],
  },
};

function person(id: string, name: string, number: number) {
  const [givenName = name, surname = ''] = name.split(' ');
  return {
    id: `29:${id}`,
    name,
    userPrincipleName: `${id}@clinic.example`,
    aadObjectId: `00000000-0000-4000-8000-0000000000${number}`,
    givenName,
    surname,
    email: `${id}@clinic.example`,
  };
}

function program(): string {
  const require = createRequire(import.meta.url);
  return join(require.resolve('@microsoft/m365agentsplayground/package.json'), '../cli.js');
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/_debug/ping`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid, 'SIGKILL');
}

function fileLog(folder: string): string {
  try {
    const logs = join(folder, 'devTools');
    return readdirSync(logs)
      .map((name) => readFileSync(join(logs, name), 'utf8'))
      .join('\n');
  } catch {
    return '';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as { port: number };
        server.close(() => resolve(port));
      });
  });
}
