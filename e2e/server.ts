/** Starts a real server with the demo for each worker that runs journeys, and stops them afterwards. */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const main = path.join(root, 'server/src/main.ts');

/** What the journeys of one worker know of their server. */
export const factsFile = (worker: number) => path.join(root, `.cache/journeys-demo-${worker}.json`);

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Open to PostgreSQL's account, so that root's database lies in it as well. */
function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanal-journeys-'));
  chmodSync(folder, 0o711);
  return folder;
}

interface RunningServer {
  url: string;
  env: NodeJS.ProcessEnv;
  data: string;
  /** Takes the data away as well, unless told to keep it. */
  stop(options?: { keep: boolean }): Promise<void>;
}

/** `data`: a folder to go on with; it is the server's then. */
export async function startServer(env: Record<string, string> = {}, data = newFolder()): Promise<RunningServer> {
  const port = await freePort();
  const settings = {
    ...process.env,
    PORT: String(port),
    KANAL_DATA: data,
    LOG_LEVEL: 'warn',
    KANAL_RATE_PER_MINUTE: '0',
    ...env,
  };
  const child = spawn(process.execPath, [main, 'serve'], { env: settings, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const url = `http://localhost:${port}`;
  await ready(child, url);
  return {
    url,
    env: { ...settings, KANAL_PRINTED: printed },
    data,
    async stop({ keep } = { keep: false }) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      if (!keep) rmSync(data, { recursive: true, force: true });
    },
  };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + 180_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the server was not ready within three minutes');
}

/** One for each worker, since journeys sign people out, change their language and decide their deals; the demo is made once. */
export async function setUp({ workers }: { workers: number }): Promise<() => Promise<void>> {
  const first = await startServer();
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'demo', '--json'], { env: first.env });
  await first.stop({ keep: true });
  const folders = Array.from({ length: workers }, (_, worker) => (worker === 0 ? first.data : copyOf(first.data)));
  const started = await Promise.allSettled(folders.map((data) => startServer({}, data)));
  const servers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async () => {
    await Promise.all(servers.map((each) => each.stop()));
  };
  const failed = started.find((each) => each.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  mkdirSync(path.dirname(factsFile(0)), { recursive: true });
  for (const [worker, { url }] of servers.entries())
    writeFileSync(factsFile(worker), JSON.stringify({ ...JSON.parse(stdout), url }));
  return stop;
}

/** With owners and modes: PostgreSQL takes its files back only as they were. */
function copyOf(folder: string): string {
  const copy = newFolder();
  execFileSync('cp', ['-a', `${folder}/.`, copy]);
  return copy;
}
