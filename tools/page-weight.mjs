// What the first load of three pages costs: every file that a browser fetches before the page stands, gzipped as the
// server hands it out, against the budgets. Reads the build's own manifest, so it needs no browser.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { root } from './installation.mjs';

/** `loads`: what the page fetches on top of the entry, by source file. Budgets in kilobytes of JavaScript after gzip. */
const PAGES = [
  { title: 'sign-in', loads: ['src/public/sign-in-page.tsx'], words: [], budgetKb: 140 },
  {
    title: 'cabinet home',
    loads: ['src/app/places.ts', 'src/cabinet/layout.tsx', 'src/cabinet/home/home-page.tsx'],
    words: ['cabinet', 'registrations'],
    budgetKb: 200,
  },
  {
    title: 'workspace home',
    loads: ['src/app/places.ts', 'src/workspace/layout.tsx', 'src/workspace/today/today-page.tsx'],
    words: ['workspace', 'registrations', 'search'],
    budgetKb: 260,
  },
];
const CSS_BUDGET_KB = 30;
/** A cold sign-in may ask for 12 things; two fonts, its sign, the session and the vendor's name are five of them. */
const OTHER_REQUESTS = 5;
const REQUESTS = 12;

const dist = path.resolve(process.argv[2] ?? path.join(root, 'web', 'dist'));
const manifestFile = path.join(dist, '.vite', 'manifest.json');
if (!existsSync(manifestFile)) {
  console.log(`${path.relative(process.cwd(), manifestFile)} is missing: the screens were not built.`);
  process.exit(1);
}
/** @type {Record<string, {file: string, isEntry?: boolean, imports?: string[], css?: string[]}>} */
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
// Scripts that stand in the page itself, before the entry.
const inPage = [...html.matchAll(/<script src="\/([^"]+)"/g)];
// What the page starts with; the bundler may merge the entry into a shared chunk and then marks none as the entry.
const started = new Set([...html.matchAll(/<script type="module"[^>]* src="\/([^"]+)"/g)].map(([, file]) => file));
const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry || started.has(manifest[key].file));

const results = PAGES.map(weigh);
process.exit(entries.length > 0 && results.every(Boolean) ? 0 : 1);

/** @returns {boolean} whether the page exists and keeps its budgets */
function weigh({ title, loads, words, budgetKb }) {
  // Words come in one language at a time; the Russian ones are the heavier.
  const texts = ['src/app/first-words-ru.ts', ...words.map((area) => `src/locales/ru/${area}.json`)];
  const wanted = [...loads, ...texts];
  const missing = wanted.filter((key) => !manifest[key]);
  if (missing.length > 0) {
    console.log(`✗ ${title}: the build has no ${missing.join(', ')}`);
    return false;
  }
  const chunks = closure([...entries, ...wanted]);
  const scripts = [...new Set([...inPage.map(([, file]) => file), ...chunks.map((key) => manifest[key].file)])];
  const styles = [...new Set(chunks.flatMap((key) => manifest[key].css ?? []))];
  const [js, css] = [kilobytes(scripts), kilobytes(styles)];
  const requests = 1 + scripts.length + styles.length + OTHER_REQUESTS;
  const cold = title === 'sign-in';
  const good = js <= budgetKb && css <= CSS_BUDGET_KB && (!cold || requests <= REQUESTS);
  const asked = cold ? `, ${requests} of ${REQUESTS} requests` : '';
  console.log(
    `${good ? '✓' : '✗'} ${title}: ${js.toFixed(1)} of ${budgetKb} KB JavaScript in ${scripts.length} files, ` +
      `${css.toFixed(1)} of ${CSS_BUDGET_KB} KB CSS${asked}`,
  );
  return good;
}

/** The chunks and all that they import at once (not what they load later). */
function closure(start) {
  const seen = new Set(start);
  for (const key of seen) for (const next of manifest[key].imports ?? []) seen.add(next);
  return [...seen];
}

/** The `.gz` that lies beside a file is what travels; without one it is made here the same way. */
function kilobytes(files) {
  const sizes = files.map((file) => {
    const at = path.join(dist, file);
    if (existsSync(`${at}.gz`)) return readFileSync(`${at}.gz`).length;
    return gzipSync(readFileSync(at), { level: constants.Z_BEST_COMPRESSION }).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
