import {
  accessSync,
  constants,
  existsSync,
  lchownSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';

/** The operating system's account PostgreSQL runs under; null: the account of this process. */
export type OsUser = { uid: number; gid: number } | null;

const FALLBACK = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root: then it runs as the owner of the existing data, or else as `nobody`.
 * @param serverDir the server's data folder, which need not exist yet
 */
export function chooseUser(serverDir: string): OsUser {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(serverDir)) {
    const { uid, gid } = statSync(serverDir);
    if (uid !== 0) return { uid, gid };
  }
  return nobody();
}

function nobody(): { uid: number; gid: number } {
  // initdb looks its account up by number, so it must be one the system knows.
  if (!existsSync('/etc/passwd')) return FALLBACK;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [uid, gid] = (line?.split(':').slice(2, 4) ?? []).map(Number);
  return uid && uid > 0 && gid && gid > 0 ? { uid, gid } : FALLBACK;
}

/** May this account read `target`, through every folder above it? Decided by the mode bits; access lists are not looked at. */
export function reachableBy(user: OsUser, target: string): boolean {
  if (!existsSync(target)) return false;
  if (user === null) return readableBySelf(target);
  if (!allows(statSync(target), user, 0o4)) return false;
  return traversableBy(user, path.dirname(target));
}

/** May this account pass through `folder` and every folder above it? */
export function traversableBy(user: OsUser, folder: string): boolean {
  if (user === null) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (!allows(statSync(at), user, 0o1)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** A data folder that root copied or restored belongs to root: its files are given back to PostgreSQL's account. */
export function giveTo(user: { uid: number; gid: number }, folder: string): void {
  lchownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(folder, entry), user.uid, user.gid);
  }
}

function allows(stats: Stats, user: { uid: number; gid: number }, bit: number): boolean {
  if (stats.uid === user.uid) return (stats.mode & (bit << 6)) !== 0;
  if (stats.gid === user.gid) return (stats.mode & (bit << 3)) !== 0;
  return (stats.mode & bit) !== 0;
}

function readableBySelf(target: string): boolean {
  try {
    accessSync(target, constants.R_OK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return false;
    throw error;
  }
}
