/** What the demo reads and writes besides the operations it lives through. */
import type { InsertObject } from 'kysely';
import pg from 'pg';
import type { Database } from '../platform/db/pool.ts';
import type { DB } from '../platform/db/schema.gen.ts';
import type { Tx } from '../platform/db/tenancy.ts';

const wholeMark = 'demo.whole';

export async function allVendors(db: Database): Promise<{ vendor_id: string; is_demo: boolean }[]> {
  return db.selectFrom('vendor_directory').select(['vendor_id', 'is_demo']).execute();
}

export async function isWhole(tx: Tx, vendorId: string): Promise<boolean> {
  const mark = await tx
    .selectFrom('counters')
    .select('value')
    .where('vendor_id', '=', vendorId)
    .where('name', '=', wholeMark)
    .executeTakeFirst();
  return mark !== undefined;
}

export async function markWhole(tx: Tx, vendorId: string): Promise<void> {
  await tx.insertInto('counters').values({ vendor_id: vendorId, name: wholeMark, value: 1 }).execute();
}

/** Events before an instant count as told. */
export async function settleOutbox(tx: Tx, vendorId: string, before: Date, now: Date): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ dispatched_at: now })
    .where('vendor_id', '=', vendorId)
    .where('created_at', '<', before)
    .execute();
}

/** Only an unfinished demo: nobody has worked in it yet. */
export async function clearUnfinished(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const tables = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'identity') AND tablename <> 'schema_migrations'`,
    );
    await owner.query(`TRUNCATE ${tables.rows.map((table) => table.name).join(', ')}`);
  } finally {
    await owner.end();
  }
}

type WorldTable = 'api_keys' | 'partners' | 'branches' | 'people' | 'product_families' | 'products';

/** The demo's world is written as an import would write it; what happens in it goes through operations. */
export async function insertRows<T extends WorldTable>(
  tx: Tx,
  table: T,
  rows: InsertObject<DB, T> | InsertObject<DB, T>[],
): Promise<void> {
  await tx.insertInto(table).values(rows).execute();
}

/** Of so many registrations the partner never looks at the receipt of one. */
const neverOpenedEvery = 40;
const minuteMs = 60_000;

/** Sellers end on their receipt: of nearly every registration somebody of the partner has had it, two minutes after. */
export async function handReceiptsOver(tx: Tx, vendorId: string): Promise<void> {
  const leaves = await tx
    .selectFrom('log_leaves')
    .select(['leaf_index', 'registration_id', 'partner_id', 'at'])
    .where('vendor_id', '=', vendorId)
    .where('type', '=', 'registered')
    .orderBy('leaf_index')
    .execute();
  const rows = leaves.flatMap(({ leaf_index, registration_id, partner_id, at }, number) =>
    registration_id === null || partner_id === null || number % neverOpenedEvery === neverOpenedEvery - 1
      ? []
      : [
          {
            vendor_id: vendorId,
            registration_id,
            partner_id,
            leaf_index,
            way: 'cabinet',
            at: new Date(at.getTime() + 2 * minuteMs),
          },
        ],
  );
  await tx
    .insertInto('log_handovers')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
