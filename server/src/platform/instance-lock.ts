import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './refusal.ts';

export interface InstanceLock {
  /** Gives the folder free; synchronous, so that it can be the last thing a process does. */
  release(): void;
}

interface Holder {
  pid: number;
  /** The process's start as the system tells it: tells a living holder from a stranger with the same number. */
  startedAt: string | null;
  token: string;
}

/** Its message is written for a person. */
export class InstanceLockedError extends Refusal {
  readonly pid: number;
  constructor(dataDir: string, pid: number) {
    super(
      `Kanal is already running on the data folder ${dataDir} (process ${pid}). ` +
        'Stop it first, or set KANAL_DATA (and PORT) to start another one.',
      { exitCode: 3 },
    );
    this.pid = pid;
  }
}

/**
 * One Kanal per data folder: two would run two database servers on the same files.
 * A lock whose process is gone (kill -9, power cut) is taken over.
 * @throws InstanceLockedError
 */
export function acquireInstanceLock(dataDir: string): InstanceLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'kanal.lock');
  const mine: Holder = { pid: process.pid, startedAt: processStart(process.pid), token: randomUUID() };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (takeFree(file, mine)) return { release: () => releaseOwn(file, mine) };
    const text = readIfThere(file);
    if (text === null) continue;
    const holder = parse(text);
    if (holder && lives(holder)) throw new InstanceLockedError(dataDir, holder.pid);
    putAside(file, text);
  }
  throw new Refusal(`The lock ${file} keeps changing hands: several Kanal processes are starting on this data folder.`);
}

/** The content is complete before the name appears, and the name can appear only once. */
function takeFree(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.token}`;
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes a dead lock; when somebody renewed it in between, theirs is put back. */
function putAside(file: string, judged: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== judged && !existsSync(file)) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function releaseOwn(file: string, mine: Holder): void {
  const text = readIfThere(file);
  if (text !== null && parse(text)?.token === mine.token) rmSync(file, { force: true });
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    if (typeof value.pid !== 'number' || typeof value.token !== 'string') return null;
    return { pid: value.pid, startedAt: value.startedAt ?? null, token: value.token };
  } catch (error) {
    // Not JSON: a disk that lost the content. Nobody can hold such a lock.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function lives(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return holder.startedAt === null || processStart(holder.pid) === holder.startedAt;
}

/** @returns null where the system does not tell (Windows) */
function processStart(pid: number): string | null {
  try {
    if (existsSync('/proc/self/stat')) {
      // After the closing bracket of the name: field 3 onwards; the start time is field 22.
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
    }
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch (error) {
    const { code, status } = error as NodeJS.ErrnoException & { status?: number };
    if (code === 'ENOENT' || code === 'ESRCH' || status === 1) return 'gone';
    throw error;
  }
}
