// What the first load of three pages costs: every file it needs at once, gzipped, against the budgets. Reads the build's
// own manifest, so it needs no browser; a journey measures the same pages as a browser loads them.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './installation.mjs';

/** `modules`: what the page loads on top of the entry, by source file. Budgets in kilobytes of JavaScript after gzip. */
const PAGES = [
  { title: 'sign-in', modules: /^src\/public\/sign-in/, budgetKb: 140 },
  { title: 'cabinet home', modules: /^src\/cabinet\/(.*\/)?(layout|home)/, budgetKb: 200 },
  { title: 'workspace home', modules: /^src\/workspace\/(.*\/)?(layout|today)/, budgetKb: 260 },
];
/** Words come in one language at a time; the Russian ones are the heavier. */
const WORDS = /^src\/(app\/first-words-ru|locales\/ru\/(app|ui|sign-in|today|home))/;
const CSS_BUDGET_KB = 30;

const dist = path.resolve(process.argv[2] ?? path.join(root, 'web', 'dist'));
const manifestFile = path.join(dist, '.vite', 'manifest.json');
if (!existsSync(manifestFile)) {
  console.log(`${manifestFile} is missing: the screens were not built.`);
  process.exit(1);
}
/** @type {Record<string, {file: string, isEntry?: boolean, src?: string, imports?: string[], css?: string[]}>} */
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const keys = Object.keys(manifest);
const entries = keys.filter((key) => manifest[key].isEntry);

let over = entries.length === 0;
for (const { title, modules, budgetKb } of PAGES) {
  const own = keys.filter((key) => modules.test(key));
  const chunks = closure([...entries, ...own, ...keys.filter((key) => WORDS.test(key))]);
  const js = kilobytes(chunks.map((key) => manifest[key].file).filter((file) => file.endsWith('.js')));
  const css = kilobytes([
    ...chunks.flatMap((key) => manifest[key].css ?? []),
    ...chunks.map((key) => manifest[key].file).filter((file) => file.endsWith('.css')),
  ]);
  const bad = own.length === 0 || js > budgetKb || css > CSS_BUDGET_KB;
  over ||= bad;
  const seen = own.length === 0 ? ' — no such page in the build' : '';
  console.log(
    `${bad ? '✗' : '✓'} ${title}: ${js.toFixed(1)} of ${budgetKb} KB JavaScript, ${css.toFixed(1)} of ${CSS_BUDGET_KB} KB CSS${seen}`,
  );
}
process.exit(over ? 1 : 0);

/** The chunks and all that they import at once (not what they load later). */
function closure(start) {
  const seen = new Set(start);
  for (const key of seen) for (const next of manifest[key].imports ?? []) seen.add(next);
  return [...seen];
}

function kilobytes(files) {
  return (
    [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file))).length, 0) / 1000
  );
}
