import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '../refusal.ts';
import { type OsUser, reachableBy } from './embedded-user.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** 15 … 18: settings differ a little. */
  major: number;
}

interface SymlinkEntry {
  source: string;
  target: string;
}

const PACKAGES: Record<string, string> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/**
 * The PostgreSQL programs of the installed platform package, in a place where `user` can run them.
 * They are copied into `copyRoot` when the package lies under a folder closed to that user (root's home is 0700)
 * or when its library links are missing and cannot be made there (a read-only installation).
 * @param packages the scope they were installed under: each release of PostgreSQL has its own
 * @throws Error in words when there is no package for this platform
 */
export function findBinaries(user: OsUser, copyRoot: string, packages: string): PostgresBinaries {
  const { root, version } = packageRoot(packages);
  const native = path.join(root, 'native');
  const links = readLinks(native);
  const usable = reachable(native, user) && (linked(root, links) || tryLink(root, links));
  const place = usable ? native : copyNative(root, links, path.join(copyRoot, `postgresql-${version}`));
  return { ...programs(place), major: Number.parseInt(version, 10) };
}

function packageRoot(packages: string): { root: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (!name) {
    throw new Refusal(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15–18 server.`,
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`${packages}/${name}`);
    const root = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version: `${version}-${name}` };
  } catch (cause) {
    throw new Refusal(
      `The package ${packages}/${name} is not installed (optional dependencies were left out?). ` +
        'Run "npm ci" again, or set DATABASE_URL to a PostgreSQL 15–18 server.',
      { cause },
    );
  }
}

function programs(native: string): Omit<PostgresBinaries, 'major'> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
}

/** npm packages cannot hold symbolic links: the package lists them, its install script makes them, if it was allowed to run. */
function readLinks(native: string): SymlinkEntry[] {
  const list = path.join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as SymlinkEntry[]) : [];
}

function linked(root: string, links: SymlinkEntry[]): boolean {
  return links.every(({ target }) => existsSync(path.join(root, target)));
}

function makeLinks(root: string, links: SymlinkEntry[]): void {
  for (const { source, target } of links) {
    const at = path.join(root, target);
    if (existsSync(at)) continue;
    rmSync(at, { force: true });
    symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

function tryLink(root: string, links: SymlinkEntry[]): boolean {
  try {
    makeLinks(root, links);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return linked(root, links);
    }
    throw error;
  }
}

function reachable(native: string, user: OsUser): boolean {
  const { initdb, postgres } = programs(native);
  const bootstrap = path.join(native, 'share', 'postgresql', 'postgres.bki');
  const samples = [initdb, postgres, path.join(native, 'lib'), existsSync(bootstrap) ? bootstrap : native];
  return samples.every((sample) => reachableBy(user, sample));
}

/** Copied beside and renamed: a copy that was interrupted is never taken for a whole one. */
function copyNative(root: string, links: SymlinkEntry[], target: string): string {
  const native = path.join(target, 'native');
  if (existsSync(target)) return native;
  const building = `${target}.${process.pid}`;
  mkdirSync(path.dirname(target), { recursive: true });
  rmSync(building, { recursive: true, force: true });
  cpSync(path.join(root, 'native'), path.join(building, 'native'), { recursive: true, verbatimSymlinks: true });
  makeLinks(building, links);
  openForAll(building);
  try {
    renameSync(building, target);
  } catch (error) {
    // Another Kanal finished the same copy first: its copy is as good.
    if (!existsSync(target)) throw error;
    rmSync(building, { recursive: true, force: true });
  }
  return native;
}

/** The installer's umask may have closed the files to everyone but root. */
function openForAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) openForAll(at);
    else if (entry.isFile()) chmodSync(at, statSync(at).mode & 0o100 ? 0o755 : 0o644);
  }
}
