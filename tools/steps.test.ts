import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const here = (name: string) => new URL(name, import.meta.url).href;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kanal tools '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a few lines in a process of their own, as the tools are. */
function script(lines: string) {
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', lines], {
    encoding: 'utf8',
    cwd: folder,
    // A chain that broke leaves its end running with our pipe: that must fail, not wait.
    timeout: 15_000,
    killSignal: 'SIGKILL',
  });
  return { code: run.status, last: run.stdout.trimEnd().split('\n').at(-1), said: run.stdout + run.stderr };
}

const steps = (
  list: string,
) => `import { oldestPostgres, once, runSteps, vitestCount, playwrightCount } from '${here('./steps.mjs')}';
  const counts = (passed, failed) => ({ title: 'suite', go: async () => ({ passed, failed, skipped: 0 }) });
  const code = (n) => once('one', async () => n);
  process.exit(await runSteps([${list}]));`;

describe('the last line of a run', () => {
  test.each([
    ['all passed', 'code(0), counts(12, 0)', '13 passed, 0 failed', 0],
    ['one step failed, the next ones ran', 'code(2), counts(12, 0)', '12 passed, 1 failed', 1],
    ['some tests failed', 'counts(3, 2), code(0)', '4 passed, 2 failed', 1],
    [
      'a release of PostgreSQL that is not here is skipped, never passed',
      'counts(3, 0), oldestPostgres("node", "@postgres-none")',
      '3 passed, 0 failed',
      0,
    ],
    ['nothing ran but what was skipped', 'oldestPostgres("node", "@postgres-none")', '0 passed, 0 failed', 1],
    ['nothing ran', '', '0 passed, 0 failed', 1],
    [
      'reports are counted, a repeated journey as failed',
      `{ title: 'v', go: async () => vitestCount({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0, testResults: [] }) },
       { title: 'p', go: async () => playwrightCount({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }, suites: [], errors: [] }) }`,
      '9 passed, 3 failed',
      1,
    ],
  ])('%s', (_title, list, last, code) => {
    expect(script(steps(list))).toMatchObject({ last, code });
  });
});

test('what was skipped is said loudly, and stands in the line of its step', () => {
  const { said } = script(steps('counts(3, 0), oldestPostgres("node", "@postgres-none")'));
  expect(said).toMatch(/NOT RUN: server tests on PostgreSQL 15.*\n.*@postgres-none.* is not installed/);
  expect(said).toMatch(/PostgreSQL 15 \(vitest\): 0 passed, 0 failed, 1 skipped/);
});

test('what failed is named with its reason at the end of the run, in one suite and in the other', () => {
  const inVitest = {
    numPassedTests: 1,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      {
        name: '/a/adding.test.ts',
        message: '',
        assertionResults: [
          { fullName: 'two and two', status: 'failed', failureMessages: ['expected 5 to be 4\nat adding.ts'] },
          { fullName: 'one and one', status: 'passed', failureMessages: [] },
        ],
      },
      { name: '/a/broken.test.ts', message: 'no such module', assertionResults: [] },
    ],
  };
  const result = (error?: string) => ({ error: error && { message: error } });
  const inBrowser = {
    stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
    errors: [],
    suites: [
      {
        suites: [],
        specs: [
          { file: 'a.spec.ts', title: 'a seller registers', tests: [{ status: 'expected', results: [result()] }] },
        ],
      },
      {
        specs: [],
        suites: [
          {
            specs: [
              {
                file: 'b.spec.ts',
                title: 'a manager decides',
                tests: [{ status: 'unexpected', results: [result('no button')] }],
              },
              {
                file: 'b.spec.ts',
                title: 'a manager waits',
                tests: [{ status: 'flaky', results: [result('too slow'), result()] }],
              },
            ],
          },
        ],
      },
    ],
  };
  const { said } = script(
    steps(`{ title: 'v', go: async () => vitestCount(${JSON.stringify(inVitest)}) },
           { title: 'p', go: async () => playwrightCount(${JSON.stringify(inBrowser)}) }`),
  );
  expect(said).toMatch(/✗ \S*adding\.test\.ts › two and two\n {4}expected 5 to be 4/);
  expect(said).toMatch(/✗ \S*broken\.test\.ts\n {4}no such module/);
  expect(said).toMatch(/✗ b\.spec\.ts › a manager decides\n {4}no button/);
  expect(said).toMatch(/✗ b\.spec\.ts › a manager waits\n {4}too slow/);
  expect(said).not.toMatch(/one and one|a seller registers/);
});

test('exit codes and signals come out of the chain as they went in', () => {
  const chain = (inner: string) => `import { run } from '${here('./run.mjs')}';
    process.exit(await run(process.execPath, ['--eval', ${JSON.stringify(inner)}]));`;
  expect(script(chain('process.exit(7)')).code).toBe(7);
  expect(script(chain('process.kill(process.pid, "SIGKILL")')).code).toBe(137);
  // The chain is told to stop, and the program at its end finishes its work first.
  const polite = script(
    chain(
      'process.on("SIGTERM", () => { console.log("finished"); process.exit(0); }); setInterval(() => {}, 99); process.kill(process.ppid, "SIGTERM");',
    ),
  );
  expect(polite).toMatchObject({ code: 0, last: 'finished' });
});

describe('page weight', () => {
  const page = fileURLToPath(here('./page-weight.mjs'));
  const weigh = () => spawnSync(process.execPath, [page, folder], { encoding: 'utf8' });

  const words = ['cabinet', 'registrations', 'workspace', 'search'].map((area) => `src/locales/ru/${area}.json`);
  const pages = [
    'src/public/sign-in-page.tsx',
    'src/app/places.ts',
    'src/cabinet/layout.tsx',
    'src/cabinet/home/home-page.tsx',
    'src/workspace/layout.tsx',
    'src/workspace/today/today-page.tsx',
    'src/app/first-words-ru.ts',
    ...words,
  ];

  function build(signInBytes: number, without?: string) {
    const incompressible = createHash('shake256', { outputLength: signInBytes }).digest();
    const kept = pages.filter((page) => page !== without);
    const chunks = Object.fromEntries(
      kept.map((page, at) => [page, { file: at === 0 ? 'sign-in.js' : `chunk${at}.js` }]),
    );
    const manifest = {
      'index.html': { file: 'index.js', isEntry: true, imports: ['_frame.js'], css: ['index.css'] },
      '_frame.js': { file: 'frame.js' },
      ...chunks,
    };
    mkdirSync(path.join(folder, '.vite'));
    writeFileSync(path.join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(path.join(folder, 'index.html'), '<script src="/first.js"></script>');
    const files = [...Object.values(chunks).map(({ file }) => file), 'index.js', 'frame.js', 'index.css', 'first.js'];
    for (const name of files) writeFileSync(path.join(folder, name), '1');
    writeFileSync(path.join(folder, 'sign-in.js'), incompressible);
  }

  test('passes within the budgets', () => {
    build(1_000);
    expect(weigh()).toMatchObject({ status: 0, stdout: expect.stringContaining('✓ sign-in') });
  });
  test('fails over a budget, and when there is no build', () => {
    expect(weigh().status).toBe(1);
    build(200_000);
    expect(weigh()).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/✗ sign-in: \d+\.\d of 140 KB[\s\S]*✓ cabinet home/),
    });
  });
  test('fails when the build lacks a page, instead of weighing nothing', () => {
    build(1_000, 'src/cabinet/home/home-page.tsx');
    expect(weigh()).toMatchObject({ status: 1, stdout: expect.stringContaining('the build has no src/cabinet/home') });
  });
});
