/** Habits of this repository that no linter knows: each is a function of file names and texts, so that each can be proven. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** From the project's root, with `/`. */
  path: string;
  text: string;
}

interface Habit {
  name: string;
  concerns: (file: SourceFile) => boolean;
  /** What is wrong, or null. */
  wrong: (file: SourceFile) => string | null;
}

const MAX_LINES = 300;
const MAX_TEST_LINES = 500;
const SKIPPED_FOLDERS = new Set([
  'node_modules',
  'dist',
  '.git',
  '.cache',
  'data',
  'test-results',
  'playwright-report',
]);
const TEXT = /(\.(ts|tsx|mjs|js|json|md|sql|css|html|svg|yml|yaml|sh)|\.ci\/run|\.npmrc|\.gitignore)$/;

const isCode = ({ path: name }: SourceFile) => /\.(ts|tsx|mjs|js)$/.test(name) && !/\.gen\.ts$/.test(name);
const isTest = ({ path: name }: SourceFile) => /(\.test\.tsx?$|^e2e\/)/.test(name);
const found = (text: string, pattern: RegExp) => pattern.exec(text)?.[0].trim() ?? null;

// Written apart so that this file does not find itself.
const MARKS = new RegExp(`\\b(TO${'DO'}|FIX${'ME'}|HA${'CK'})\\b|@ts-${'ignore'}|\\b(test|it|describe)\\.${'only'}\\(`);
const MACHINE_PATHS = new RegExp(
  `(^|[\\s'"\`(=])(/(${['home', 'Users', 'root', 'work'].join('|')})/[\\w.-]+|[A-Z]:\\\\Users\\\\)`,
  'm',
);

/** Building or sending a statement: Kysely's beginnings and ends, its `sql`, a connection's own `query`. */
const SQL =
  /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|executeTakeFirst\w*|execute|executeQuery)\(|\bsql(<[^`]*?>)?`|\bsql\.\w+\(|\.query(<[^;]*?>)?\(/;
/** `store.ts`, or a file in a folder of that name. */
const STORE = /\/store(\.ts$|\/)/;
/** Where the platform itself works on tables: opening, migrating, and what the pipeline writes for every operation. */
const PLATFORM_SQL = [
  'platform/db/',
  'platform/jobs/boss.ts',
  'platform/jobs/worker.ts',
  'platform/operations/idempotency.ts',
  'platform/operations/run.ts',
  'platform/outbox/dispatcher.ts',
].map((place) => `server/src/${place}`);

export const HABITS: Habit[] = [
  {
    name: 'file-length',
    concerns: isCode,
    wrong: (file) => {
      const lines = file.text.split('\n').length - 1;
      const limit = isTest(file) ? MAX_TEST_LINES : MAX_LINES;
      return lines > limit ? `${lines} lines, at most ${limit}` : null;
    },
  },
  {
    name: 'folder-name',
    concerns: () => true,
    wrong: (file) => found(file.path, /(?<=^|\/)(utils?|helpers?|common|lib|shared|misc)(?=\/)/),
  },
  {
    name: 'file-name',
    concerns: isCode,
    wrong: (file) => (/^[a-z0-9.$_-]+$/.test(path.posix.basename(file.path)) ? null : 'not kebab-case'),
  },
  {
    name: 'default-export',
    concerns: (file) => isCode(file) && !/(\.config\.ts|\.dependency-cruiser\.mjs)$/.test(file.path),
    wrong: (file) => found(file.text, /^export (default\b|\{[^}]*\bas default\b)/m),
  },
  { name: 'left-over-mark', concerns: isCode, wrong: (file) => found(file.text, MARKS) },
  {
    name: 'empty-catch',
    concerns: isCode,
    wrong: (file) => found(file.text, /catch\s*(\([^)]*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*\{\s*\}\)/),
  },
  {
    name: 'sql-in-store',
    concerns: (file) => isCode(file) && !isTest(file) && file.path.startsWith('server/src/'),
    wrong: (file) =>
      STORE.test(file.path) || PLATFORM_SQL.some((place) => file.path.startsWith(place)) ? null : found(file.text, SQL),
  },
  { name: 'machine-path', concerns: () => true, wrong: (file) => found(file.text, MACHINE_PATHS) },
  {
    name: 'lock-file-host',
    concerns: (file) => path.posix.basename(file.path) === 'package-lock.json',
    wrong: (file) => found(file.text, /"resolved": "https?:[^"]*"/),
  },
  {
    name: 'lock-file-gap',
    concerns: (file) => path.posix.basename(file.path) === 'package-lock.json',
    wrong: (file) => missingPlatforms(file.text).join(', ') || null,
  },
];

/** npm leaves out what it could not fetch for another platform, and then `npm ci` refuses the whole lock file. */
function missingPlatforms(text: string): string[] {
  const { packages = {} } = JSON.parse(text) as { packages?: Record<string, { optionalDependencies?: object }> };
  const there = new Set(Object.keys(packages).map((key) => key.replace(/^.*node_modules\//, '')));
  const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
  return wanted.filter((name) => !there.has(name));
}

/** `habit: file: what is wrong`, one line each. */
export function brokenHabits(files: SourceFile[]): string[] {
  return HABITS.flatMap(({ name, concerns, wrong }) =>
    files.filter(concerns).flatMap((file) => {
      const what = wrong(file);
      return what === null ? [] : [`${name}: ${file.path}: ${what}`];
    }),
  );
}

/** Every text file of the project, without what is installed, built or kept as data. */
export function projectFiles(root: string, folder = ''): SourceFile[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : projectFiles(root, at);
    return entry.isFile() && TEXT.test(at) ? [{ path: at, text: readFileSync(path.join(root, at), 'utf8') }] : [];
  });
}

/** Lines of the file in the middle, tests and generated files left out. */
export function medianLines(files: SourceFile[]): number {
  const lengths = files
    .filter((file) => isCode(file) && !isTest(file))
    .map(({ text }) => text.split('\n').length - 1)
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

/** Decisions and migrations that share a number with another of their folder: two that were written at the same time. */
export function sharedNumbers(files: SourceFile[]): string[] {
  const numbered = files
    .map(({ path: name }) => name)
    .filter((name) => /^(docs\/decisions|server\/migrations)\/\d{4}-/.test(name));
  const numberOf = (name: string) => path.join(path.dirname(name), path.basename(name).slice(0, 4));
  const counts = Map.groupBy(numbered, numberOf);
  return numbered.filter((name) => (counts.get(numberOf(name))?.length ?? 0) > 1).sort();
}
