/** One row for any tenant table, made from the catalogue: so that a wall without anything behind it proves nothing. */
import type pg from 'pg';
import { newId } from '../src/kernel/ids.ts';

export interface TenantTable {
  name: string;
  columns: Column[];
}

interface Column {
  name: string;
  type: string;
  required: boolean;
  /** First value that a `CHECK (… IN (…))` names. */
  listed: string | null;
}

/** Every table with a policy, by name. */
export async function tenantTables(owner: pg.Client): Promise<TenantTable[]> {
  const { rows } = await owner.query<Column & { table: string }>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type,
       a.attnotnull AND NOT a.atthasdef AS required,
       (SELECT substring(pg_get_constraintdef(k.oid) FROM 'ARRAY\\[''([^'']+)''') FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum] LIMIT 1) AS listed
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relrowsecurity AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, a.attnum`,
  );
  const tables = new Map<string, TenantTable>();
  for (const { table, ...column } of rows) {
    if (!tables.has(table)) tables.set(table, { name: table, columns: [] });
    tables.get(table)?.columns.push(column);
  }
  return [...tables.values()];
}

export const hasPartner = (table: TenantTable) => table.columns.some((column) => column.name === 'partner_id');

let moment = Date.parse('2026-01-01T00:00:00Z');

/** Values for the columns that must have one; ids and times only grow, which is what the checks of pairs want. */
export function rowFor(table: TenantTable, vendorId: string, partnerId: string | null): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of table.columns) {
    if (column.required) row[column.name] = column.listed ?? sampleOf(column.type);
  }
  row.vendor_id = vendorId;
  if (hasPartner(table)) row.partner_id = partnerId;
  if (table.name === 'partners' && partnerId) row.id = partnerId;
  if (table.name === 'registrations') row.state = 'draft';
  if (table.name === 'rule_versions') row.state = 'published';
  if (table.name === 'co_sellings') row.support_percent = 99;
  if (table.name === 'log_leaf_openings') row.fields = '[["label", "value"]]';
  return row;
}

function sampleOf(type: string): unknown {
  moment += 60_000;
  if (type === 'uuid') return newId();
  if (type === 'text' || type === 'character varying') return `x${moment}`;
  if (type.startsWith('timestamp')) return new Date(moment);
  if (type === 'date') return '2026-01-12';
  if (type === 'boolean') return true;
  if (type === 'jsonb') return '{}';
  if (type.endsWith('[]')) return [];
  if (type === 'bytea') return Buffer.alloc(32, 1);
  // Places in a log: one row each.
  if (type === 'bigint') return moment / 60_000;
  if (/^(integer|smallint|real|double precision|numeric)$/.test(type)) return 1;
  throw new Error(`no value for type ${type}: add one to tenant-rows.ts`);
}

export function insertText(table: string, row: Record<string, unknown>): [string, unknown[]] {
  const names = Object.keys(row);
  const marks = names.map((_name, at) => `$${at + 1}`);
  return [`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks.join(', ')})`, Object.values(row)];
}
