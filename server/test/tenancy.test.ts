/** Row-level security without the application: what the application's role can reach when all of our code is wrong. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { openPool } from '../src/platform/db/pool.ts';
import { tenantTransaction } from '../src/platform/db/tenancy.ts';
import { lintCatalogue } from './catalogue-lint.ts';
import { projectFiles } from './habits.ts';
import { forgetStatements } from './statement-watch.ts';
import { addPartner, addVendor, startTestApp, type TestApp } from './support.ts';
import { hasPartner, insertText, rowFor, type TenantTable, tenantTables } from './tenant-rows.ts';

const appRole = inject('appRole');
const lintOptions = {
  schemas: ['public', 'identity'],
  globals: ['vendor_directory', 'schema_migrations', 'identity.*'],
  appRole,
};

/** Tables without a partner's rows: those that every partner may read, and those that no partner may. */
const shared = [
  'calendar_years',
  'counters',
  'deal_stages',
  'fair_play_reports',
  'log_checkpoints',
  'log_cosignatures',
  'log_heads',
  'log_keys',
  'log_nodes',
  'log_witnesses',
  'partners',
  'product_families',
  'products',
  'rule_versions',
  'vendors',
];
const closed = [
  'breach_people',
  'deal_interests',
  'direct_conflicts',
  'direct_registrations',
  'fair_play_reminders',
  'disputes',
  'dispute_decisions',
  'dispute_events',
  'dispute_members',
  'dispute_reminders',
  'dispute_votes',
  'precedent_sources',
  // Until a person has confirmed the text.
  'precedents',
  'customer_aliases',
  'customer_duplicates',
  'customer_group_terms',
  'customer_groups',
  'customer_memberships',
  'customer_merges',
  'customer_posting_buckets',
  'customer_postings',
  'customer_profiles',
  'customer_recent_postings',
  'customer_rounds',
  'customer_tokens',
  'customer_verdicts',
  'customers',
  'deputies',
  'invitation_requests',
  'log_mailings',
  'registration_candidates',
  'registration_removals',
  'word_changes',
  'word_lists',
];

let app: TestApp;
let role: pg.Client;
let tables: TenantTable[];
const a = { vendorId: '', mine: '', other: '' };
const b = { vendorId: '', mine: '', other: '' };

beforeAll(async () => {
  app = await startTestApp();
  tables = await tenantTables(app.owner);
  for (const side of [a, b]) {
    side.vendorId = (await addVendor(app)).vendorId;
    side.mine = await addPartner(app, side.vendorId, 'Вектор');
    side.other = await addPartner(app, side.vendorId, 'Сатурн');
  }
  // Rows without their parents: this is about walls, not about references.
  await app.owner.query("SET session_replication_role = 'replica'");
  for (const table of tables) for (const side of [a, b]) await fill(table, side);
  await app.owner.query("SET session_replication_role = 'origin'");
  role = new pg.Client({ connectionString: app.appUrl });
  await role.connect();
});
afterAll(async () => {
  // This file asks without the vendor on purpose.
  forgetStatements();
  await role?.end();
  await app?.close();
});

async function fill(table: TenantTable, side: typeof a): Promise<void> {
  if (table.name === 'vendors' || table.name === 'partners') return;
  const owners = hasPartner(table) ? [side.mine, side.other] : [null];
  for (const partnerId of owners)
    await app.owner.query(...insertText(table.name, rowFor(table, side.vendorId, partnerId)));
}

/** In a transaction of the role that is rolled back at the end. */
async function as<T>(vendorId: string, partnerId: string, work: () => Promise<T>): Promise<T> {
  await role.query('BEGIN');
  try {
    await role.query(`SET LOCAL app.vendor = '${vendorId}'; SET LOCAL app.partner = '${partnerId}'`);
    return await work();
  } finally {
    await role.query('ROLLBACK');
  }
}

async function count(from: string, values: unknown[] = [], client = role): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`, values);
  return Number(rows[0]?.n);
}

const sqlState = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: { code?: string }) => error.code ?? String(error),
  );

/** The same in a savepoint, so that the transaction goes on. */
async function attempt(text: string, values: unknown[] = []): Promise<string> {
  await role.query('SAVEPOINT s');
  const state = await sqlState(role.query(text, values));
  await role.query('ROLLBACK TO SAVEPOINT s');
  return state;
}

const partnerColumn = (table: TenantTable) => (table.name === 'partners' ? 'id' : 'partner_id');

describe('the schema', () => {
  test('keeps the rules R01 to R18', async () => {
    expect(tables.length).toBeGreaterThan(25);
    expect(await lintCatalogue(app.owner, lintOptions)).toEqual([]);
  });

  test('every table without a column of the partner is known as shared or closed', () => {
    const without = tables.filter((table) => !hasPartner(table)).map(({ name }) => name);
    expect(without.sort()).toEqual([...shared, ...closed].sort());
  });

  test('has no function with the rights of its owner', async () => {
    expect(
      await count("pg_proc WHERE prosecdef AND pronamespace IN ('public'::regnamespace, 'identity'::regnamespace)"),
    ).toBe(0);
  });
});

describe('reading as the role of the application', () => {
  test('the vendor sees its own rows of every table and 0 of another vendor', async () => {
    for (const { name } of tables) {
      await as(a.vendorId, 'all', async () => {
        expect(await count(`${name} WHERE vendor_id = $1`, [a.vendorId]), name).toBeGreaterThan(0);
        expect(await count(`${name} WHERE vendor_id <> $1`, [a.vendorId]), name).toBe(0);
      });
    }
  });

  test('a partner sees its own rows and 0 of another partner or vendor', async () => {
    for (const table of tables) {
      await as(a.vendorId, a.mine, async () => {
        const { name } = table;
        expect(await count(`${name} WHERE vendor_id <> $1`, [a.vendorId]), name).toBe(0);
        if (hasPartner(table) || name === 'partners') {
          const foreign = `${name} WHERE ${partnerColumn(table)} IS DISTINCT FROM $1`;
          expect(await count(foreign, [a.mine]), name).toBe(0);
          expect(await count(name), name).toBeGreaterThan(0);
        } else {
          const rows = await count(name);
          expect(rows > 0 ? 'shared' : 'closed', name).toBe(shared.includes(name) ? 'shared' : 'closed');
        }
      });
    }
  });

  test('without settings every table fails loudly, and after a transaction as well', async () => {
    const fresh = new pg.Client({ connectionString: app.appUrl });
    await fresh.connect();
    try {
      for (const { name } of tables) expect(await sqlState(fresh.query(`SELECT 1 FROM ${name}`)), name).toBe('42704');
      await fresh.query(`BEGIN; SET LOCAL app.vendor = '${a.vendorId}'`);
      expect(await sqlState(fresh.query('SELECT 1 FROM registrations'))).toBe('42704');
      await fresh.query('ROLLBACK');
      await fresh.query(`BEGIN; SET LOCAL app.vendor = '${a.vendorId}'; SET LOCAL app.partner = 'all'; COMMIT`);
      const after = await fresh.query("SELECT current_setting('app.vendor') AS v, current_setting('app.partner') AS p");
      expect(after.rows).toEqual([{ v: '', p: '' }]);
      for (const { name } of tables) expect(await sqlState(fresh.query(`SELECT 1 FROM ${name}`)), name).toBe('22P02');
    } finally {
      await fresh.end();
    }
  });

  test('a vendor with an empty partner sees nothing', async () => {
    for (const { name } of tables) {
      expect(await as(a.vendorId, '', () => count(name)), name).toBe(0);
    }
  });
});

describe('writing as the role of the application', () => {
  test('rows of another vendor are refused, by the vendor and by a partner', async () => {
    for (const table of tables) {
      for (const partnerId of ['all', a.mine]) {
        const row = rowFor(table, b.vendorId, partnerId === 'all' ? b.mine : partnerId);
        if (table.name === 'partners') row.id = newId();
        const refused = await as(a.vendorId, partnerId, () => attempt(...insertText(table.name, row)));
        expect(refused, `${table.name} as ${partnerId}`).toBe('42501');
      }
    }
  });

  test('rows of another partner, and rows closed to partners, are refused', async () => {
    for (const table of tables) {
      // Numbers are counted on and the tree of the log grows for whoever submits.
      if (['counters', 'log_heads', 'log_nodes'].includes(table.name)) continue;
      const row = rowFor(table, a.vendorId, a.other);
      expect(await as(a.vendorId, a.mine, () => attempt(...insertText(table.name, row))), table.name).toBe('42501');
    }
  });

  test('rows of others can neither be changed nor removed, own ones not given away', async () => {
    for (const { name } of tables) {
      await as(a.vendorId, 'all', async () => {
        for (const text of [
          `UPDATE ${name} SET vendor_id = vendor_id WHERE vendor_id = $1`,
          `DELETE FROM ${name} WHERE vendor_id = $1`,
        ]) {
          await role.query('SAVEPOINT s');
          const done = await role.query(text, [b.vendorId]).then(
            (result) => result.rowCount,
            (error: { code: string }) => error.code,
          );
          await role.query('ROLLBACK TO SAVEPOINT s');
          expect([0, '42501'], `${name}: ${text}`).toContain(done);
        }
        const given = await attempt(`UPDATE ${name} SET vendor_id = $1 WHERE vendor_id = $2`, [b.vendorId, a.vendorId]);
        expect(given, name).toBe('42501');
      });
    }
  });

  test('what opens a leaf can go, and is never changed', async () => {
    await as(a.vendorId, 'all', async () => {
      const change = 'UPDATE log_leaf_openings SET fields = fields WHERE vendor_id = $1';
      expect(await attempt(change, [a.vendorId])).toBe('42501');
      expect(await attempt('DELETE FROM log_leaf_openings WHERE vendor_id = $1', [a.vendorId])).toBe('no error');
    });
  });

  test('what is written once stays', async () => {
    await as(a.vendorId, 'all', async () => {
      const once = ['registration_events', 'audit_events', 'registration_reads', 'scope_checks'];
      for (const name of [...once, 'log_leaves', 'log_nodes', 'log_parties', 'log_checkpoints']) {
        expect(await attempt(`UPDATE ${name} SET vendor_id = vendor_id WHERE vendor_id = $1`, [a.vendorId]), name).toBe(
          '42501',
        );
        expect(await attempt(`DELETE FROM ${name} WHERE vendor_id = $1`, [a.vendorId]), name).toBe('42501');
      }
    });
  });
});

describe('known holes', () => {
  /** As the owner, in a transaction that never happened. */
  async function asOwner<T>(statements: string[], work: () => Promise<T>): Promise<T> {
    await app.owner.query('BEGIN');
    try {
      for (const text of statements) await app.owner.query(text);
      return await work();
    } finally {
      await app.owner.query('ROLLBACK');
    }
  }
  const settings = () => `SET LOCAL app.vendor = '${a.vendorId}'; SET LOCAL app.partner = 'all'`;
  const foreign = (from: string) => count(`${from} WHERE vendor_id <> $1`, [a.vendorId], app.owner);
  const findings = async () => (await lintCatalogue(app.owner, lintOptions)).map(({ rule }) => rule);
  const owned = () => {
    const name = `owner_${newId().replaceAll('-', '')}`;
    return [`CREATE ROLE ${name}`, `ALTER TABLE customers OWNER TO ${name}`, settings(), `SET LOCAL ROLE ${name}`];
  };

  test('the owner is held by FORCE, and only by it', async () => {
    expect(await asOwner(owned(), () => foreign('customers'))).toBe(0);
    const loose = [...owned().slice(0, -1), 'ALTER TABLE customers NO FORCE ROW LEVEL SECURITY'];
    const opened = await asOwner(loose, async () => {
      const rules = await findings();
      const { rows } = await app.owner.query<{ owner: string }>(
        "SELECT tableowner AS owner FROM pg_tables WHERE tablename = 'customers'",
      );
      await app.owner.query(`SET LOCAL ROLE ${rows[0]?.owner}`);
      return { rules, rows: await foreign('customers') };
    });
    expect(opened.rows).toBeGreaterThan(0);
    expect(opened.rules).toContain('R10');
    expect(opened.rules).toContain('R18');
  });

  test('a view of the owner opens every tenant; with security_invoker it does not', async () => {
    const view = (option: string) => [
      `CREATE VIEW seen ${option} AS SELECT * FROM customers`,
      `GRANT SELECT ON seen TO ${appRole}`,
      settings(),
    ];
    const look = async () => {
      const rules = await findings();
      await app.owner.query(`SET LOCAL ROLE ${appRole}`);
      return { rules, rows: await foreign('seen') };
    };
    expect(await asOwner(view(''), look)).toEqual({ rules: ['R14'], rows: 1 });
    expect(await asOwner(view('WITH (security_invoker = true)'), look)).toEqual({ rules: [], rows: 0 });
  });

  test('a partition asked directly is open unless it has the policy itself, and the lint says so', async () => {
    const statements = [
      'CREATE TABLE parts (vendor_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (vendor_id, id)) PARTITION BY HASH (vendor_id)',
      'CREATE TABLE parts_0 PARTITION OF parts FOR VALUES WITH (MODULUS 1, REMAINDER 0)',
      'ALTER TABLE parts ENABLE ROW LEVEL SECURITY',
      'ALTER TABLE parts FORCE ROW LEVEL SECURITY',
      "CREATE POLICY tenant ON parts USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all') WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')",
      `GRANT SELECT ON parts, parts_0 TO ${appRole}`,
      `INSERT INTO parts VALUES ('${b.vendorId}', '${newId()}')`,
      settings(),
    ];
    const seen = await asOwner(statements, async () => {
      const rules = [...new Set(await findings())];
      await app.owner.query(`SET LOCAL ROLE ${appRole}`);
      return { rules, whole: await foreign('parts'), part: await foreign('parts_0') };
    });
    expect(seen).toEqual({ rules: ['R10'], whole: 0, part: 1 });
  });

  test('a function with the rights of its owner opens every tenant', async () => {
    const statements = [
      "CREATE FUNCTION all_customers() RETURNS SETOF customers LANGUAGE sql SECURITY DEFINER AS 'SELECT * FROM public.customers'",
      settings(),
    ];
    const seen = await asOwner(statements, async () => {
      const rules = await findings();
      await app.owner.query(`SET LOCAL ROLE ${appRole}`);
      return { rules, rows: await foreign('all_customers()') };
    });
    expect(seen).toEqual({ rules: ['R13'], rows: 1 });
  });

  test('a unique key tells nothing about another vendor', async () => {
    const { rows } = await app.owner.query('SELECT code FROM product_families WHERE vendor_id = $1', [b.vendorId]);
    const family = tables.find(({ name }) => name === 'product_families') as TenantTable;
    const row = { ...rowFor(family, a.vendorId, null), code: rows[0].code };
    expect(await as(a.vendorId, 'all', () => attempt(...insertText('product_families', row)))).toBe('no error');
  });

  test('a setting left on a pooled connection does not reach the next transaction', async () => {
    const { db, close } = openPool({ url: app.appUrl, max: 1, onError: () => undefined });
    try {
      await sql.raw(`SET app.vendor = '${b.vendorId}'; SET app.partner = 'all'`).execute(db);
      const seen = await tenantTransaction(db, { vendorId: a.vendorId, partnerId: a.mine }, (tx) =>
        sql<{ vendor_id: string }>`SELECT DISTINCT vendor_id FROM registrations`.execute(tx),
      );
      expect(seen.rows).toEqual([{ vendor_id: a.vendorId }]);
    } finally {
      await close();
    }
  });

  test('only the file of tenancy makes the settings, and always for one transaction', () => {
    const root = path.resolve(import.meta.dirname, '../..');
    const files = projectFiles(root, 'server/src').filter((file) =>
      /\bset(_config)?\b[^\n]{0,20}app\.(vendor|partner)/i.test(file.text),
    );
    expect(files.map((file) => file.path)).toEqual(['server/src/platform/db/tenancy.ts']);
    const text = readFileSync(path.join(root, 'server/src/platform/db/tenancy.ts'), 'utf8');
    const made = text.match(/\bSET (LOCAL )?app\.\w+/g) ?? [];
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter((each) => !each.startsWith('SET LOCAL '))).toEqual([]);
  });

  test('a value never becomes a statement', async () => {
    const { db, close } = openPool({ url: app.appUrl, max: 1, onError: () => undefined });
    const evil = `x'; SET LOCAL app.vendor = '${b.vendorId}'; --`;
    try {
      const tenant = { vendorId: a.vendorId, partnerId: 'all' as const };
      const after = await tenantTransaction(db, tenant, async (tx) => {
        await tx
          .selectFrom('customers')
          .select('id')
          .where('vendor_id', '=', a.vendorId)
          .where('name', '=', evil)
          .execute();
        return sql<{ v: string }>`SELECT current_setting('app.vendor') AS v`.execute(tx);
      });
      expect(after.rows).toEqual([{ v: a.vendorId }]);
      for (const vendorId of [evil, '', 'all', a.vendorId.toUpperCase(), `${a.vendorId}' `]) {
        const refused = () => tenantTransaction(db, { vendorId, partnerId: 'all' }, async () => 'ran');
        expect(refused, vendorId).toThrow(TypeError);
      }
      expect(await sqlState(role.query('SELECT $1::text; SELECT 1', ['x']))).toBe('42601');
    } finally {
      await close();
    }
  });

  test('the role can neither empty, alter nor pass by', async () => {
    await as(a.vendorId, 'all', async () => {
      for (const text of [
        'TRUNCATE customers',
        'ALTER TABLE customers DISABLE ROW LEVEL SECURITY',
        'DROP POLICY tenant ON customers',
        'CREATE TABLE mine (id int)',
        'SET LOCAL session_replication_role = replica',
        'SET LOCAL ROLE pg_read_all_data',
        'COPY customers TO PROGRAM $$cat$$',
      ]) {
        expect(await attempt(text), text).toBe('42501');
      }
      await role.query('SET LOCAL row_security = off');
      expect(await attempt('SELECT * FROM customers')).toBe('42501');
    });
  });
});
