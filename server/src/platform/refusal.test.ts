import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Refusal, refusalOf } from './refusal.ts';

function listen(port: number, host: string): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

test('a taken port is named with what to do', async () => {
  const holder = await listen(0, '127.0.0.1');
  const { port } = holder.address() as { port: number };
  const error = await listen(port, '127.0.0.1').catch((each: unknown) => each);
  holder.close();
  expect(refusalOf(error)?.message).toBe(
    `Port ${port} is taken by another program. Stop that one, or set PORT to another number.`,
  );
});

test('an address of another machine is named', async () => {
  const error = await listen(0, '192.0.2.1').catch((each: unknown) => each);
  expect(refusalOf(error)?.message).toBe('HOST 192.0.2.1 is no address of this machine.');
});

test('a file in the place of the data folder is named', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanal-refusal-'));
  const file = path.join(folder, 'data');
  writeFileSync(file, '');
  const inside = await mkdir(path.join(file, 'files'), { recursive: true }).catch((each: unknown) => each);
  rmSync(folder, { recursive: true });
  expect(refusalOf(inside)?.message).toContain('a file stands where a folder is needed');
});

test('a refusal keeps its words and exit code; a fault of ours is none', () => {
  expect(refusalOf(new Refusal('no', { exitCode: 3 }))).toMatchObject({ message: 'no', exitCode: 3 });
  expect(refusalOf(new TypeError('x is not a function'))).toBeNull();
});
