/** A PostgreSQL server of our own, made for one run and gone after it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, globSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, getuid, kill, pid } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findPrograms, type Source } from './programs.ts';

export interface Cluster {
  readonly source: Source;
  /** Of its superuser, without a database: add `/name`. */
  readonly url: string;
  stop(): Promise<void>;
}

const { PATH } = env;
/** How long a server may take to come up, ms. */
const patience = 30_000;
const prefix = join(tmpdir(), 'smsfail-postgres-');

/**
 * Makes a cluster and starts it on a free port of this machine, with `fsync` on. It ends with {@link Cluster.stop}, or
 * with this process, however that ends. Root lets `postgres` or `nobody` run it, for PostgreSQL refuses root.
 * @param only which programs, if not the best there are. @throws Error that tells what is missing.
 */
export async function startCluster(only?: Source): Promise<Cluster> {
  if (!getuid) throw new Error('the tests start PostgreSQL on Linux and macOS only');
  clearStale();
  const folder = mkdtempSync(`${prefix}${pid}-`);
  try {
    const { source, bin } = findPrograms(folder, only);
    const user = getuid() === 0 ? otherUser() : undefined;
    const password = randomBytes(12).toString('hex');
    writeFileSync(join(folder, 'password'), password);
    if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
    const as = { cwd: folder, env: { PATH, LC_ALL: 'C' }, ...user };
    execFileSync(join(bin, 'initdb'), initdb(folder), { ...as, stdio: 'pipe' });
    const port = await freePort();
    const server = serve(bin, folder, port, as);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}`;
    await answers(url, server, folder);
    return { source, url, stop: () => stop(server, folder) };
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(reasonOf(cause), { cause });
  }
}

const initdb = (folder: string) => [
  ...['-D', join(folder, 'data'), '-U', 'postgres', '--pwfile', join(folder, 'password')],
  ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
];

/** The server ends when its input does: when we close it, and when we are killed. */
const keeper = `
exec 3<&0
"$@" &
server=$!
{ read -r _ <&3; kill -INT $server; } &
watch=$!
wait $server
kill $watch 2>/dev/null
rm -rf "$FOLDER"
`;

function serve(bin: string, folder: string, port: number, as: { readonly env: object }): ChildProcess {
  const log = openSync(join(folder, 'log'), 'w');
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200 };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(
    'sh',
    ['-c', keeper, 'sh', join(bin, 'postgres'), '-D', join(folder, 'data'), ...options],
    {
      ...as,
      env: { ...as.env, FOLDER: folder },
      // a group of its own: Ctrl-C is for us alone
      detached: true,
      stdio: ['pipe', log, log],
    },
  );
  closeSync(log);
  return server;
}

async function answers(url: string, server: ChildProcess, folder: string): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    const client = new Client({ connectionString: `${url}/postgres`, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (cause) {
      if (server.exitCode !== null || performance.now() > end)
        throw new Error(`PostgreSQL does not come up: ${readFileSync(join(folder, 'log'), 'utf8')}`, {
          cause,
        });
      await pause(30);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  const ended = server.exitCode === null ? once(server, 'exit') : undefined;
  server.stdin?.end();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

/** Folders of runs whose process is gone, where even the keeper was killed. A server without its folder ends by itself. */
function clearStale(): void {
  for (const folder of globSync(`${prefix}*`))
    try {
      kill(Number(/-(\d+)-\w+$/.exec(folder)?.[1] ?? pid), 0);
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')
        rmSync(folder, { recursive: true, force: true });
    }
}

function otherUser(): { readonly uid: number; readonly gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const row = ['postgres', 'nobody'].flatMap((name) => users.filter(([user]) => user === name))[0];
  if (!row) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody');
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

function reasonOf(cause: unknown): string {
  const told = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
  return told || (cause instanceof Error ? cause.message : String(cause));
}
