import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Need no database: run by `npm run check`. */
const unit = [
  'server/src/kernel/**/*.test.ts',
  'server/src/access/**/*.test.ts',
  'server/src/**/rules*.test.ts',
  'server/src/**/rules/**/*.test.ts',
  'server/test/architecture*.test.ts',
  'web/src/**/*.test.{ts,tsx}',
  'packages/*/src/**/*.test.ts',
  'tools/**/*.test.ts',
];
const globalSetup = ['server/test/global-setup.ts'].filter((file) => existsSync(file));

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A mock that outlives its test, or an empty file, hides a hole.
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: 'unit', include: unit, testTimeout: 20_000 } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...unit],
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
