/** What a command is given of the outside world; the real one in the product, streams of its own in a test. */
import type { Readable, Writable } from 'node:stream';
import { bare, coloured, type Sheet } from '#chat/terminal/index.ts';
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';

/** A place to write to; `isTTY` and `columns` where somebody looks on. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Shell {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Takes results and nothing else. */
  readonly stdout: Screen;
  /** Takes what is meant for people who watch. */
  readonly stderr: Screen;
  /** https://no-color.org */
  readonly env: { readonly NO_COLOR?: string | undefined; readonly TERM?: string | undefined };
  readonly clock: Clock;
  readonly log: Logger;
}

/** 0 done, 1 the work failed, 2 wrong use or wrong configuration. */
export type ExitCode = 0 | 1 | 2;

/** Writes and waits until it is through; `false` once nobody reads any more. */
export function print(screen: Screen, text: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  if (screen.destroyed) return Promise.resolve(false);
  screen.write(text, (error) => resolve(!error));
  return promise;
}

/** How to draw on a screen: as wide as it is, up to 100 columns; coloured for people who want colours. */
export function sheetOf(screen: Screen, env: Shell['env']): Sheet {
  const colours = screen.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return { width: Math.max(20, Math.min(screen.columns ?? 80, 100)), style: colours ? coloured : bare };
}
