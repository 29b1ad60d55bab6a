/** Rules R01–R18 for the schema, read from the database's own catalogue: what a migration says does not matter, what stands does. */
import type { ClientBase } from 'pg';

export interface LintFinding {
  /** `R01` … `R18` */
  rule: string;
  /** `schema.table`, with the index, constraint or column after it where there is one. */
  object: string;
  message: string;
}

export interface LintOptions {
  /** Tables that belong to no vendor: `schema.table`, `table` (in public), or `schema.*`. */
  globals: string[];
  schemas: string[];
  appRole: string;
}

interface Check {
  rule: string;
  message: string;
  /** Yields the column `object`; sees the common tables of PRELUDE. */
  sql: string;
}

const PRELUDE = `WITH setting AS (SELECT $1::text[] AS schemas, $2::text[] AS globals, $3::text AS app_role),
  tables AS (
    SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relowner, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,
      (n.nspname || '.' || c.relname = ANY (globals) OR n.nspname || '.*' = ANY (globals)) AS is_global
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, setting
    WHERE n.nspname = ANY (schemas) AND c.relkind IN ('r', 'p', 'f')
  ),
  tenant AS (SELECT * FROM tables WHERE NOT is_global),
  vendor_column AS (SELECT attrelid, attnum, atttypid, attnotnull FROM pg_attribute WHERE attname = 'vendor_id' AND NOT attisdropped),
  indexes AS (
    SELECT t.oid, t.is_global, t.name || ' (' || c.relname || ')' AS name, i.indisunique, am.amname,
      EXISTS (SELECT FROM vendor_column v WHERE v.attrelid = t.oid AND v.attnum = i.indkey[0]) AS vendor_first
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am am ON am.oid = c.relam JOIN tables t ON t.oid = i.indrelid
  ),
  constraints AS (
    SELECT k.*, t.is_global, t.name || ' (' || k.conname || ')' AS name FROM pg_constraint k JOIN tables t ON t.oid = k.conrelid
  ),
  policies AS (
    SELECT p.*, t.name, pg_get_expr(p.polqual, p.polrelid) AS using_text, pg_get_expr(p.polwithcheck, p.polrelid) AS check_text
    FROM pg_policy p JOIN tenant t ON t.oid = p.polrelid
  ),
  functions AS (
    SELECT n.nspname || '.' || p.proname AS name, p.prosecdef, p.proconfig, pg_get_functiondef(p.oid) AS source
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, setting
    WHERE n.nspname = ANY (schemas) AND p.prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
  ),
  others AS (
    SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relkind, c.reloptions, c.relowner
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, setting
    WHERE n.nspname = ANY (schemas) AND c.relkind IN ('S', 'v', 'm')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
  )`;

const bothSettings = (text: string) =>
  `${text} LIKE '%current_setting(''app.vendor''::text)%' AND ${text} LIKE '%current_setting(''app.partner''::text)%'`;

const CHECKS: Check[] = [
  {
    rule: 'R01',
    message: 'has no primary key',
    sql: "SELECT name FROM tables t WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p')",
  },
  {
    rule: 'R02',
    message: 'has no vendor_id uuid NOT NULL and is not listed as global',
    sql: `SELECT name FROM tenant t WHERE NOT EXISTS (
      SELECT FROM vendor_column v WHERE v.attrelid = t.oid AND v.atttypid = 'uuid'::regtype AND v.attnotnull)`,
  },
  {
    rule: 'R03',
    message: 'is unique without vendor_id in front',
    sql: 'SELECT name FROM indexes WHERE indisunique AND NOT is_global AND NOT vendor_first',
  },
  {
    rule: 'R04',
    message: 'is a foreign key that does not carry vendor_id on both sides',
    sql: `SELECT name FROM constraints k WHERE contype = 'f'
      AND NOT (is_global AND EXISTS (SELECT FROM tables t WHERE t.oid = k.confrelid AND t.is_global))
      AND NOT EXISTS (
        SELECT FROM unnest(k.conkey, k.confkey) AS pair (own, other)
        JOIN vendor_column a ON a.attrelid = k.conrelid AND a.attnum = pair.own
        JOIN vendor_column b ON b.attrelid = k.confrelid AND b.attnum = pair.other)`,
  },
  { rule: 'R05', message: 'is deferrable', sql: 'SELECT name FROM constraints WHERE condeferrable' },
  { rule: 'R06', message: 'is an exclusion constraint', sql: "SELECT name FROM constraints WHERE contype = 'x'" },
  {
    rule: 'R07',
    message: 'counts by a sequence; use UUIDv7 or a counter row per vendor',
    sql: `SELECT name FROM others WHERE relkind = 'S'
      UNION ALL SELECT t.name || '.' || a.attname FROM pg_attribute a JOIN tables t ON t.oid = a.attrelid WHERE a.attidentity <> ''`,
  },
  {
    rule: 'R08',
    message: 'is neither b-tree nor GIN',
    sql: "SELECT name FROM indexes WHERE amname NOT IN ('btree', 'gin')",
  },
  {
    rule: 'R09',
    message: 'is a b-tree without vendor_id in front',
    sql: "SELECT name FROM indexes WHERE amname = 'btree' AND NOT is_global AND NOT vendor_first",
  },
  {
    rule: 'R10',
    message: 'does not have row-level security enabled and forced',
    sql: 'SELECT name FROM tenant WHERE NOT (relrowsecurity AND relforcerowsecurity)',
  },
  {
    rule: 'R10',
    message: 'does not have exactly one policy',
    sql: 'SELECT name FROM tenant t WHERE (SELECT count(*) FROM policies p WHERE p.polrelid = t.oid) <> 1',
  },
  {
    rule: 'R10',
    message: 'has a RESTRICTIVE policy, which opens every tenant on Citus workers',
    sql: `SELECT name || ' (' || polname || ')' AS name FROM policies WHERE NOT polpermissive`,
  },
  {
    rule: 'R10',
    message: 'has a policy that does not demand vendor and partner, both in USING and WITH CHECK, for every command',
    sql: `SELECT name || ' (' || polname || ')' AS name FROM policies
      WHERE (polcmd = '*' AND ${bothSettings('using_text')} AND ${bothSettings('check_text')}) IS NOT TRUE`,
  },
  {
    rule: 'R10',
    message: 'has a policy with a sub-select or a setting that may be missing',
    sql: `SELECT name || ' (' || polname || ')' AS name FROM policies
      WHERE concat(using_text, ' ', check_text) ~* '\\mSELECT\\M|current_setting\\([^)]*, true\\)'`,
  },
  { rule: 'R11', message: 'is unlogged', sql: "SELECT name FROM tables WHERE relpersistence = 'u'" },
  {
    rule: 'R12',
    message: 'notifies or takes a session advisory lock',
    sql: `SELECT name FROM functions WHERE source ~* '\\mNOTIFY\\M|pg_notify|pg_(try_)?advisory_(un)?lock(_shared|_all)?\\s*\\('`,
  },
  {
    rule: 'R13',
    message: 'is SECURITY DEFINER without a search_path of its own',
    sql: "SELECT name FROM functions WHERE prosecdef AND NOT coalesce(array_to_string(proconfig, ',') ~ '(^|,)search_path=', false)",
  },
  {
    rule: 'R14',
    message: 'is a view that reads with the rights of its owner; set security_invoker = true',
    sql: `SELECT name FROM others WHERE relkind = 'v'
      AND NOT coalesce(array_to_string(reloptions, ',') ~* '(^|,)security_invoker=(true|on|yes|1)(,|$)', false)`,
  },
  {
    rule: 'R15',
    message: 'is a trigger',
    sql: `SELECT t.name || ' (' || g.tgname || ')' AS name FROM pg_trigger g JOIN tables t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal
      UNION ALL SELECT 'event trigger ' || evtname FROM pg_event_trigger`,
  },
  { rule: 'R16', message: 'is a materialised view', sql: "SELECT name FROM others WHERE relkind = 'm'" },
  {
    rule: 'R17',
    message: 'is an extension outside of the list (pg_trgm, pgcrypto)',
    sql: "SELECT extname::text AS name FROM pg_extension WHERE extname NOT IN ('plpgsql', 'pg_trgm', 'pgcrypto')",
  },
  {
    rule: 'R18',
    message: 'has another owner than most tables; one owner for all',
    sql: `SELECT name FROM tables WHERE relowner <> (SELECT relowner FROM tables GROUP BY relowner ORDER BY count(*) DESC, relowner LIMIT 1)`,
  },
  {
    rule: 'R18',
    message: 'belongs to the role of the application, or to one it may become',
    sql: `SELECT name FROM (SELECT name, relowner FROM tables UNION ALL SELECT name, relowner FROM others) all_relations, setting
      WHERE pg_has_role(app_role, relowner, 'MEMBER')`,
  },
  {
    rule: 'R18',
    message: 'is the role of the application and may pass by row-level security',
    sql: 'SELECT rolname::text AS name FROM pg_roles, setting WHERE rolname = app_role AND (rolsuper OR rolbypassrls)',
  },
  {
    rule: 'R18',
    message: 'may be truncated by the role of the application, which row-level security does not see',
    sql: `SELECT name FROM tables, setting WHERE has_table_privilege(app_role, oid, 'TRUNCATE')`,
  },
];

/**
 * Every finding, ordered by rule and object; empty when the schema keeps the rules.
 * @throws Error when a schema or the application's role does not exist: a lint that saw nothing proves nothing
 */
export async function lintCatalogue(client: Pick<ClientBase, 'query'>, options: LintOptions): Promise<LintFinding[]> {
  const globals = options.globals.map((name) => (name.includes('.') ? name : `public.${name}`));
  const parameters = [options.schemas, globals, options.appRole];
  await assertSeen(client, parameters);
  const findings: LintFinding[] = [];
  for (const { rule, message, sql } of CHECKS) {
    const { rows } = await client.query<{ name: string }>(`${PRELUDE} ${sql}`, parameters);
    findings.push(...rows.map(({ name }) => ({ rule, object: name, message })));
  }
  return findings.sort((a, b) => a.rule.localeCompare(b.rule) || a.object.localeCompare(b.object));
}

async function assertSeen(client: Pick<ClientBase, 'query'>, parameters: unknown[]): Promise<void> {
  const { rows } = await client.query<{ missing: string }>(
    `${PRELUDE}
     SELECT 'schema ' || s AS missing FROM setting, unnest(schemas) AS s WHERE s NOT IN (SELECT nspname FROM pg_namespace)
     UNION ALL SELECT 'role ' || app_role FROM setting WHERE app_role NOT IN (SELECT rolname FROM pg_roles)
     UNION ALL SELECT 'global table ' || g FROM setting, unnest(globals) AS g
       WHERE g NOT LIKE '%.*' AND g NOT IN (SELECT name FROM tables)
     UNION ALL SELECT 'any table of a vendor' WHERE NOT EXISTS (SELECT FROM tenant)`,
    parameters,
  );
  if (rows.length > 0)
    throw new Error(`The catalogue lint did not find: ${rows.map(({ missing }) => missing).join(', ')}`);
}
