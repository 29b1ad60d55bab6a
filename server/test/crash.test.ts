/**
 * kill -9 under load, ten times: five times the application, five times the PostgreSQL it runs. After each new start what
 * was acknowledged since the one before is there, once, and after the last one everything; what was not acknowledged is
 * whole or not there at all. Somebody
 * outside holds checkpoints and receipts of the trust log: nothing is lost from it, changed or forked.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInn } from '../src/kernel/identifiers/generate.ts';
import { customerName } from './deal-world.ts';
import { LogWatch } from './log-watch.ts';

const rounds = Number(process.env.KANAL_CRASH_ROUNDS ?? 10);
const writers = 8;
/** Acknowledged in a round before something is killed in the midst of the next writes. */
const leastWritten = 30;
const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'kanal crash '));

interface Facts {
  vendor: { slug: string };
  apiKeys: Record<string, string>;
}

let port = 0;
let url = '';
let environment: NodeJS.ProcessEnv;
let facts: Facts;
let family = '';
let server: ChildProcess | null = null;

const entry = path.join(root, 'server/src/main.ts');

beforeAll(async () => {
  port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const { PATH, TMPDIR, HOME } = process.env;
  environment = { PATH, TMPDIR, HOME, PORT: String(port), KANAL_DATA: folder, KANAL_RATE_PER_MINUTE: '0' };
  facts = JSON.parse(await output(['demo', '--json'])) as Facts;
  await start();
  const families = await ask('GET', '/v1/product-families', facts.apiKeys.manager);
  family = families.body.items[0].id;
}, 180_000);

afterAll(async () => {
  if (server?.exitCode === null) await stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}, 60_000);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port: free } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

function output(args: string[]): Promise<string> {
  const child = spawn(process.execPath, [entry, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let errors = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${args}: ${code}\n${errors.slice(-3_000)}`)),
    );
  });
}

async function start(): Promise<void> {
  const child = spawn(process.execPath, [entry, 'serve'], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  server = child;
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await sleep(50);
  }
  throw new Error('the server did not become ready in 30 s');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

async function stop(): Promise<void> {
  const child = server as ChildProcess;
  child.kill('SIGTERM');
  await ended(child);
}

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  body: any;
}

async function ask(method: string, at: string, key: string | undefined, body?: object): Promise<Answer> {
  const response = await fetch(`${url}${at}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, body: await response.json() };
}

/** Ids of registrations whose submission was answered with 200, by the key of the partner. */
const acknowledged = new Map<string, string>();
/** The same for submissions and withdrawals of this round: each of them is a leaf of the log. */
const submitted = new Map<string, { key: string; leaves: number }>();
let customers = 0;

async function write(key: string, until: { stop: boolean }): Promise<void> {
  while (!until.stop) {
    customers += 1;
    const claim = {
      customer_name: customerName(5_000_000 + customers),
      customer_tax_id: makeInn(`crash ${customers}`),
      products: [{ family_id: family }],
      amount_minor: 100_000_00,
      close_date: '2029-06-30',
      need: 'Учёт оборудования на трёх площадках заказчика',
    };
    try {
      const made = await ask('POST', '/v1/registrations', key, claim);
      if (made.status !== 200) throw new Error(`create: ${made.status} ${JSON.stringify(made.body)}`);
      acknowledged.set(made.body.id, key);
      const sent = await ask('POST', `/v1/registrations/${made.body.id}/submit`, key, {});
      if (sent.status !== 200) continue;
      submitted.set(made.body.id, { key, leaves: 1 });
      // Makes room for the next: a partner may have only so many open.
      const gone = await ask('POST', `/v1/registrations/${made.body.id}/withdraw`, key, {});
      if (gone.status === 200) submitted.set(made.body.id, { key, leaves: 2 });
    } catch (error) {
      // A lost connection or 503 is what this test is about; anything else is a fault.
      const lost = error instanceof TypeError || /create: 503|timeout/i.test(String(error));
      if (!lost) throw error;
      await sleep(20);
    }
  }
}

/** Process id of the postmaster that this data folder's server runs. */
function postmaster(): number {
  const data = path.join(folder, 'database');
  const { serverDir } = JSON.parse(readFileSync(path.join(data, 'postgres.json'), 'utf8')) as { serverDir: string };
  const file = path.join(path.resolve(data, serverDir), 'postmaster.pid');
  const [line = ''] = readFileSync(file, 'utf8').split('\n');
  return Number(line);
}

async function missing(from: number): Promise<string[]> {
  const lost: string[] = [];
  const waiting = [...acknowledged].slice(from);
  while (waiting.length > 0) {
    const some = waiting.splice(0, 16);
    const answers = await Promise.all(some.map(([id, key]) => ask('GET', `/v1/registrations/${id}`, key)));
    answers.forEach((answer, at) => {
      if (answer.status !== 200) lost.push(`${some[at]?.[0]}: ${answer.status}`);
    });
  }
  return lost;
}

async function askText(at: string, key?: string): Promise<string | null> {
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  const response = await fetch(`${url}${at}`, { headers, signal: AbortSignal.timeout(20_000) });
  return response.ok ? response.text() : null;
}

test(
  `every acknowledged registration is there after ${rounds} times kill -9`,
  async () => {
    const times: number[] = [];
    const watch = new LogWatch(askText, facts.vendor.slug);
    for (let round = 1; round <= rounds; round++) {
      const until = { stop: false };
      const before = acknowledged.size;
      const keys = [facts.apiKeys.partnerA, facts.apiKeys.partnerB] as string[];
      const writing = Array.from({ length: writers }, (_each, at) => write(keys[at % 2] as string, until));
      while (acknowledged.size < before + leastWritten) await sleep(20);
      await sleep(Math.random() * 200);
      const child = server as ChildProcess;
      if (round % 2 === 1) child.kill('SIGKILL');
      else process.kill(postmaster(), 'SIGKILL');
      await sleep(100);
      until.stop = true;
      await Promise.all(writing);
      await ended(child);
      const started = performance.now();
      await start();
      times.push(performance.now() - started);
      expect(await missing(round === rounds ? 0 : before)).toEqual([]);
      expect(await watch.look(submitted)).toEqual([]);
      submitted.clear();
    }
    const slowest = Math.max(...times) / 1000;
    process.stdout.write(
      `crash: ${rounds} rounds, ${acknowledged.size} acknowledged, 0 lost; ${watch.receipts} receipts, 0 lost, 0 changed, 0 forks; slowest start ${slowest.toFixed(1)} s\n`,
    );
  },
  rounds * 40_000,
);

test('the look for what is lost finds it', async () => {
  acknowledged.set('0198f000-0000-7000-8000-000000000000', facts.apiKeys.partnerA as string);
  expect(await missing(0)).toEqual(['0198f000-0000-7000-8000-000000000000: 404']);
});
