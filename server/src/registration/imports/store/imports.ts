/** Rows of imports. Every function names the vendor; what is opened is opened by `authorize`. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../../access/guard.ts';
import { requireCursor } from '../../../kernel/page.ts';
import type { RegistrationImports } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { ImportField, ImportState } from '../contract/views.ts';
import { belongingOf } from '../policy.ts';

type Stored = Selectable<RegistrationImports>;
export type ImportRow = Omit<Stored, 'state' | 'headings' | 'columns'> & {
  state: ImportState;
  headings: string[];
  columns: (ImportField | null)[];
};
export type NamedImport = ImportRow & { partner_name: string; responsible_name: string };

const typed = <Row extends Stored>(row: Row) => row as unknown as Row & ImportRow;

export async function insertImport(tx: Tx, row: Insertable<RegistrationImports>): Promise<void> {
  await tx.insertInto('registration_imports').values(row).execute();
}

function named(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('registration_imports as i')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'i.partner_id'))
    .innerJoin('people as h', (join) => join.on('h.vendor_id', '=', vendorId).onRef('h.id', '=', 'i.responsible_id'))
    .selectAll('i')
    .select(['p.name as partner_name', 'h.full_name as responsible_name'])
    .where('i.vendor_id', '=', vendorId);
}

/** With the names of whom it is for, as its page shows it. */
export async function readImport(tx: Tx, vendorId: string, id: string): Promise<Unchecked<NamedImport> | null> {
  const row = await named(tx, vendorId).where('i.id', '=', id).executeTakeFirst();
  return row ? seal(typed(row), belongingOf(row)) : null;
}

export async function lockImport(tx: Tx, vendorId: string, id: string): Promise<Unchecked<ImportRow> | null> {
  const row = await tx
    .selectFrom('registration_imports')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? seal(typed(row), belongingOf(row)) : null;
}

export async function selectImports(
  tx: Tx,
  scope: Scope<'registration.import'>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<NamedImport[]> {
  let query = named(tx, scope.vendorId).where('i.state', 'not in', ['discarded', 'empty']);
  query = scope.partnerId ? query.where('i.partner_id', '=', scope.partnerId) : query.where('i.by_vendor', '=', true);
  if (cursor) {
    const after = requireCursor(cursor, ['instant', 'id']);
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('i.created_at', 'i.id'), '<', tuple(...after)));
  }
  const rows = await query
    .orderBy('i.created_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit + 1)
    .execute();
  return rows.map(typed);
}

export async function saveImport(
  tx: Tx,
  row: Pick<ImportRow, 'vendor_id' | 'id'>,
  change: Updateable<RegistrationImports>,
): Promise<void> {
  await tx
    .updateTable('registration_imports')
    .set(change)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}

/** @returns how many of the company's imports are still under way */
export async function countOpen(tx: Tx, vendorId: string, partnerId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('registration_imports')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('state', 'in', ['reading', 'running', 'undoing'])
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** @returns how many imports of the company have been taken back since */
export async function countUndone(tx: Tx, row: ImportRow, since: Date): Promise<number> {
  const { n } = await tx
    .selectFrom('registration_imports')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', row.vendor_id)
    .where('partner_id', '=', row.partner_id)
    .where('undone_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** When the very same file was last imported for this company. */
export async function sameFileBefore(tx: Tx, row: ImportRow): Promise<Date | null> {
  if (!row.file_sha256) return null;
  const found = await tx
    .selectFrom('registration_imports')
    .select((eb) => eb.fn.max('finished_at').as('at'))
    .where('vendor_id', '=', row.vendor_id)
    .where('partner_id', '=', row.partner_id)
    .where('file_sha256', '=', row.file_sha256)
    .where('by_vendor', '=', row.by_vendor)
    .where('id', '<>', row.id)
    .where('state', 'in', ['done', 'stopped'])
    .executeTakeFirst();
  return found?.at ?? null;
}

/** The import that has waited longest, now leased to the caller; those that another process claims are skipped. */
export async function claimImport(
  tx: Tx,
  vendorId: string,
  { now, leasedUntil }: { now: Date; leasedUntil: Date },
): Promise<ImportRow | undefined> {
  const due = await tx
    .selectFrom('registration_imports')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('state', 'in', ['reading', 'running', 'undoing'])
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
    .orderBy('updated_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!due) return undefined;
  const row = await tx
    .updateTable('registration_imports')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), leased_until: leasedUntil }))
    .where('vendor_id', '=', vendorId)
    .where('id', '=', due.id)
    .returningAll()
    .executeTakeFirst();
  return row && typed(row);
}

/** Holds the import for `until`. @returns false when the lease has gone to somebody else meanwhile */
export async function renewLease(
  tx: Tx,
  { vendor_id, id, attempts, state }: ImportRow,
  change: { leased_until: Date; rows_done?: number },
): Promise<boolean> {
  const result = await tx
    .updateTable('registration_imports')
    .set(change)
    .where('vendor_id', '=', vendor_id)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Which of these keys an import names. */
export async function namedImportKeys(tx: Tx, vendorId: string, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .selectFrom('registration_imports')
    .select('storage_key')
    .where('vendor_id', '=', vendorId)
    .where('storage_key', 'in', [...keys])
    .execute();
  return rows.flatMap((row) => (row.storage_key === null ? [] : [row.storage_key]));
}
