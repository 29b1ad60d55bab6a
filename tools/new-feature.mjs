// `npm run new:feature -- <category>/<plural name> [singular]`: a feature's folder, its table and its permissions.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { featureFiles } from './feature-files.mjs';
import { fail, findRuntime, root } from './installation.mjs';

const CATEGORIES = ['core', 'strategy', 'policies', 'support', 'registration', 'loyalty', 'development'];
const [place = '', singular] = process.argv.slice(2);
const [category, feature, ...rest] = place.split('/');
const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

if (
  !CATEGORIES.includes(category) ||
  !feature ||
  rest.length > 0 ||
  ![feature, singular ?? 'x'].every((name) => kebab.test(name))
) {
  fail(`Usage: npm run new:feature -- <category>/<plural-name> [singular-name]\nCategories: ${CATEGORIES.join(', ')}`);
}
const folder = path.join(root, 'server', 'src', category, feature);
if (existsSync(folder)) fail(`${path.relative(root, folder)} exists already.`);

const { files, migration, permissions } = featureFiles(feature, singular);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
const migrationFile = path.join(root, 'server', 'migrations', `${nextMigration()}-${feature}.sql`);
writeFileSync(migrationFile, migration);
addPermissions();

// Nothing is installed here: who writes a feature has done that, and a copy may only link to its modules.
const node24 = findRuntime();
finish('npx biome check --write', [
  'node_modules/@biomejs/biome/bin/biome',
  'check',
  '--write',
  '--log-level=error',
  folder,
]);
finish('node tools/generate-schema.ts', ['tools/generate-schema.ts']);
console.log(`Made ${path.relative(root, folder)} and ${path.relative(root, migrationFile)}; permissions are in server/src/access/permissions.ts.
Now yours: the feature into server/src/app.ts, the texts of its problems into server/src/locales/{ru,en}/problems.json,
and a test over HTTP beside it (${feature}.test.ts).`);

function nextMigration() {
  const numbers = readdirSync(path.join(root, 'server', 'migrations')).map((name) => Number(name.slice(0, 4)) || 0);
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

function addPermissions() {
  const file = path.join(root, 'server', 'src', 'access', 'permissions.ts');
  const text = readFileSync(file, 'utf8');
  const end = '} as const satisfies Record<string, readonly Role[]>;';
  if (!text.includes(end)) fail(`The end of the table was not found in ${file}; add by hand:${permissions}`);
  writeFileSync(
    file,
    text.replace(end, () => `${permissions}${end}`),
  );
}

function finish(title, args) {
  if (spawnSync(node24, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
    fail(`"${title}" failed.`);
}
