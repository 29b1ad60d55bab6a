/** The programs under measurement run as processes of their own, so that memory and processor time are theirs alone. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { benchSecret } from './database.ts';

const root = path.resolve(import.meta.dirname, '..');
const { kanalCommand } = (await import(path.join(root, 'tools/kanal-command.mjs'))) as { kanalCommand: string[] };

export interface Running {
  url: string;
  /** From spawning to the first «ready» answer. */
  startSeconds: number;
  /** Largest resident memory seen so far, in megabytes. */
  peakMb(): number;
  stop(): Promise<void>;
}

interface Program {
  script: string[];
  env: Record<string, string>;
  readyPath: string;
}

/** The real server, as `npm start` runs it. Without `databaseUrl`: with an embedded database of its own in `dataDir`. */
export function startServer(dataDir: string, databaseUrl: string | null): Promise<Running> {
  return start({
    script: [...kanalCommand, 'serve'],
    env: {
      KANAL_DATA: dataDir,
      KANAL_DEMO: '0',
      KANAL_SECRET: benchSecret,
      KANAL_RATE_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    },
    readyPath: '/readyz',
  });
}

/** The yardstick: see raw-server.ts. */
export function startRaw(appUrl: string, tracesFile: string): Promise<Running> {
  return start({
    script: ['bench/raw-server.ts', tracesFile],
    env: { RAW_DATABASE_URL: appUrl },
    readyPath: '/ready',
  });
}

async function start({ script, env, readyPath }: Program): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, script, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS ?? '',
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(child, `${url}${readyPath}`);
  const startSeconds = (performance.now() - began) / 1000;
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMb(child.pid as number));
  }, 500);
  return {
    url,
    startSeconds,
    peakMb: () => Math.max(peak, residentMb(child.pid as number)),
    async stop() {
      clearInterval(timer);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(20)) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`${url} was not ready in time`);
}

function residentMb(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
