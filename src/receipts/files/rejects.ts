/** Where lines that are not taken are listed: by number and reason, nothing of what they say. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';

export interface Rejects {
  /** Lists lines; counts them only, where the list cannot be written. */
  add(lines: readonly { readonly line: number; readonly reason: string }[]): void;
  /** Ends the list; where nothing is on it, none is left. */
  close(): void;
  readonly path: string;
  /** Why there is no list, once it could not be written. */
  readonly unwritten: string | undefined;
}

/** The list at `path`, as JSON Lines; what an earlier run left there is gone. */
export function openRejects(path: string): Rejects {
  let file: number | undefined;
  let unwritten: string | undefined;

  function attempt(work: () => void): void {
    if (unwritten !== undefined) return;
    try {
      work();
    } catch (cause) {
      unwritten = cause instanceof Error && 'code' in cause ? String(cause.code) : 'error';
    }
  }

  return {
    path,
    add(lines) {
      if (lines.length === 0) return;
      attempt(() => {
        file ??= openSync(path, 'w', 0o600);
        writeSync(file, lines.map(({ line, reason }) => `${JSON.stringify({ line, reason })}\n`).join(''));
      });
    },
    close() {
      if (file === undefined) attempt(() => rmSync(path, { force: true }));
      else closeSync(file);
      file = undefined;
    },
    get unwritten() {
      return unwritten;
    },
  };
}
