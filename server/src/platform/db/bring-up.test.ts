/** One's own PostgreSQL: a server with nothing of Kanal in it, and an owner who is no superuser. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseUrl } from '../../../test/global-setup.ts';
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

const open = (databaseUrl: string, ownSecret = secret) =>
  bringUpDatabase({ databaseUrl, dataDir: folder, secret: ownSecret, log, onExit: () => undefined });

async function databaseOf(owner: string, rights: string, database = owner, options = ''): Promise<string> {
  await admin.query(`CREATE ROLE ${owner} LOGIN ${rights} PASSWORD 'word'`);
  await admin.query(`CREATE DATABASE ${database} OWNER ${owner} ${options}`);
  return urlOf(owner, database);
}

const roleOf = ({ appUrl }: { appUrl: string }): string => new URL(appUrl).username;

async function inside<Row extends pg.QueryResultRow>(database: string, statement: string): Promise<Row[]> {
  return rowsAt<Row>(databaseUrl(server.adminUrl, database), statement);
}

async function rowsAt<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** As the application: how many vendors there are. */
async function rowsOf(appUrl: string): Promise<number | undefined> {
  const [row] = await rowsAt<{ n: number }>(appUrl, 'SELECT count(*)::int AS n FROM vendor_directory');
  return row?.n;
}

/** Every privilege of a role in a database. */
async function grantsOf(database: string, role: string): Promise<string[]> {
  const rows = await inside<{ grant: string }>(
    database,
    `SELECT concat_ws(' ', pg_describe_object(d.classid, d.objid, d.objsubid), (
       SELECT string_agg(a.privilege_type, ',' ORDER BY a.privilege_type) FROM aclexplode(coalesce(
         (SELECT relacl FROM pg_class WHERE d.classid = 'pg_class'::regclass AND oid = d.objid AND d.objsubid = 0),
         (SELECT attacl FROM pg_attribute WHERE d.classid = 'pg_class'::regclass AND attrelid = d.objid AND attnum = d.objsubid),
         (SELECT nspacl FROM pg_namespace WHERE d.classid = 'pg_namespace'::regclass AND oid = d.objid),
         (SELECT proacl FROM pg_proc WHERE d.classid = 'pg_proc'::regclass AND oid = d.objid))) a
       WHERE a.grantee = d.refobjid)) AS grant
     FROM pg_shdepend d JOIN pg_database b ON b.oid = d.dbid AND b.datname = current_database()
     WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = '${role}'::regrole ORDER BY 1`,
  );
  return rows.map(({ grant }) => grant);
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

describe('several databases on one server', () => {
  test('each has a role of its own: neither takes the other one’s password, nor reads its rows', async () => {
    const [one, two] = [await databaseOf('production', 'CREATEROLE'), await databaseOf('staging', 'CREATEROLE')];
    const first = await open(one, `${secret}-production`);
    const second = await open(two, `${secret}-staging`);
    expect(await rowsOf(first.appUrl)).toBe(0);
    expect(await rowsOf(second.appUrl)).toBe(0);
    expect(roleOf(second)).toBe('kanal_app_staging');
    await expect(rowsOf(first.appUrl.replace(/production$/, 'staging'))).rejects.toThrow('permission denied');
    expect(roleOf(await open(one, `${secret}-production`))).toBe(roleOf(first));
  });

  test('two that are brought up in the same moment do not take one role', async () => {
    await admin.query('DROP DATABASE ordinary');
    await admin.query('DROP ROLE kanal_app');
    const urls = [await databaseOf('left_side', 'CREATEROLE'), await databaseOf('right_side', 'CREATEROLE')];
    const both = await Promise.all(urls.map((url, index) => open(url, `${secret}-${index}`)));
    const roles = both.map(roleOf);
    expect(new Set(roles).size).toBe(2);
    expect(roles).toContain('kanal_app');
    for (const { appUrl } of both) expect(await rowsOf(appUrl)).toBe(0);
  });

  test('a copy of another owner takes over what was granted to the role of its original, which keeps its own', async () => {
    const original = await open(urlOf('production', 'production'), `${secret}-production`);
    const granted = await grantsOf('production', roleOf(original));
    await admin.query('CREATE DATABASE the_copy TEMPLATE production OWNER staging');
    await inside('the_copy', 'REASSIGN OWNED BY production TO staging');
    await admin.query('ALTER DATABASE production OWNER TO production');
    const copy = await open(urlOf('staging', 'the_copy'), `${secret}-copy`);
    expect(copy.migrations).toMatchObject({ applied: [], appRole: 'kanal_app_the_copy' });
    expect(granted.length).toBeGreaterThan(50);
    expect(await grantsOf('the_copy', roleOf(copy))).toEqual(granted);
    expect(await grantsOf('the_copy', roleOf(original))).toEqual([]);
    expect(await grantsOf('production', roleOf(original))).toEqual(granted);
    for (const { appUrl } of [original, copy]) expect(await rowsOf(appUrl)).toBe(0);
  });

  test('a database keeps its role under another name, and beside a reader that an administrator named alike', async () => {
    await admin.query('ALTER DATABASE the_copy RENAME TO renamed');
    await inside(
      'renamed',
      'CREATE ROLE kanal_app_a_reader; GRANT SELECT ON ALL TABLES IN SCHEMA public TO kanal_app_a_reader',
    );
    expect(roleOf(await open(urlOf('staging', 'renamed'), `${secret}-copy`))).toBe('kanal_app_the_copy');
  });

  test('a database that is made anew takes the role that the dropped one has left', async () => {
    await admin.query('DROP DATABASE renamed');
    await admin.query('CREATE DATABASE the_copy OWNER staging');
    expect(roleOf(await open(urlOf('staging', 'the_copy')))).toBe('kanal_app_the_copy');
  });

  test('a database that was restored without its grants is refused in words', async () => {
    await inside('the_copy', 'REVOKE ALL ON schema_migrations FROM kanal_app_the_copy');
    await expect(open(urlOf('staging', 'the_copy'))).rejects.toThrow('restored without its grants');
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
    for (const [remedy] of said.matchAll(/(ALTER|GRANT) [^,:.…]*/g)) await inside('poor', remedy);
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
