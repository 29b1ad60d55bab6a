// The steps of `npm run check` and `npm test`, how each is counted, and the line that sums them up.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './installation.mjs';
import { run } from './run.mjs';

/**
 * @typedef {{passed: number, failed: number, skipped: number, failures?: string[]}} Count
 * @typedef {{title: string, go: () => Promise<Count>}} Step
 */

const bin = (...parts) => path.join(root, 'node_modules', ...parts);
const reports = path.join(root, '.cache', 'reports');

/** A step that is no test suite counts as one test. @returns {Step} */
export function once(title, go) {
  return {
    title,
    go: async () => ((await go()) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }),
  };
}

/** @param {string} node24 @returns {Step[]} */
export function checkSteps(node24) {
  const tsc = bin('typescript7', 'bin', 'tsc');
  return [
    once('types: server and tools', () => run(node24, [tsc, '--noEmit', '-p', 'tsconfig.json'])),
    once('types: web', () => run(node24, [tsc, '--noEmit', '-p', 'web/tsconfig.json'])),
    once('lint (Biome)', () =>
      run(node24, [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']),
    ),
    once('boundaries (dependency-cruiser)', () => run(node24, ['tools/boundaries.mjs'])),
    once('unused code (knip)', () => run(node24, [bin('knip', 'bin', 'knip.js'), '--no-progress'])),
    vitest(node24, 'unit'),
  ];
}

/** @param {string} node24 @param {'unit' | 'server'} project @returns {Step} */
export function vitest(node24, project) {
  return { title: `${project} tests (vitest)`, go: () => runVitest(node24, project, project) };
}

/** What touches the database most, on the oldest PostgreSQL that Kanal promises to run on; the rest of the tests take the newest. */
const onOldest = [
  ...['catalogue-lint', 'tenancy', 'isolation', 'race', 'statement-watch'].map((name) => `server/test/${name}.test.ts`),
  ...['platform/db/bring-up', 'platform/db/driver', 'core/customers', 'core/search'].map(
    (name) => `server/src/${name}`,
  ),
  'server/src/registration/registrations/registrations.test.ts',
];

/** @param {string} node24 @param {string} [packages] the scope they are installed under @returns {Step} */
export function oldestPostgres(node24, packages = '@postgres-15') {
  const title = 'server tests on PostgreSQL 15 (vitest)';
  return {
    title,
    go: async () => {
      const place = `${packages}/${process.platform}-${process.arch}`;
      if (!existsSync(bin(place))) {
        console.log(
          `\n  NOT RUN: ${title}\n  ${place} is not installed: there is none for this machine, or npm ci left it out.\n`,
        );
        return { passed: 0, failed: 0, skipped: 1 };
      }
      // The race is won or lost in a round; the full number is run on the newest release.
      const env = { ...process.env, KANAL_TEST_POSTGRES: packages, KANAL_RACE_ROUNDS: '4' };
      return runVitest(node24, 'server', 'server-oldest', { files: onOldest, env });
    },
  };
}

function runVitest(node24, project, name, { files = [], env = process.env } = {}) {
  const report = path.join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [bin('vitest', 'vitest.mjs'), 'run', '--project', project, ...files, ...reporters];
  return suite(report, vitestCount, () => run(node24, args, { env }));
}

/** @param {string} node24 @param {() => Promise<string | null>} findBrowser @returns {Step} */
export function journeys(node24, findBrowser) {
  const report = path.join(reports, 'journeys.json');
  return {
    title: 'journeys in a browser (playwright)',
    go: async () => {
      const browser = await findBrowser();
      if (!browser) return { passed: 0, failed: 1, skipped: 0 };
      const env = { ...process.env, KANAL_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
      const args = [bin('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'];
      return suite(report, playwrightCount, () => run(node24, args, { env }));
    },
  };
}

/** A suite that fails as a whole, leaves no report or runs nothing is a failure even when no single test failed. */
async function suite(report, count, go) {
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = await go();
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const counted = count(JSON.parse(readFileSync(report, 'utf8')));
  const empty = counted.passed + counted.failed === 0;
  return code !== 0 || empty ? { ...counted, failed: Math.max(counted.failed, 1) } : counted;
}

/** @returns {Count} */
export function vitestCount(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, message, assertionResults }) => {
      const file = path.relative(root, name);
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      // A file that broke before its tests has no test that failed.
      if (failed.length === 0 && message) return [failure(file, message)];
      return failed.map(({ fullName, failureMessages }) =>
        failure(`${file} › ${fullName}`, failureMessages.join('\n')),
      );
    }),
  };
}

/** The name of what failed and the beginning of why. */
function failure(name, why) {
  const lines = stripVTControlCharacters(why).split('\n').slice(0, 12);
  return [name, ...lines.map((line) => `    ${line.slice(0, 300)}`)].join('\n');
}

/** A test that passed only when repeated is a failed one. @returns {Count} */
export function playwrightCount({ stats, suites, errors }) {
  const specs = ({ suites = [], specs: own = [] }) => [...own, ...suites.flatMap(specs)];
  const wrong = specs({ suites }).flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => failure(`${file} › ${title}`, results.map(({ error }) => error?.message ?? '').join('\n'))),
  );
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: [...errors.map(({ message }) => failure('playwright', message ?? '')), ...wrong],
  };
}

/** Runs all steps, also after a failure; the last line is `N passed, N failed`. @param {Step[]} steps @returns {Promise<number>} exit code */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  const failures = [];
  for (const { title, go } of steps) {
    console.log(`\n── ${title}`);
    const started = performance.now();
    const count = await go();
    for (const key of Object.keys(total)) total[key] += count[key];
    failures.push(...(count.failures ?? []));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
    lines.push(
      `${count.failed ? '✗' : '✓'} ${title}: ${count.passed} passed, ${count.failed} failed${skipped} (${seconds} s)`,
    );
  }
  // Said again at the end: of a long output often only the end is kept.
  for (const each of failures) console.log(`\n✗ ${each}`);
  console.log(`\n${lines.join('\n')}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}
