import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../refusal.ts';
import type { PostgresBinaries } from './embedded-binaries.ts';
import type { OsUser } from './embedded-user.ts';

/** Measured for two cores and a container of one or two gigabytes; everything that makes a commit durable stays on. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  // Relative to the data folder: private to it, and never longer than a socket address may be.
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'on',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '2',
  random_page_cost: '1.1',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  logging_collector: 'off',
};

/** Larger than any process number an operating system hands out. */
const NO_SUCH_PROCESS = '2147483646';

export interface ServerPlace {
  serverDir: string;
  logFile: string;
  user: OsUser;
}

/** What the programs may see of our environment: nothing of PG*, no language of the person. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMPDIR, TEMP } = process.env;
  return { PATH, SystemRoot, TMPDIR, TEMP, LC_ALL: 'C', TZ: 'UTC' };
}

/** Starts the postmaster in a session of its own, so that Ctrl-C in the terminal reaches Kanal alone, which then stops it. */
export function spawnServer({ postgres, major }: PostgresBinaries, place: ServerPlace, port: number): ChildProcess {
  const ofRelease = major >= 18 ? { io_method: 'sync' } : {};
  const flags = Object.entries({ ...SETTINGS, ...ofRelease, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  // A file and not a pipe: the server must not lose its log when Kanal is killed.
  const output = openSync(place.logFile, 'a', 0o600);
  try {
    return spawn(postgres, ['-D', place.serverDir, ...flags], {
      ...place.user,
      cwd: place.user ? '/' : place.serverDir,
      env: cleanEnvironment(),
      detached: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}

/** Waits for the word `ready` in the postmaster's own status file, as pg_ctl does. @returns false when the process ended first */
export async function becomesReady(child: ChildProcess, serverDir: string, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false;
    const status = readStatus(serverDir);
    if (status?.pid === child.pid && status.state === 'ready') return true;
    await sleep(10);
  }
  return false;
}

/**
 * Ends whatever an earlier Kanal left over on this data: a server still running is shut down; a status file whose process
 * number now belongs to another program is marked dead, so that PostgreSQL does its own checks (shared memory) and starts.
 */
export async function stopLeftover(serverDir: string): Promise<'none' | 'stopped' | 'stale'> {
  const status = readStatus(serverDir);
  if (!status) return 'none';
  if (!alive(status.pid)) return 'stale';
  if (!runsHere(status.pid, serverDir)) {
    const file = statusFile(serverDir);
    const [, ...rest] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [NO_SUCH_PROCESS, ...rest].join('\n'));
    return 'stale';
  }
  await shutDown(status.pid);
  return 'stopped';
}

/** Fast shutdown; after 4 s an immediate one, from which the next start recovers by the write-ahead log. */
export async function shutDown(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 4_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 2_000],
  ] as const) {
    if (!send(pid, signal)) return;
    if (await ends(pid, patienceMs)) return;
  }
  throw new Refusal(`PostgreSQL (process ${pid}) does not stop.`);
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

async function ends(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (alive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

/** A zombie (ended, not yet collected by its parent) counts as ended. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return true;
  try {
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(stat, 'utf8'));
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function runsHere(pid: number, serverDir: string): boolean {
  const cwd = `/proc/${pid}/cwd`;
  try {
    return readlinkSync(cwd) === realpathSync(serverDir);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // Another account's process: not ours, since our server would run under an account we can look at.
    if (code === 'EACCES' || code === 'EPERM') return false;
    // No /proc (macOS, Windows): the status file is all there is to go by.
    if (code === 'ENOENT') return !existsSync('/proc/self');
    throw error;
  }
}

const statusFile = (serverDir: string) => path.join(serverDir, 'postmaster.pid');

/** postmaster.pid: line 1 the process, line 8 the state. Source: PostgreSQL documentation, "Database File Layout". */
function readStatus(serverDir: string): { pid: number; state: string } | null {
  try {
    const lines = readFileSync(statusFile(serverDir), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, state: lines[7]?.trim() ?? '' } : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
