/** Tasks, resources and points of evidence as they are written; all under the lock of their deal. */
import type { Insertable, Updateable } from 'kysely';
import type { DealEvidence, DealResources, DealTasks } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Room } from './room.ts';

type PlanTable = 'deal_tasks' | 'deal_resources' | 'deal_evidence';

export async function countOf(tx: Tx, table: PlanTable, { vendor_id, registration_id }: Room): Promise<number> {
  const row = await tx
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function insertTasks(tx: Tx, rows: Insertable<DealTasks>[]): Promise<void> {
  await tx.insertInto('deal_tasks').values(rows).execute();
}

export function selectTask(tx: Tx, { vendor_id, registration_id }: Room, id: string) {
  return tx
    .selectFrom('deal_tasks')
    .selectAll()
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export async function saveTask(tx: Tx, vendorId: string, id: string, set: Updateable<DealTasks>): Promise<void> {
  await tx.updateTable('deal_tasks').set(set).where('vendor_id', '=', vendorId).where('id', '=', id).execute();
}

export async function insertResource(tx: Tx, row: Insertable<DealResources>): Promise<void> {
  await tx.insertInto('deal_resources').values(row).execute();
}

export function selectResource(tx: Tx, { vendor_id, registration_id }: Room, id: string) {
  return tx
    .selectFrom('deal_resources')
    .selectAll()
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function saveResource(
  tx: Tx,
  vendorId: string,
  id: string,
  set: Updateable<DealResources>,
): Promise<void> {
  await tx.updateTable('deal_resources').set(set).where('vendor_id', '=', vendorId).where('id', '=', id).execute();
}

export async function insertEvidence(tx: Tx, row: Insertable<DealEvidence>): Promise<void> {
  await tx.insertInto('deal_evidence').values(row).execute();
}

export function selectPoint(tx: Tx, { vendor_id, registration_id }: Room, id: string) {
  return tx
    .selectFrom('deal_evidence')
    .selectAll()
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export async function markPointRemoved(tx: Tx, vendorId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('deal_evidence')
    .set({ removed_at: now })
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .execute();
}

/** Whether this registration has this file, and it has not been taken off. */
export async function hasFile(tx: Tx, { vendor_id, registration_id }: Room, fileId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('registration_files')
    .select('id')
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .where('id', '=', fileId)
    .where('internal', '=', false)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody of the vendor who works here now. */
export function selectColleague(tx: Tx, vendorId: string, id: string) {
  return tx
    .selectFrom('people')
    .select(['id', 'full_name as name'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .where('partner_id', 'is', null)
    .where('status', '=', 'active')
    .executeTakeFirst();
}

/** What the vendor still has to answer, due after `from`: of one deal, or of all. */
export async function selectOwed(tx: Tx, vendorId: string, from: Date, registrationId?: string) {
  const owed = tx
    .selectFrom('deal_resources')
    .select(['id', 'asked_at', 'due_at'])
    .where('vendor_id', '=', vendorId)
    .where('state', '=', 'wanted')
    .where('due_at', '>', from)
    .orderBy('id')
    .forUpdate();
  return (registrationId ? owed.where('registration_id', '=', registrationId) : owed).execute();
}

/** The actor's name as of now; of the vendor's people too, to whom a partner's transaction is closed only for others. */
export async function nameOf(tx: Tx, vendorId: string, personId: string | null): Promise<string> {
  if (personId === null) return '';
  const row = await tx
    .selectFrom('people')
    .select('full_name')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.full_name ?? '';
}
