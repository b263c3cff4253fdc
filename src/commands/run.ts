/** Runs the bot until it is told to stop. */
import { openApp } from '#app.ts';
import type { Config } from '#config.ts';
import type { ExitCode, Shell } from './shell.ts';

export async function run(shell: Shell, config: Config, leave: AbortSignal): Promise<ExitCode> {
  const { log, clock, stderr } = shell;
  for (const sentence of config.idle) log.warn(sentence);
  const app = openApp(config, { log, clock });
  const { url, chats, receipts } = await app.start();
  if (chats.length + receipts.length === 0) stderr.write(`${welcome(url).join('\n')}\n`);
  else log.info({ url, chats, receipts }, 'The bot is up.');
  await told(leave);
  log.info('The bot is stopping.');
  await app.stop();
  return 0;
}

const welcome = (url: string): readonly string[] => [
  `The bot runs at ${url}, for this machine only and without any chat. Ctrl-C stops it.`,
  'To try it, talk to it here: npm run chat',
  'To connect Slack, make an app from manifests/slack and set SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET or SLACK_APP_TOKEN in .env',
];

function told(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
