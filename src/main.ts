/** The command line: what was asked for, the signals, the exit code. */
import { existsSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { type Config, readConfig } from '#config.ts';
import { systemClock } from '#kit/clock.ts';
import { ConfigTrouble, Trouble, UsageTrouble } from '#kit/errors.ts';
import { openLogger } from '#kit/logger.ts';
import manifest from '../package.json' with { type: 'json' };
import type { ExitCode, Shell } from './commands/shell.ts';

// the settings of the folder it is started in; what is set already wins
if (existsSync('.env')) process.loadEnvFile('.env');
const { stdin, stdout, stderr, env } = process;
const clock = systemClock;

/** The signal that first asks us to stop; a second one ends the process at once. */
function leaving(...more: 'SIGHUP'[]): AbortSignal {
  const leave = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', ...more] as const)
    process.on(name, () => {
      if (leave.signal.aborted) process.exit(130);
      leave.abort();
    });
  return leave.signal;
}

function shell(level: Config['logLevel']): Shell {
  return { stdin, stdout, stderr, env, clock, log: openLogger({ level, clock, sink: stderr }) };
}

/** Has something done when the process ends, by whatever way it can notice. Gives what takes that back. */
function atExit(work: () => void): () => void {
  process.once('exit', work);
  return () => void process.off('exit', work);
}

/** Reads the configuration, then does the work. Where people look on, the log speaks of errors only, unless asked. */
async function configured(work: (shell: Shell, config: Config) => Promise<ExitCode>): Promise<ExitCode> {
  const { LOG_LEVEL } = env;
  const config = readConfig(env);
  return work(shell(LOG_LEVEL ? config.logLevel : 'error'), config);
}

async function bot(): Promise<ExitCode> {
  const leave = leaving();
  const config = readConfig(env);
  const { run } = await import('./commands/run.ts');
  return run(shell(config.logLevel), config, leave);
}

/** The commands; each loads its rooms when it is asked for, so that a quick answer stays quick. */
function commands(done: (work: Promise<ExitCode>) => Promise<void>): Command {
  const program = new Command('smsfail')
    .description(`${manifest.description}. Without a command it runs the bot.`)
    .version(manifest.version, '--version')
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)');
  const command = (name: string, description: string) => program.command(name).description(description);

  command('chat', 'a talk with the bot in this terminal').action(async () => {
    const leave = leaving();
    const { chat } = await import('./commands/chat.ts');
    await done(configured((shell, config) => chat(shell, config, leave)));
  });

  command('demo', "a clinic group's day with an incident, played in this terminal: no accounts, no setup")
    .addOption(
      new Option('--speed <speed>', 'how fast it goes; "now" is without pauses')
        .choices(['fast', 'slow', 'now'])
        .default('fast'),
    )
    .action(async ({ speed }) => {
      const leave = leaving('SIGHUP');
      const { demoCommand } = await import('./commands/demo/index.ts');
      await done(demoCommand(shell('error'), speed, leave, atExit));
    });

  command('interview', 'the same conversation as JSON Lines, for scripts and tests').action(async () => {
    const { interview } = await import('./commands/interview/index.ts');
    await done(configured(interview));
  });

  command('explain', 'what a delivery code or an error text means')
    .argument('<code-or-text...>')
    .option('--provider <provider>', 'whose code it is')
    .option('--platform <platform>', 'the texting system that showed it')
    .option('--json', 'as one JSON object')
    .action(async (words, options) => {
      const { explainCommand } = await import('./commands/explain.ts');
      await done(configured((shell) => explainCommand(shell, words, options)));
    });

  command('understand', 'what facts the bot reads out of free text')
    .argument('<text...>')
    .option('--json', 'as one JSON object')
    .action(async (words, options) => {
      const { understandCommand } = await import('./commands/understand.ts');
      await done(configured((shell, { practice }) => understandCommand(shell, practice, words, options)));
    });

  command('import', 'loads exported message logs (CSV or JSON Lines, also gzip) as delivery receipts')
    .argument('<file...>', '"-" is standard input')
    .option(
      '--map <column=field>',
      'what a column holds, such as Result=status or Notes=ignore; may be given several times',
      (one: string, some: readonly string[] = []) => [...some, one],
    )
    .option('--platform <platform>', 'the texting system that the texts went through')
    .option('--site <site>', 'the site that sent them')
    .option('--feature <feature>', 'the feature that sent them, such as reminder')
    .option('--provider <provider>', 'the SMS provider whose ids and codes they are')
    .option('--workspace <workspace>', 'where they belong; without it, what the lines say, else main')
    .option('--timezone <zone>', 'IANA time zone of times that have no offset; without it TIMEZONE')
    .option(
      '--country <country>',
      'whose dates and numbers they are, in two letters; without it DEFAULT_COUNTRY',
    )
    .option('--dry-run', 'reads and reports, and stores nothing')
    .action(async (files, options) => {
      const leave = leaving();
      const { importCommand } = await import('./commands/import/index.ts');
      await done(configured((shell, config) => importCommand(shell, config, files, options, leave)));
    });

  command('export', 'prints the stored receipts as JSON Lines; "| sort" puts them into the order of time')
    .option('--workspace <workspace>', 'only those of one workspace')
    .action(async (options) => {
      const leave = leaving();
      const { exportCommand } = await import('./commands/export.ts');
      await done(configured((shell, config) => exportCommand(shell, config, options, leave)));
    });

  command('copy-store', 'moves what is stored from DATABASE_PATH into DATABASE_URL, while the bot is stopped')
    .option('--back', 'from DATABASE_URL into DATABASE_PATH instead')
    .action(async (options) => {
      const { copyCommand } = await import('./commands/copy.ts');
      await done(configured((shell, config) => copyCommand(shell, config, options)));
    });

  command(
    'watch',
    'receipts as JSON Lines on standard input, alerts as JSON Lines on standard output',
  ).action(async () => {
    const leave = leaving();
    const { watchCommand } = await import('./commands/watch/index.ts');
    await done(watchCommand(shell('error'), leave));
  });
  return program;
}

/** Says what went wrong to whoever can mend it. */
function failed(trouble: unknown): ExitCode {
  if (trouble instanceof CommanderError) return trouble.exitCode === 0 ? 0 : 2;
  if (trouble instanceof Trouble) {
    stderr.write(`${trouble.message}\n${trouble.hint}\n`);
    return trouble instanceof ConfigTrouble || trouble instanceof UsageTrouble ? 2 : 1;
  }
  shell('error').log.error({ err: trouble }, 'Something went wrong in the bot itself.');
  return 1;
}

async function main(): Promise<ExitCode> {
  const args = process.argv.slice(2);
  if (args.length === 0) return bot();
  let code: ExitCode = 0;
  const program = commands(async (work) => {
    code = await work;
  });
  await program.parseAsync(args, { from: 'user' });
  return code;
}

// whoever read our output has gone: nothing is left to do for them
stdout.on('error', () => process.exit(0));
process.on('uncaughtException', (error) => process.exit(failed(error)));
const code = await main().catch(failed);
stdout.write('', () => process.exit(code));
