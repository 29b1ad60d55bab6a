/** Rows of exports. Every function names the vendor; what belongs to a person is asked for with that person's id. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../access/guard.ts';
import { requireCursor } from '../../kernel/page.ts';
import type { Exports } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';

export type ExportRow = Selectable<Exports>;

export async function insertExport(tx: Tx, row: Insertable<Exports>): Promise<ExportRow> {
  return tx.insertInto('exports').values(row).returningAll().executeTakeFirstOrThrow();
}

/** @returns how many of this person's exports are not finished */
export async function countWaiting(tx: Tx, vendorId: string, personId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('exports')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['queued', 'making'])
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function selectExports(
  tx: Tx,
  scope: Scope<'export.use'>,
  personId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ExportRow[]> {
  let query = tx
    .selectFrom('exports')
    .selectAll()
    .where('vendor_id', '=', scope.vendorId)
    .where('person_id', '=', personId);
  if (cursor) {
    const after = requireCursor(cursor, ['instant', 'id']);
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(...after)));
  }
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** An export of this person; those of others do not exist for anybody else. */
export async function readExport(
  tx: Tx,
  vendorId: string,
  personId: string,
  id: string,
): Promise<Unchecked<ExportRow> | undefined> {
  const row = await tx
    .selectFrom('exports')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && seal(row, { vendorId: row.vendor_id, partnerId: row.partner_id });
}

export async function lockExport(tx: Tx, vendorId: string, id: string): Promise<Unchecked<ExportRow> | undefined> {
  const row = await tx
    .selectFrom('exports')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && seal(row, { vendorId: row.vendor_id, partnerId: row.partner_id });
}

export async function saveExport(tx: Tx, row: ExportRow, change: Updateable<Exports>): Promise<void> {
  await tx.updateTable('exports').set(change).where('vendor_id', '=', row.vendor_id).where('id', '=', row.id).execute();
}

/** The oldest export that nobody is making, now leased to the caller; those that another process claims are skipped. */
export async function claimExport(
  tx: Tx,
  vendorId: string,
  { now, leasedUntil }: { now: Date; leasedUntil: Date },
): Promise<ExportRow | undefined> {
  const due = await tx
    .selectFrom('exports')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('state', 'in', ['queued', 'making'])
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!due) return undefined;
  return tx
    .updateTable('exports')
    .set((eb) => ({ state: 'making', attempts: eb('attempts', '+', 1), leased_until: leasedUntil, rows_written: 0 }))
    .where('vendor_id', '=', vendorId)
    .where('id', '=', due.id)
    .returningAll()
    .executeTakeFirst();
}

/** @returns false when the lease has gone to somebody else meanwhile */
export async function renewLease(
  tx: Tx,
  { vendor_id, id, attempts }: ExportRow,
  progress: { rows_written: number; rows_total: number; leased_until: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('exports')
    .set(progress)
    .where('vendor_id', '=', vendor_id)
    .where('id', '=', id)
    .where('state', '=', 'making')
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Gives an export back to be made again from `from` on. */
export async function releaseExport(tx: Tx, { vendor_id, id, attempts }: ExportRow, from: Date): Promise<void> {
  await tx
    .updateTable('exports')
    .set({ leased_until: from })
    .where('vendor_id', '=', vendor_id)
    .where('id', '=', id)
    .where('state', '=', 'making')
    .where('attempts', '=', attempts)
    .execute();
}

const expiredAtOnce = 500;

export async function isAnyExpired(tx: Tx, vendorId: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('exports')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('state', '=', 'ready')
    .where('expires_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Closes a batch of exports whose time is over. @returns keys of their bytes */
export async function closeExpired(tx: Tx, vendorId: string, now: Date): Promise<string[]> {
  const due = await tx
    .selectFrom('exports')
    .select(['id', 'storage_key'])
    .where('vendor_id', '=', vendorId)
    .where('state', '=', 'ready')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(expiredAtOnce)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length === 0) return [];
  await tx
    .updateTable('exports')
    .set({ state: 'expired', storage_key: null })
    .where('vendor_id', '=', vendorId)
    .where(
      'id',
      'in',
      due.map((row) => row.id),
    )
    .execute();
  return due.flatMap(({ storage_key }) => (storage_key === null ? [] : [storage_key]));
}

/** Which of these keys an export names. */
export async function namedExportKeys(tx: Tx, vendorId: string, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .selectFrom('exports')
    .select('storage_key')
    .where('vendor_id', '=', vendorId)
    .where('storage_key', 'in', [...keys])
    .execute();
  return rows.flatMap((row) => (row.storage_key === null ? [] : [row.storage_key]));
}
