import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded.ts';
import { alive } from './embedded-process.ts';

const log = createLog({ level: 'silent' });
const asRoot = process.getuid?.() === 0;
let base: string;
let running: EmbeddedPostgres[];

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'kanal path with spaces '));
  chmodSync(base, 0o755);
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(base, { recursive: true, force: true });
});

async function start(dataDir: string, more: { onExit?: (reason: string) => void; systemDir?: string } = {}) {
  const server = await startEmbedded({ dataDir, log, ...more });
  running.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.adminUrl);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  test('first run, and a warm start with the same port, password and data', async () => {
    const dataDir = path.join(base, 'data');
    const first = await start(dataDir);
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const [settings] = await query(
      first,
      `SELECT current_setting('listen_addresses') AS listen, current_setting('fsync') AS fsync, datlocprovider AS provider,
        datlocale AS locale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'template0'`,
    );
    expect(settings).toEqual({ listen: '127.0.0.1', fsync: 'on', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' });
    await first.stop();
    expect(alive(first.pid)).toBe(false);

    const before = performance.now();
    const second = await start(dataDir);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(second.adminUrl).toBe(first.adminUrl);
    expect(await query(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(statSync(path.join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
    await expect(
      query({ ...second, adminUrl: second.adminUrl.replace(/:[^:@]+@/, ':wrong@') }, 'SELECT 1'),
    ).rejects.toThrow('password authentication failed');
  });

  test.each([
    ['the socket in the data folder', 'data', null],
    ['TCP, where the folder is too deep for a socket’s address', 'deep '.repeat(20), '127.0.0.1/32'],
  ])('is reached by %s', async (_, folder, address) => {
    const server = await start(path.join(base, folder));
    expect(await query(server, 'SELECT inet_server_addr()::text AS address')).toEqual([{ address }]);
  });

  test('kill -9 of the server: told at once, and every acknowledged row is there after the restart', async () => {
    const dataDir = path.join(base, 'data');
    const told = Promise.withResolvers<string>();
    const server = await start(dataDir, { onExit: told.resolve });
    await query(server, 'CREATE TABLE acknowledged (n int PRIMARY KEY)');
    const client = new pg.Client(server.adminUrl);
    client.on('error', () => undefined);
    await client.connect();
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await client.query('INSERT INTO acknowledged VALUES ($1)', [acknowledged]);
        acknowledged++;
      }
    })();
    await expect.poll(() => acknowledged).toBeGreaterThan(50);
    process.kill(server.pid, 'SIGKILL');
    await expect(writing).rejects.toThrow();
    expect(await told.promise).toContain('SIGKILL');
    const again = await start(dataDir);
    const [row] = await query(again, 'SELECT count(*)::int AS n FROM acknowledged');
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged);
  });

  test('a server left over by a killed Kanal is stopped, and its data opened', async () => {
    const dataDir = path.join(base, 'data');
    const module = JSON.stringify(new URL('./embedded.ts', import.meta.url).href);
    const script = `import { startEmbedded } from ${module};
      const log = { info() {}, warn() {} };
      console.log((await startEmbedded({ dataDir: process.argv[1], log })).pid); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGKILL');
    await once(child, 'exit');
    const leftover = Number(said.toString());
    expect(alive(leftover)).toBe(true);
    const server = await start(dataDir);
    expect(alive(leftover)).toBe(false);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a status file whose process number was given to another program does not stop the start', async () => {
    const dataDir = path.join(base, 'data');
    const first = await start(dataDir);
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(() => alive(first.pid)).toBe(false);
    const status = path.join(first.serverDir, 'postmaster.pid');
    writeFileSync(status, readFileSync(status, 'utf8').replace(/^\d+/, String(process.pid)));
    expect(await query(await start(dataDir), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a port taken meanwhile by another program is replaced', async () => {
    const dataDir = path.join(base, 'data');
    const first = await start(dataDir);
    await first.stop();
    const other = createServer().listen(first.port, '127.0.0.1');
    await once(other, 'listening');
    const second = await start(dataDir);
    expect(second.port).not.toBe(first.port);
    expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    other.close();
  });

  test('a data folder moved elsewhere keeps working; a lost password is said in words', async () => {
    const first = await start(path.join(base, 'data'));
    await first.stop();
    const moved = path.join(base, 'moved');
    cpSync(path.join(base, 'data'), moved, { recursive: true, preserveTimestamps: true });
    const second = await start(moved);
    expect(second.serverDir).toBe(path.join(moved, 'postgres'));
    await second.stop();
    rmSync(path.join(moved, 'postgres-password'));
    rmSync(path.join(moved, 'postgres.json'), { force: true });
    await expect(startEmbedded({ dataDir: moved, log })).rejects.toThrow('postgres-password is missing');
  });

  test('damaged files: the error ends with what the server said', async () => {
    const dataDir = path.join(base, 'data');
    const first = await start(dataDir);
    await first.stop();
    writeFileSync(path.join(first.serverDir, 'postgresql.conf'), 'nonsense here');
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow(/did not start[\s\S]*contains errors/);
  });

  test.runIf(asRoot)(
    'as root below a closed folder: programs and data go where the server can reach them',
    async () => {
      const home = path.join(base, 'home');
      mkdirSync(home, { mode: 0o700 });
      const systemDir = path.join(base, 'system');
      const first = await start(path.join(home, 'data'), { systemDir });
      expect(path.dirname(first.serverDir)).toBe(systemDir);
      expect(existsSync(path.join(home, 'data', 'postgres'))).toBe(false);
      await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
      await first.stop();
      const second = await start(path.join(home, 'data'), { systemDir });
      expect(second.serverDir).toBe(first.serverDir);
      expect(await query(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
      const copy = path.join(home, 'copy');
      cpSync(path.join(home, 'data'), copy, { recursive: true });
      await expect(start(copy, { systemDir })).rejects.toThrow(`${copy} is a copy of ${path.join(home, 'data')}`);
      expect(await query(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
      await second.stop();
      rmSync(path.join(home, 'data'), { recursive: true });
      const moved = await start(copy, { systemDir });
      expect(await query(moved, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    },
  );
});
