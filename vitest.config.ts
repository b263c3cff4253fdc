import { defineConfig } from 'vitest/config';

// ms; no test is about speed, and a busy machine may take ten times as long for one that starts a process
const patience = 60_000;

export default defineConfig({
  test: {
    globalSetup: ['test/postgres/global.ts', 'test/journeys/global.ts'],
    // of two cores one would stand idle: much of what is tested waits for a disk, a server or a process
    maxWorkers: '100%',
    testTimeout: patience,
    hookTimeout: patience,
  },
});
