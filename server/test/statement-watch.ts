/**
 * Looks at every statement that the application sends while tests run, and fails the test file whose statements forget
 * the vendor on a tenant table. Connections that tests open by themselves do not count.
 */
import pg from 'pg';
import { tablesWithoutVendor } from './vendor-named.ts';

const seen = new Map<string, string[]>();
const tenant = new Set<string>();

interface Connected {
  connectionParameters?: { application_name?: string };
}

const query = pg.Client.prototype.query as (this: pg.Client, ...all: unknown[]) => unknown;
pg.Client.prototype.query = function watched(this: pg.Client & Connected, ...all: unknown[]) {
  const [first] = all;
  const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
  if (text && this.connectionParameters?.application_name === 'kanal' && !seen.has(text)) {
    seen.set(text, tenant.size > 0 ? tablesWithoutVendor(text, tenant) : []);
  }
  return query.apply(this, all);
} as typeof pg.Client.prototype.query;

/** Tells the watch which tables belong to a vendor: those with a policy. */
export async function watchTenantTables(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace",
  );
  for (const { name } of rows) tenant.add(name);
}

/** Statements sent so far that do not name the vendor of a table, one line each. */
export function carelessStatements(): string[] {
  return [...seen].flatMap(([text, tables]) => (tables.length > 0 ? [`${tables.join(', ')}: ${text}`] : []));
}

export const statementsSeen = () => seen.size;

/** For the test of the watch itself, which sends careless statements on purpose. */
export const forgetStatements = () => seen.clear();
