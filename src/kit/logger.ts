/** The log, for operators: JSON lines on standard error, scrubbed as a whole line, whoever wrote it. */
import { pino } from 'pino';
import type { Clock } from './clock.ts';
import { scrub } from './scrub.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

interface Say {
  (message: string): void;
  /** `err` is logged as name, code, message and stack, nothing else of it. */
  (fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Messages are static sentences; what varies goes into fields. Never log a body, a number or a name. */
export interface Logger {
  readonly debug: Say;
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
  /** The same log with these fields on every line. */
  child(fields: Readonly<Record<string, unknown>>): Logger;
}

/** Where lines go; standard error in the product. */
export interface LogSink {
  write(line: string): unknown;
}

export function openLogger(options: {
  readonly level: LogLevel;
  readonly clock: Clock;
  readonly sink: LogSink;
}): Logger {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${options.clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describe },
    },
    { write: (line: string) => void options.sink.write(clean(line)) },
  );
}

/** Says nothing. */
export const silentLogger: Logger = pino({ level: 'silent' });

function clean(line: string): string {
  const { time, ...rest } = JSON.parse(line) as Record<string, unknown>;
  return `${JSON.stringify({ time, ...(scrub(rest) as object) })}\n`;
}

function describe(err: unknown, depth = 0): unknown {
  if (!(err instanceof Error)) return { message: String(err) };
  const code = 'code' in err && typeof err.code !== 'object' ? { code: err.code } : {};
  const cause = err.cause === undefined || depth > 3 ? {} : { cause: describe(err.cause, depth + 1) };
  return { name: err.name, ...code, message: err.message, stack: err.stack, ...cause };
}
