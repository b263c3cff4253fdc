import { defineConfig } from 'vitest/config';

// ms; no test is about speed, and a busy machine may take ten times as long for one that starts a process
const patience = 60_000;

export default defineConfig({
  test: {
    globalSetup: ['test/postgres/global.ts', 'test/journeys/global.ts'],
    testTimeout: patience,
    hookTimeout: patience,
  },
});
