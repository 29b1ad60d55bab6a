import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

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

/** The long ones first, on a fresh clone too: one that begins last would run beside an idle worker. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = ['model', 'crash', 'race', 'embedded'].map((name) => `/${name}.test.ts`);
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((end) => moduleId.endsWith(end));
      return at === -1 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Files share a process: nothing is mocked, each builds its own application, and loading that anew cost a fifth of the time.
    isolate: false,
    passWithNoTests: false,
    sequence: { sequencer: LongestFirst },
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
