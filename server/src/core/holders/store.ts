/** The mailing of a day, and who gets it: the owners of partners and the vendor's auditors. */
import { sql } from 'kysely';
import { seal, type Unchecked } from '../../access/guard.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { Mailing } from './rules.ts';

export interface StoredMailing extends Mailing {
  writtenTo: string | null;
}

export async function selectZone(tx: Tx, vendorId: string): Promise<string> {
  const row = await tx
    .selectFrom('vendors')
    .select('time_zone')
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
  return row.time_zone;
}

export async function lastMailing(tx: Tx, vendorId: string): Promise<StoredMailing | null> {
  const row = await tx
    .selectFrom('log_mailings')
    .select([sql<string>`to_char(day, 'YYYY-MM-DD')`.as('day'), 'size', 'written_to', 'finished_at'])
    .where('vendor_id', '=', vendorId)
    .orderBy('log_mailings.day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { day: row.day, size: row.size, writtenTo: row.written_to, finished: row.finished_at !== null } : null;
}

/** The vendor's row under a lock: of several processes one writes at a time. */
export async function lockMailings(tx: Tx, vendorId: string): Promise<Unchecked<{ time_zone: string }> | null> {
  const row = await tx
    .selectFrom('vendors')
    .select('time_zone')
    .where('vendor_id', '=', vendorId)
    .forUpdate()
    .executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: null }) : null;
}

export async function saveMailing(
  tx: Tx,
  vendorId: string,
  {
    day,
    size,
    writtenTo,
    finishedAt,
  }: { day: string; size: number; writtenTo: string | null; finishedAt: Date | null },
): Promise<void> {
  const set = { written_to: writtenTo, finished_at: finishedAt };
  await tx
    .insertInto('log_mailings')
    .values({ vendor_id: vendorId, day, size, ...set })
    .onConflict((conflict) => conflict.columns(['vendor_id', 'day']).doUpdateSet(set))
    .execute();
}

/** The next people in the order of their ids; whether each wants the mail is for the notices to know. */
export async function selectHolders(tx: Tx, vendorId: string, after: string | null, limit: number) {
  let query = tx
    .selectFrom('people as p')
    .leftJoin('partners as c', (join) => join.on('c.vendor_id', '=', vendorId).onRef('c.id', '=', 'p.partner_id'))
    .select(['p.id', 'p.partner_id'])
    .where('p.vendor_id', '=', vendorId)
    .where('p.status', '=', 'active')
    .where((eb) =>
      eb.or([
        eb.and([eb('p.partner_id', 'is', null), sql<boolean>`'auditor' = any(p.roles)`]),
        eb.and([eb('c.status', 'in', ['active', 'suspended']), sql<boolean>`'owner' = any(p.roles)`]),
      ]),
    );
  if (after !== null) query = query.where('p.id', '>', after);
  return query.orderBy('p.id').limit(limit).execute();
}
