/** Rows of deals: locked, read, saved. Every function names the vendor on every table. */
import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely';
import { seal, type Unchecked } from '../../../access/guard.ts';
import type { Deals } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Reach } from '../policy.ts';
import type { DealState } from '../rules/course.ts';
import type { DealCategory } from '../rules/stages.ts';

/** A deal with what it needs to know of its registration and its partner. */
export type DealRecord = Omit<Selectable<Deals>, 'state' | 'category' | 'next_step_side'> & {
  state: DealState;
  category: DealCategory;
  next_step_side: 'vendor' | 'partner' | null;
  number: number | null;
  registration_state: string;
  customer_name: string;
  responsible_id: string;
  reviewer_id: string | null;
  protected_until: Date | null;
  frozen_at: Date | null;
  partner_name: string;
  manager_id: string | null;
  time_zone: string;
};

/** The deal under a lock, sealed; null when it is not there (or not within row-level security). */
export async function lockDeal(tx: Tx, reach: Reach, id: string): Promise<Unchecked<DealRecord> | null> {
  return sealed(await withClaim(tx, reach).where('d.registration_id', '=', id).forUpdate('d').executeTakeFirst());
}

/** The deal as it is, sealed. */
export async function readDeal(tx: Tx, reach: Reach, id: string): Promise<Unchecked<DealRecord> | null> {
  return sealed(await withClaim(tx, reach).where('d.registration_id', '=', id).executeTakeFirst());
}

function withClaim(tx: Tx, { vendorId, helperId }: Reach) {
  const deals = tx
    .selectFrom('deals as d')
    .innerJoin('registrations as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'd.registration_id'),
    )
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'd.partner_id'))
    .selectAll('d')
    .select(['r.number', 'r.state as registration_state', 'r.customer_name', 'r.responsible_id', 'r.reviewer_id'])
    .select(['r.protected_until', 'r.frozen_at', 'p.name as partner_name', 'p.manager_id', 'p.time_zone'])
    .where('d.vendor_id', '=', vendorId);
  return helperId === null ? deals : deals.where(helpedBy(vendorId, helperId));
}

/** Of `deals as d`: those in which this person of the vendor helps. */
export function helpedBy(vendorId: string, personId: string) {
  return sql<SqlBool>`exists (select from deal_resources h where h.vendor_id = ${vendorId}
    and h.registration_id = d.registration_id and h.helper_id = ${personId})`;
}

type ReadRow = Awaited<ReturnType<ReturnType<typeof withClaim>['executeTakeFirst']>>;

function sealed(row: ReadRow): Unchecked<DealRecord> | null {
  return row ? seal(row as DealRecord, { vendorId: row.vendor_id, partnerId: row.partner_id }) : null;
}

export async function saveDeal(
  tx: Tx,
  row: DealRecord,
  set: Omit<Updateable<Deals>, 'vendor_id' | 'registration_id' | 'version'>,
  now: Date,
): Promise<DealRecord> {
  const change = { ...set, version: row.version + 1, updated_at: now };
  await tx
    .updateTable('deals')
    .set(change)
    .where('vendor_id', '=', row.vendor_id)
    .where('registration_id', '=', row.registration_id)
    .execute();
  return { ...row, ...change } as DealRecord;
}

export function dealInsert(tx: Tx, row: Insertable<Deals>) {
  return tx.insertInto('deals').values(row);
}

/** Bound to its registration by the lock that the command holds on that one. */
export function dealUpdate(tx: Tx, vendorId: string, registrationId: string, set: Updateable<Deals>) {
  return tx
    .updateTable('deals')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId);
}

/** The reminder of a next step was given for this day. */
export async function markStepReminded(tx: Tx, row: DealRecord): Promise<void> {
  await tx
    .updateTable('deals')
    .set({ next_step_reminded_on: row.next_step_on })
    .where('vendor_id', '=', row.vendor_id)
    .where('registration_id', '=', row.registration_id)
    .execute();
}
