import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquireInstanceLock, InstanceLockedError } from './instance-lock.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'kanal lock '));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const lockFile = () => path.join(dataDir, 'kanal.lock');

/** Another process that takes the lock and keeps it until killed. */
async function holdElsewhere() {
  const module = JSON.stringify(new URL('./instance-lock.ts', import.meta.url).href);
  const script = `import { acquireInstanceLock } from ${module};
    try { acquireInstanceLock(process.argv[1]); console.log('held'); setInterval(() => {}, 1000); }
    catch (error) { console.log(error.name); }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

describe('one Kanal per data folder', () => {
  test('a second one is refused with a sentence that names folder and process', () => {
    const lock = acquireInstanceLock(dataDir);
    expect(() => acquireInstanceLock(dataDir)).toThrow(InstanceLockedError);
    expect(() => acquireInstanceLock(dataDir)).toThrow(new RegExp(`already running.*${process.pid}.*KANAL_DATA`));
    lock.release();
    acquireInstanceLock(dataDir).release();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('the lock of a killed process is taken over', async () => {
    const { child, said } = await holdElsewhere();
    expect(said).toBe('held');
    expect(() => acquireInstanceLock(dataDir)).toThrow(InstanceLockedError);
    child.kill('SIGKILL');
    await once(child, 'exit');
    acquireInstanceLock(dataDir).release();
  });

  test.each([
    ['the number now belongs to another process', JSON.stringify({ pid: process.pid, startedAt: '1', token: 't' })],
    ['its content was lost', ''],
    ['its content is not a lock', '[]'],
  ])('a lock is stale when %s', (_title, content) => {
    writeFileSync(lockFile(), content);
    acquireInstanceLock(dataDir);
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  test('releasing leaves a lock alone that is no longer ours', () => {
    const lock = acquireInstanceLock(dataDir);
    writeFileSync(lockFile(), JSON.stringify({ pid: 1, startedAt: null, token: 'other' }));
    lock.release();
    expect(existsSync(lockFile())).toBe(true);
  });

  test('of eight that start at once on a stale lock, one gets it', async () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, startedAt: '1', token: 't' }));
    const all = await Promise.all(Array.from({ length: 8 }, holdElsewhere));
    expect(all.filter(({ said }) => said === 'held')).toHaveLength(1);
    await Promise.all(
      all.map(async ({ child }) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGKILL');
        await once(child, 'exit');
      }),
    );
  });
});
