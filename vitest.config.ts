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

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: 'unit', include: unit, testTimeout: 20_000 } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...unit],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
