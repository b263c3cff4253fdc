/** A folder for what the files of one run share. Vitest runs this beside the tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the folder, which is empty at first and goes with the run. */
    shared: string;
  }
}

export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'smsfail-tests-'));
  provide('shared', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
