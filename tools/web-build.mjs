// Builds the screens when their sources changed since the last build, and compresses them once for all readers.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './installation.mjs';
import { run } from './run.mjs';

const dist = path.join(root, 'web', 'dist');
const stamp = path.join(dist, '.sources');

/** @param {string} node24 @param {{force?: boolean}} [options] @returns {Promise<number>} exit code of the build; 0 when nothing was to do */
export async function buildWeb(node24, { force = false } = {}) {
  const hash = sourceHash();
  const fresh = existsSync(path.join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (fresh && !force) return 0;
  process.stderr.write('Building the screens …\n');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // Its output goes to stderr: `npm start` has nothing to say on stdout but the server's own lines.
  const code = await run(node24, [vite, 'build', '--manifest', '--logLevel', 'warn'], {
    cwd: path.join(root, 'web'),
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code === 0) {
    compress(dist);
    writeFileSync(stamp, hash);
  }
  return code;
}

/** The server hands out `.br` and `.gz` where they lie beside a file; fonts are compressed by themselves. */
function compress(folder) {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, brotli));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  }
}

/** By content and not by time: a checkout of an older version is a change too. */
function sourceHash() {
  const hash = createHash('sha256');
  const files = [
    ...tree('web', (name) => !name.startsWith(path.join('web', 'dist')) && !name.includes('node_modules')),
    ...tree(path.join('server', 'src'), (name) =>
      /(^|[\\/])(contract|rules)[\\/.]|[\\/](kernel|access)[\\/]/.test(name),
    ),
    ...tree(path.join('packages', 'receipt', 'src'), () => true),
    // The help is part of the screens.
    ...tree(path.join('docs', 'guide'), () => true),
    'package-lock.json',
    path.join('tools', 'web-build.mjs'),
  ];
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function tree(folder, wanted) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter(wanted)
    .sort();
}
