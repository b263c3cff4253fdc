import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { globalSetup: ['test/postgres/global.ts', 'test/journeys/global.ts'] } });
