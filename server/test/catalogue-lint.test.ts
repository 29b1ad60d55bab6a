import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbedded } from '../src/platform/db/embedded.ts';
import { createLog } from '../src/platform/log.ts';
import { type LintFinding, lintCatalogue } from './catalogue-lint.ts';

const POLICY = `USING (vendor_id = current_setting('app.vendor')::uuid
    AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid
    AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))`;

const guarded = (name: string) =>
  `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${name} FORCE ROW LEVEL SECURITY; CREATE POLICY tenant ON ${name} ${POLICY};`;

/** A table that keeps every rule; `extra` goes between its columns and its primary key. */
const table = (name: string, extra = '') =>
  `CREATE TABLE ${name} (vendor_id uuid NOT NULL, id uuid NOT NULL, partner_id uuid, ${extra} PRIMARY KEY (vendor_id, id)); ${guarded(name)}`;

const GOOD = `
  CREATE TABLE vendor_directory (slug text PRIMARY KEY);
  CREATE SCHEMA identity;
  CREATE TABLE identity.sessions (token text PRIMARY KEY, slug text REFERENCES vendor_directory (slug));
  ${table('partners')}
  ${table('deals', 'name text NOT NULL, words tsvector, FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id),')}
  CREATE UNIQUE INDEX deals_by_name ON deals (vendor_id, name) WHERE name <> '';
  CREATE INDEX deals_by_words ON deals USING gin (words);
  CREATE VIEW open_deals WITH (security_invoker = true) AS SELECT * FROM deals;
  CREATE FUNCTION careful() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT 1';
  CREATE FUNCTION in_transaction() RETURNS void LANGUAGE sql AS 'SELECT pg_advisory_xact_lock(1)';
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app;`;

/** Each breaks one rule; the object it must be found on. */
const BAD: [rule: string, object: string, sql: string][] = [
  ['R01', 'public.keyless', `CREATE TABLE keyless (vendor_id uuid NOT NULL, partner_id uuid); ${guarded('keyless')}`],
  ['R02', 'public.vendorless', 'CREATE TABLE vendorless (id uuid PRIMARY KEY)'],
  ['R02', 'public.nullable', 'CREATE TABLE nullable (id uuid PRIMARY KEY, vendor_id uuid)'],
  ['R02', 'public.texts', 'CREATE TABLE texts (vendor_id text NOT NULL, id uuid, PRIMARY KEY (vendor_id, id))'],
  ['R03', 'public.deals (deals_once)', 'CREATE UNIQUE INDEX deals_once ON deals (name)'],
  [
    'R03',
    'public.lower_first (lower_first_key)',
    `${table('lower_first')} CREATE UNIQUE INDEX lower_first_key ON lower_first (lower(vendor_id::text))`,
  ],
  [
    'R04',
    'public.children (children_fk)',
    `${table('children', 'slug text CONSTRAINT children_fk REFERENCES vendor_directory (slug),')}`,
  ],
  [
    'R05',
    'public.late (late_fk)',
    table(
      'late',
      'CONSTRAINT late_fk FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id) DEFERRABLE,',
    ),
  ],
  [
    'R06',
    'public.spans (spans_apart)',
    table('spans', 'during tstzrange, CONSTRAINT spans_apart EXCLUDE USING gist (during WITH &&),'),
  ],
  ['R07', 'public.loose', 'CREATE SEQUENCE loose'],
  ['R07', 'public.numbered.n', table('numbered', 'n int GENERATED ALWAYS AS IDENTITY,')],
  ['R08', 'public.deals (deals_hash)', 'CREATE INDEX deals_hash ON deals USING hash (name)'],
  ['R09', 'public.deals (deals_by_partner)', 'CREATE INDEX deals_by_partner ON deals (partner_id, vendor_id)'],
  ['R10', 'public.unforced', `${table('unforced')} ALTER TABLE unforced NO FORCE ROW LEVEL SECURITY`],
  ['R10', 'public.disabled', `${table('disabled')} ALTER TABLE disabled DISABLE ROW LEVEL SECURITY`],
  ['R10', 'public.second', `${table('second')} CREATE POLICY more ON second USING (true)`],
  [
    'R10',
    'public.narrow (tenant)',
    `${table('narrow')} DROP POLICY tenant ON narrow; CREATE POLICY tenant ON narrow AS RESTRICTIVE ${POLICY}`,
  ],
  [
    'R10',
    'public.half (tenant)',
    `${table('half')} DROP POLICY tenant ON half; CREATE POLICY tenant ON half USING (vendor_id = current_setting('app.vendor')::uuid)`,
  ],
  [
    'R10',
    'public.lenient (tenant)',
    `${table('lenient')} ALTER POLICY tenant ON lenient USING (vendor_id = current_setting('app.vendor', true)::uuid AND current_setting('app.partner') = 'all')`,
  ],
  [
    'R10',
    'public.nested (tenant)',
    `${table('nested')} ALTER POLICY tenant ON nested USING (vendor_id = (SELECT current_setting('app.vendor')::uuid) AND current_setting('app.partner') = 'all')`,
  ],
  ['R11', 'public.fleeting', `${table('fleeting')} ALTER TABLE fleeting SET UNLOGGED`],
  ['R12', 'public.shout', `CREATE FUNCTION shout() RETURNS void LANGUAGE plpgsql AS 'BEGIN NOTIFY all_ears; END'`],
  ['R12', 'public.hold', `CREATE FUNCTION hold() RETURNS void LANGUAGE sql AS 'SELECT pg_advisory_lock(1)'`],
  [
    'R12',
    'public.hold_atomic',
    'CREATE FUNCTION hold_atomic() RETURNS boolean LANGUAGE sql BEGIN ATOMIC SELECT pg_try_advisory_lock(1); END',
  ],
  ['R13', 'public.powerful', `CREATE FUNCTION powerful() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`],
  ['R14', 'public.owners_view', 'CREATE VIEW owners_view AS SELECT * FROM deals'],
  ['R14', 'public.off_view', 'CREATE VIEW off_view WITH (security_invoker = false) AS SELECT * FROM deals'],
  [
    'R15',
    'public.deals (deals_changed)',
    `CREATE FUNCTION changed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER deals_changed BEFORE UPDATE ON deals FOR EACH ROW EXECUTE FUNCTION changed()`,
  ],
  ['R16', 'public.totals', 'CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM deals'],
  ['R18', 'public.foreign_owner', `${table('foreign_owner')} ALTER TABLE foreign_owner OWNER TO other`],
  ['R18', 'public.app_owned', `${table('app_owned')} ALTER TABLE app_owned OWNER TO app`],
  ['R18', 'public.emptied', `${table('emptied')} GRANT TRUNCATE ON emptied TO app`],
  ['R18', 'app', 'ALTER ROLE app BYPASSRLS'],
];

let folder: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kanal-lint-'));
  chmodSync(folder, 0o755);
  server = await startEmbedded({ dataDir: folder, log: createLog({ level: 'silent' }) });
  await inDatabase('postgres', (client) =>
    client.query('CREATE ROLE app; CREATE ROLE other; CREATE ROLE schema_owner'),
  );
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function inDatabase<T>(name: string, go: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(server.adminUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client(url.href);
  await client.connect();
  try {
    return await go(client);
  } finally {
    await client.end();
  }
}

async function lintOf(database: string, ...sql: string[]): Promise<LintFinding[]> {
  await inDatabase('postgres', (client) => client.query(`CREATE DATABASE ${database}`));
  return inDatabase(database, async (client) => {
    for (const statement of sql) await client.query(statement);
    return lintCatalogue(client, {
      globals: ['vendor_directory', 'identity.*'],
      schemas: ['public', 'identity'],
      appRole: 'app',
    });
  });
}

async function available(names: string[]): Promise<string[]> {
  const { rows } = await inDatabase('postgres', (client) =>
    client.query<{ name: string }>('SELECT name FROM pg_available_extensions WHERE name = ANY ($1)', [names]),
  );
  return rows.map(({ name }) => name);
}

describe('the catalogue lint', () => {
  test('is silent on a schema that keeps the rules, listed extensions included', async () => {
    const extensions = (await available(['pg_trgm', 'pgcrypto'])).map((name) => `CREATE EXTENSION ${name}`);
    expect(await lintOf('good', ...extensions, GOOD)).toEqual([]);
  });

  test('fires on every rule', async () => {
    // Which extensions a build brings differs; every build has at least one outside of the list.
    const [extension] = await available(['citext', 'hstore', 'unaccent', 'tablefunc', 'btree_gist']);
    expect(extension).toBeDefined();
    const bad: typeof BAD = [...BAD, ['R17', extension!, `CREATE EXTENSION ${extension}`]];
    const findings = await lintOf('bad', GOOD, ...bad.map(([, , sql]) => sql));
    await inDatabase('postgres', (client) => client.query('ALTER ROLE app NOBYPASSRLS'));
    const silent = bad.filter(
      ([rule, object]) => !findings.some((found) => found.rule === rule && found.object === object),
    );
    expect(silent.map(([rule, object]) => `${rule} ${object}`)).toEqual([]);
    const all = Array.from({ length: 18 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(all);
    expect(
      findings.filter(({ object }) =>
        /^public\.(partners|open_deals|careful|in_transaction|vendor_directory)\b/.test(object),
      ),
    ).toEqual([]);
  });

  test('an application role that may become the owner is found', async () => {
    const findings = await lintOf(
      'member',
      GOOD,
      'ALTER TABLE deals OWNER TO schema_owner',
      'GRANT schema_owner TO app',
    );
    expect(findings.filter(({ message }) => message.includes('may become'))).toMatchObject([
      { rule: 'R18', object: 'public.deals' },
    ]);
  });

  test('refuses to lint what is not there', async () => {
    await expect(lintOf('empty')).rejects.toThrow(
      /schema identity, global table public.vendor_directory, any table of a vendor/,
    );
  });
});
