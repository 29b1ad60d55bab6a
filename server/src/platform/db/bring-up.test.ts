/** One's own PostgreSQL: a server with nothing of Kanal in it, and an owner who is no superuser. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringUpDatabase } from './bring-up.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded.ts';
import { inspectDatabase } from './inspect.ts';

const log = { info: () => undefined, warn: () => undefined } as never;
const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
const secret = 'a-secret-that-only-tests-know-0123456789';
let folder: string;
let server: EmbeddedPostgres;
let admin: pg.Client;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kanal-own-'));
  const packages = process.env.KANAL_TEST_POSTGRES;
  server = await startEmbedded({ dataDir: path.join(folder, 'server'), log, ...(packages ? { packages } : {}) });
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function urlOf(user: string, database: string, password = 'word'): string {
  return `postgres://${user}:${password}@127.0.0.1:${server.port}/${database}`;
}

const open = (databaseUrl: string) =>
  bringUpDatabase({ databaseUrl, dataDir: folder, secret, log, onExit: () => undefined });

async function databaseOf(owner: string, rights: string, database = owner, options = ''): Promise<string> {
  await admin.query(`CREATE ROLE ${owner} LOGIN ${rights} PASSWORD 'word'`);
  await admin.query(`CREATE DATABASE ${database} OWNER ${owner} ${options}`);
  return urlOf(owner, database);
}

describe('with an ordinary owner that may make roles', () => {
  test('the database is brought up, a second time too, and the application is bound by row-level security', async () => {
    const url = await databaseOf('ordinary', 'CREATEROLE');
    const first = await open(url);
    expect(first.migrations.applied.length).toBeGreaterThan(0);
    expect((await open(url)).migrations.applied).toEqual([]);
    expect(await inspectDatabase(first.appUrl)).toMatchObject({ unbound: false, pending: [] });
    const { rows } = await admin.query("SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = 'ordinary'");
    expect(rows).toEqual([{ rolsuper: false, rolcreaterole: true }]);
  });
});

describe('what is missing is said in words, before anything is written', () => {
  test('rights: all of them at once, each with its remedy, which helps', async () => {
    await admin.query("CREATE ROLE poor LOGIN PASSWORD 'word'");
    await admin.query('CREATE DATABASE poor');
    const url = urlOf('poor', 'poor');
    const said = await open(url).then(String, String);
    expect(said).toContain('ALTER ROLE "poor" CREATEROLE');
    expect(said).toContain('GRANT CREATE ON DATABASE "poor" TO "poor"');
    expect(said).toContain('GRANT ALL ON SCHEMA public TO "poor"');
    const inside = new pg.Client({ connectionString: server.adminUrl.replace(/postgres$/, 'poor') });
    await inside.connect();
    for (const [remedy] of said.matchAll(/(ALTER|GRANT) [^,:.…]*(?:, (?:INHERIT|SET) FALSE)*/g))
      await inside.query(remedy);
    await inside.end();
    expect((await open(url)).migrations.applied.length).toBeGreaterThan(0);
  });

  test.each([
    ['a password', () => urlOf('ordinary', 'ordinary', 'wrong'), 'refuses user "ordinary" with this password'],
    ['a database', () => urlOf('ordinary', 'nowhere'), 'there is no database "nowhere"'],
    ['a server', () => 'postgres://a:b@127.0.0.1:1/kanal', 'nothing answers at 127.0.0.1:1'],
    ['a host', () => 'postgres://a:b@nowhere.invalid/kanal', /no host called nowhere.invalid|could not be looked up/],
  ])('%s', async (_title, url, words) => {
    await expect(open(url())).rejects.toThrow(words);
  });

  test('an encoding that has no room for names', async () => {
    const url = await databaseOf('latin', 'CREATEROLE', 'latin', "ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    await expect(open(url)).rejects.toThrow("ENCODING 'UTF8' TEMPLATE template0");
  });

  test('`kanal doctor` tells it on stderr without a trace, exit code 1', async () => {
    await databaseOf('weak', '');
    const run = spawnSync(process.execPath, [main, 'doctor'], {
      env: { PATH: process.env.PATH, KANAL_DATA: path.join(folder, 'data'), DATABASE_URL: urlOf('weak', 'weak') },
      encoding: 'utf8',
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('ALTER ROLE "weak" CREATEROLE');
    expect(run.stderr).not.toContain('    at ');
    expect(run.stdout).toBe('');
  });
});
