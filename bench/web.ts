/**
 * `npm run bench:web`: measures what a person waits for, in a real Chromium on the demo data: first paint of three pages
 * with a cold cache on a processor four times slower, answers to a press or a letter, and ways from page to page.
 * Prints a table, writes results/web-latest.json, and ends with 1 when a budget is passed. See results/README.md.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { startServer } from '../e2e/server.ts';
import { type Demo, measureFirstPaint, measureInteractions, measureMoves } from './web-measure.ts';
import { type WebReport, webTable } from './web-report.ts';

const { values: options } = parseArgs({
  options: {
    /** Each figure is the median of so many runs. */
    runs: { type: 'string', default: '7' },
  },
});

const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.KANAL_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const main = path.resolve(import.meta.dirname, '../server/src/main.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'demo', '--json'], { env: server.env });
  const demo: Demo = { ...JSON.parse(stdout), url: server.url };
  const runs = Number(options.runs);
  const load = loadavg()[0] ?? 0;
  const figures = [
    ...(await measureFirstPaint(browser, demo, runs)),
    ...(await measureInteractions(browser, demo, runs)),
    ...(await measureMoves(browser, demo, runs)),
  ];
  const report: WebReport = {
    at: new Date().toISOString(),
    machine: {
      processors: cpus().length,
      model: cpus()[0]?.model ?? '',
      loadBefore: load,
      loadAfter: loadavg()[0] ?? 0,
    },
    browser: browser.version(),
    runs,
    figures,
  };
  process.stdout.write(webTable(report));
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'web-latest.json'), `${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = figures.every(({ found, budget }) => found <= budget) ? 0 : 1;
} finally {
  await browser.close();
  await server.stop();
}
