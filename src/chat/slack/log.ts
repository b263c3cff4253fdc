/**
 * Slack's SDK talks through this. Its debug lines hold whole payloads (message text, modal input, tokens), so they
 * are dropped whatever the level; what remains is scrubbed, and errors are told by name and code only.
 */
import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '#kit/logger.ts';
import { slackCode } from './errors.ts';

export function slackLog(log: Logger): SlackLogger {
  const line =
    (level: 'info' | 'warn' | 'error') =>
    (...said: unknown[]) =>
      log[level](fields(said), 'Slack SDK');
  return {
    debug: () => {},
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    setLevel: () => {},
    // never DEBUG: the SDK asks before it assembles those lines
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/** An error as log fields: its name and Slack's code, never its message or body. */
export function bareError(error: unknown): Readonly<Record<string, unknown>> {
  const code = slackCode(error) ?? (error as { code?: unknown } | undefined)?.code;
  return {
    error: error instanceof Error ? error.name : typeof error,
    ...(typeof code === 'string' ? { code } : {}),
  };
}

function fields(said: readonly unknown[]): Readonly<Record<string, unknown>> {
  const error = said.find((one) => one instanceof Error);
  const words = said.filter((one) => typeof one === 'string').join(' ');
  return { said: clean(words), ...(error ? bareError(error) : {}) };
}

function clean(text: string): string {
  return text
    .replace(/(?:https?|wss?):\/\/\S+/gi, '[address]')
    .replace(/(Malformed request body).*/s, '$1')
    .slice(0, 300);
}
