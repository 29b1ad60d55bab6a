import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { brokenHabits, HABITS, medianLines, projectFiles, sharedNumbers } from './habits.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the repository keeps its habits', () => {
  const files = projectFiles(root);

  test('files were seen in every part of the tree', () => {
    for (const part of [
      'server/src/kernel/',
      'server/src/platform/',
      'server/migrations/',
      'server/test/',
      'web/src/',
      'tools/',
      'package-lock.json',
    ]) {
      expect(files.filter(({ path }) => path.startsWith(part)).length, part).toBeGreaterThan(0);
    }
  });

  test('no habit is broken', () => {
    expect(brokenHabits(files)).toEqual([]);
  });

  test('the file in the middle has at most 80 lines', () => {
    expect(medianLines(files)).toBeLessThanOrEqual(80);
  });
});

test('no two decisions and no two migrations have one number', () => {
  expect(sharedNumbers(projectFiles(root))).toEqual([]);
  const same = ['server/migrations/0001-a.sql', 'server/migrations/0001-b.sql'];
  const others = ['server/migrations/0002-c.sql', 'docs/decisions/0001-d.md'];
  expect(sharedNumbers([...same, ...others].map((path) => ({ path, text: '' })))).toEqual(same);
});

describe('each habit is noticed when broken', () => {
  const lines = (n: number) => 'line\n'.repeat(n);
  const bad: [habit: string, path: string, text: string][] = [
    ['file-length', 'server/src/long.ts', lines(301)],
    ['file-length', 'server/src/long.test.ts', lines(501)],
    ['folder-name', 'server/src/platform/utils/a.ts', ''],
    ['folder-name', 'web/src/lib/a.css', ''],
    ['file-name', 'web/src/ui/KeyButton.tsx', ''],
    ['default-export', 'web/src/ui/button.tsx', 'export default function button() {}'],
    ['default-export', 'web/src/ui/button.tsx', 'const a = 1;\nexport { a as default };'],
    ['left-over-mark', 'server/src/a.ts', `// ${'TO'}${'DO'}: later`],
    ['left-over-mark', 'server/src/a.ts', `// @ts-${'ignore'}`],
    ['left-over-mark', 'server/src/a.test.ts', `test.${'only'}('one', run);`],
    ['empty-catch', 'server/src/a.ts', 'try { run(); } catch (error) {\n}'],
    ['empty-catch', 'server/src/a.ts', `run().${'catch'}(() => {})`],
    ['sql-in-store', 'server/src/core/a/commands.ts', "await c.tx\n  .selectFrom('people').selectAll();"],
    ['sql-in-store', 'server/src/core/a/rules.ts', 'const now = sql<Date>`now()`;'],
    ['sql-in-store', 'server/src/core/a/rules.ts', 'return sql.join(parts);'],
    ['sql-in-store', 'server/src/core/a/jobs.ts', 'const rows = await customersOf(tx).limit(1).execute();'],
    ['sql-in-store', 'server/src/core/a/jobs.ts', 'return allOf(tx).executeTakeFirstOrThrow();'],
    ['sql-in-store', 'server/src/core/a/restore.ts', "db.deleteFrom('people');"],
    ['sql-in-store', 'server/src/platform/http/routes.ts', 'await pool.query<{ n: number }>("SELECT 1 AS n");'],
    ['sql-in-store', 'server/src/command-line/doctor.ts', "await client.query('SELECT 1');"],
    ['machine-path', 'docs/operations.md', `see ${'/'}home/somebody/kanal`],
    ['machine-path', 'server/src/a.ts', `const file = '${'/'}root/kanal';`],
    [
      'lock-file-host',
      'package-lock.json',
      `{ "packages": { "node_modules/a": { "resolved": "${'https'}://registry.example.com/a.tgz" } } }`,
    ],
    [
      'lock-file-gap',
      'package-lock.json',
      '{ "packages": { "node_modules/a": { "optionalDependencies": { "a-win32": "1.0.0" } } } }',
    ],
  ];

  test.each(bad)('%s in %s', (habit, path, text) => {
    expect(brokenHabits([{ path, text }])).toEqual([expect.stringMatching(new RegExp(`^${habit}: ${path}: `))]);
  });

  test('none is without such a proof', () => {
    expect([...new Set(bad.map(([habit]) => habit))].sort()).toEqual(HABITS.map(({ name }) => name).sort());
  });

  test.each([
    ['a file at the limit', 'server/src/a.ts', lines(300)],
    ['generated code of any length', 'server/src/platform/db/schema.gen.ts', lines(900)],
    ['a configuration with a default export', 'vitest.config.ts', 'export default defineConfig({});'],
    ['SQL in a store', 'server/src/core/a/store.ts', "tx.selectFrom('people').execute();"],
    ['SQL in a folder of stores', 'server/src/core/a/store/people.ts', "tx.selectFrom('people').execute();"],
    ['SQL in a test', 'server/src/core/a/a.test.ts', "app.owner.query('SELECT 1');"],
    ['SQL where the platform opens the database', 'server/src/platform/db/pool.ts', "client.query('SELECT 1');"],
    ['an input called query', 'server/src/platform/http/routes.ts', 'const { q } = request.query;'],
    ['a catch with a reason', 'server/src/a.ts', 'try { run(); } catch (error) {\n  report(error);\n}'],
    ['an address of the API', 'web/src/a.ts', "fetch('/v1/work/list')"],
  ])('%s is fine', (_title, path, text) => {
    expect(brokenHabits([{ path, text }])).toEqual([]);
  });
});
