// Checks who imports whom. Without arguments on this project; with a folder on that one (the guard's own test).
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';
import { root } from './installation.mjs';

const baseDir = path.resolve(process.argv[2] ?? root);
const { options, ...ruleSet } = config;
const folders = ['server/src', 'server/test', 'web/src', 'packages', 'e2e'].filter((folder) =>
  existsSync(path.join(baseDir, folder)),
);
const { output } = await cruise(
  folders,
  { ...options, ruleSet, validate: true, baseDir, outputType: 'json' },
  options.enhancedResolveOptions,
);
const { modules, summary } = typeof output === 'string' ? JSON.parse(output) : output;

for (const { rule, from, to, cycle } of summary.violations) {
  const way = cycle?.length ? cycle.map(({ name }) => name).join(' → ') : to;
  console.log(`${rule.name}: ${from} → ${way}`);
}

// A parser that does not understand TypeScript finds nothing and calls it good; so does a wrong folder.
const seen = (prefix) => modules.filter(({ source }) => source.startsWith(prefix) && /\.tsx?$/.test(source));
const own = folders.flatMap((folder) => seen(`${folder}/`));
const edges = own.flatMap(({ dependencies }) => dependencies);
const blind = ['server/src/', 'web/src/'].filter((prefix) => seen(prefix).length === 0);
if (blind.length || edges.length === 0)
  console.log(`nothing-seen: no TypeScript modules or imports in ${blind.join(', ') || 'the tree'}`);

console.log(`${own.length} modules, ${edges.length} imports, ${summary.error} violations`);
process.exit(own.length > 0 && edges.length > 0 && blind.length === 0 && summary.error === 0 ? 0 : 1);
