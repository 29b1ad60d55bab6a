// What `npm start` and `npm test` need before anything is installed: runs on Node 20 with nothing but its own library.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = path.join(root, 'node_modules');

/** Installs what is missing and answers with the Node to run Kanal with. Speaks on stderr only; ends the process in words. */
export function prepareInstallation() {
  if (!installed()) install();
  return findRuntime();
}

/** Up to date when the lock file is the one last installed; else compared package by package with npm's own record. */
function installed() {
  const stamp = path.join(modules, '.kanal-installed');
  const hash = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) return true;
  if (!matchesRecord()) return false;
  writeFileSync(stamp, `${hash}\n`);
  return true;
}

function lockHash() {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
}

function matchesRecord() {
  const record = path.join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const there = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([name, { version, optional, devOptional, peer, link }]) => {
    if (!name.startsWith('node_modules/') || link) return true;
    if (!there[name]) return Boolean(optional || devOptional || peer);
    return there[name].version === version;
  });
}

function install() {
  say('Installing what Kanal needs (npm ci); the first time takes a minute or two …');
  // NODE_ENV=production would leave out Node 24 itself and the tools that build the screens.
  const status = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0)
    fail('npm ci did not succeed (its message stands above). Is the network or the npm registry reachable?');
  writeFileSync(path.join(modules, '.kanal-installed'), `${lockHash()}\n`);
}

/** npm's output goes to stderr: stdout belongs to the command. Run by the Node outside of node_modules, which npm ci empties. */
function npm(args) {
  const script = process.env.npm_execpath;
  const viaNode = script && /\.[cm]?js$/.test(script);
  const [program, first] = viaNode ? [process.env.npm_node_execpath ?? process.execPath, [script]] : ['npm', []];
  const run = spawnSync(program, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !viaNode && process.platform === 'win32',
  });
  return run.status ?? 1;
}

/** Node 24 comes as the npm package `node`, whose install script fetches the program for this machine. */
export function findRuntime() {
  const program = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (runs(program)) return program;
  say('Node 24 was not installed along with the rest (install scripts switched off?); trying once more …');
  npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (runs(program)) return program;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major >= 24 || (major === 22 && minor >= 18)) {
    say(`Using Node ${process.versions.node} of this machine instead.`);
    return process.execPath;
  }
  return fail(
    `Kanal runs on Node 24. It normally comes with "npm ci" (package "node"), but ${program} does not run, and ` +
      `this machine's own Node is ${process.versions.node}. ` +
      'Allow install scripts (npm config set ignore-scripts false) and run "npm ci", or install Node 24 yourself.',
  );
}

function runs(program) {
  if (!existsSync(program)) return false;
  const run = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return run.status === 0 && run.stdout.startsWith('v24.');
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

export function fail(text) {
  say(text);
  process.exit(1);
}
