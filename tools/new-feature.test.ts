import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const copied = [
  'server',
  'tools',
  'package.json',
  'package-lock.json',
  'biome.json',
  '.gitignore',
  'tsconfig.json',
  'tsconfig.base.json',
  'vitest.config.ts',
  '.dependency-cruiser.mjs',
];
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'kanal new feature '));
  const filter = (source: string) => !source.includes(`${path.sep}node_modules`);
  for (const name of copied) cpSync(path.join(root, name), path.join(copy, name), { recursive: true, filter });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function node(...args: string[]) {
  const run = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status: run.status, said: `${run.stdout}${run.stderr}` };
}

const own = (said: string) => said.split('\n').filter((line) => /price-lists|permissions\.ts/.test(line));

describe('a generated feature', () => {
  beforeAll(() => {
    expect(node('tools/new-feature.mjs', 'policies/price-lists')).toMatchObject({ status: 0 });
  }, 60_000);

  test('has the files of a feature, its table and its permissions', () => {
    const names = [
      'commands.ts',
      'contract.ts',
      'events.ts',
      'index.ts',
      'policy.ts',
      'queries.ts',
      'rules.test.ts',
      'rules.ts',
      'store.ts',
    ];
    expect(readdirSync(path.join(copy, 'server/src/policies/price-lists')).sort()).toEqual(names);
    expect(readdirSync(path.join(copy, 'server/migrations')).at(-1)).toMatch(/^\d{4}-price-lists\.sql$/);
    expect(readFileSync(path.join(copy, 'server/src/access/permissions.ts'), 'utf8')).toContain("'price_list.read'");
    expect(readFileSync(path.join(copy, 'server/src/platform/db/schema.gen.ts'), 'utf8')).toContain(
      'interface PriceLists',
    );
  });

  test('compiles', () => {
    expect(
      own(node('node_modules/typescript7/bin/tsc', '--noEmit', '--incremental', 'false', '-p', 'tsconfig.json').said),
    ).toEqual([]);
    // The type checker reads the whole server; on a busy machine that takes its time.
  }, 120_000);

  test('keeps the linter and the boundaries', () => {
    const lint = node(
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      'server/src/policies',
      'server/src/access/permissions.ts',
    );
    expect(lint).toMatchObject({ status: 0 });
    expect(own(node('tools/boundaries.mjs').said)).toEqual([]);
  });

  test('has rules that pass their test', () => {
    const run = node('node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'server/src/policies/price-lists');
    expect(run.said).toMatch(/Tests\s+2 passed/);
    expect(run.status).toBe(0);
  });

  test('is not written over, and wrong names are refused in words', () => {
    expect(node('tools/new-feature.mjs', 'policies/price-lists')).toMatchObject({
      status: 1,
      said: expect.stringContaining('exists already'),
    });
    for (const place of ['', 'policies', 'sales/price-lists', 'policies/PriceLists', 'policies/a/b']) {
      expect(node('tools/new-feature.mjs', place)).toMatchObject({
        status: 1,
        said: expect.stringContaining('Usage:'),
      });
    }
  });
});
