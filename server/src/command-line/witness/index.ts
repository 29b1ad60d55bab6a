/**
 * `kanal witness`: cosigns checkpoints of known logs for as long as each continues the one before. Made to be run by
 * somebody other than the vendor; it needs a folder of its own and neither database nor settings of Kanal.
 */
import { sign } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatVerifierKey, parseVerifierKey, ReceiptError, type VerifierKey, verifierKey } from '@kanal/receipt';
import { systemClock } from '../../platform/clock.ts';
import { acquireInstanceLock } from '../../platform/instance-lock.ts';
import { Refusal } from '../../platform/refusal.ts';
import { addCheckpoint, type Witnessing } from './add-checkpoint.ts';
import { ensureWitnessKey, openMemory } from './memory.ts';

const usage =
  'kanal witness --name <host/name> --logs <file of verifier keys, one a line> --folder <own folder> [--port 3200] [--host 127.0.0.1]';
/** A checkpoint with its proof is far below. */
const maxBodyBytes = 262_144;
const requestWithinMs = 10_000;

export async function witness(args: string[]): Promise<void> {
  const { name, folder, logs, port, host } = readArguments(args);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = acquireInstanceLock(folder);
  try {
    const { secret, publicKey } = ensureWitnessKey(folder);
    const key = verifierKey(name, 'witness', publicKey);
    const server = listenFor({
      key,
      logs,
      sign: (message) => new Uint8Array(sign(null, message, secret)),
      memory: openMemory(folder),
      now: systemClock.now,
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    const at = server.address() as AddressInfo;
    process.stdout.write(`${formatVerifierKey(key)}\nhttp://${host}:${at.port}/add-checkpoint\n`);
    await untilStopped(server);
  } finally {
    lock.release();
  }
}

function readArguments(args: string[]) {
  const options = {
    name: { type: 'string' },
    logs: { type: 'string' },
    folder: { type: 'string' },
    port: { type: 'string', default: '3200' },
    host: { type: 'string', default: '127.0.0.1' },
  } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n${usage}`, { exitCode: 2 });
  }
  const { name, logs, folder, port, host } = values;
  if (!name || !logs || !folder || !/^\d{1,5}$/.test(port)) throw new Refusal(usage, { exitCode: 2 });
  return { name: nameOf(name), logs: readLogs(logs), folder: path.resolve(folder), port: Number(port), host };
}

function nameOf(name: string): string {
  if (/^[^\s+]+$/u.test(name)) return name;
  throw new Refusal('--name: a witness’s name has neither blanks nor a plus sign', { exitCode: 2 });
}

function readLogs(file: string): VerifierKey[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const keys = lines.filter((line) => line && !line.startsWith('#')).map((line) => logKey(file, line));
  if (keys.length === 0) throw new Refusal(`${file}: no verifier key in it`, { exitCode: 2 });
  return keys;
}

function logKey(file: string, line: string): VerifierKey {
  try {
    const key = parseVerifierKey(line);
    if (key.type === 'log') return key;
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
  }
  throw new Refusal(`${file}: not a verifier key of a log: ${line}`, { exitCode: 2 });
}

function listenFor(witnessing: Witnessing): Server {
  return createServer({ requestTimeout: requestWithinMs, headersTimeout: requestWithinMs }, (request, response) => {
    answer(witnessing, request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function answer(witnessing: Witnessing, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url !== '/add-checkpoint') return end(response, 404, 'text/plain', 'no such address\n');
  if (request.method !== 'POST') return end(response, 405, 'text/plain', 'POST only\n');
  const body = await bodyOf(request);
  if (!body) return end(response, 413, 'text/plain', 'too long\n');
  const { status, type, body: text } = addCheckpoint(witnessing, body);
  end(response, status, type, text);
}

function end(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxBodyBytes) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function untilStopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      server.close(() => resolve());
      server.closeIdleConnections();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
}
