/** Cases and their parties: locked, read, saved. A case is closed to partners; their party of it is what they see. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { seal, type Unchecked } from '../../../access/guard.ts';
import type { DisputeParties, Disputes } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { DisputeKind, DisputeState, Ground, Lane } from '../contract/codes.ts';

export type DisputeRecord = Omit<Selectable<Disputes>, 'state' | 'kind' | 'ground' | 'lane'> & {
  state: DisputeState;
  kind: DisputeKind;
  ground: Ground;
  lane: Lane;
};
export type PartyRecord = Selectable<DisputeParties>;

const typed = (row: Selectable<Disputes>): DisputeRecord => row as DisputeRecord;

/** For the vendor's people, by the case or by any party of it. */
export async function lockDispute(tx: Tx, vendorId: string, id: string): Promise<Unchecked<DisputeRecord> | null> {
  const row = await byAnyId(tx, vendorId, id).forUpdate('d').executeTakeFirst();
  return row ? seal(typed(row), { vendorId, partnerId: null }) : null;
}

export async function readDispute(tx: Tx, vendorId: string, id: string): Promise<Unchecked<DisputeRecord> | null> {
  const row = await byAnyId(tx, vendorId, id).executeTakeFirst();
  return row ? seal(typed(row), { vendorId, partnerId: null }) : null;
}

function byAnyId(tx: Tx, vendorId: string, id: string) {
  return tx
    .selectFrom('disputes as d')
    .selectAll('d')
    .where('d.vendor_id', '=', vendorId)
    .where((eb) =>
      eb.or([
        eb('d.id', '=', id),
        eb(
          'd.id',
          '=',
          eb
            .selectFrom('dispute_parties as p')
            .select('p.dispute_id')
            .where('p.vendor_id', '=', vendorId)
            .where('p.id', '=', id),
        ),
      ]),
    );
}

/** A partner's own side of a case. Not locked: the case is, by whoever changes anything. */
export async function findParty(tx: Tx, vendorId: string, id: string): Promise<Unchecked<PartyRecord> | null> {
  const row = await tx
    .selectFrom('dispute_parties')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: row.partner_id }) : null;
}

/** The case of a party that was authorised; with the whole vendor in sight. */
export async function caseOf(tx: Tx, vendorId: string, id: string, locked: boolean): Promise<DisputeRecord> {
  const query = tx.selectFrom('disputes').selectAll().where('vendor_id', '=', vendorId).where('id', '=', id);
  return typed(await (locked ? query.forUpdate() : query).executeTakeFirstOrThrow());
}

export async function insertDispute(tx: Tx, row: Insertable<Disputes>): Promise<DisputeRecord> {
  return typed(await tx.insertInto('disputes').values(row).returningAll().executeTakeFirstOrThrow());
}

export async function saveDispute(tx: Tx, row: DisputeRecord, set: Updateable<Disputes>): Promise<DisputeRecord> {
  const saved = await tx
    .updateTable('disputes')
    .set(set)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return typed(saved);
}

export async function insertParty(tx: Tx, row: Insertable<DisputeParties>): Promise<void> {
  await tx.insertInto('dispute_parties').values(row).execute();
}

export async function saveParty(
  tx: Tx,
  row: { vendor_id: string; id: string },
  set: Updateable<DisputeParties>,
): Promise<void> {
  await tx
    .updateTable('dispute_parties')
    .set(set)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}

/** Claimant first. */
export async function partiesOf(tx: Tx, vendorId: string, disputeId: string): Promise<PartyRecord[]> {
  return tx
    .selectFrom('dispute_parties')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('dispute_id', '=', disputeId)
    .orderBy('side')
    .orderBy('joined_at')
    .orderBy('id')
    .execute();
}

/**
 * Each partner counts its own cases: from a number over all of them it could tell how many others have. Goes on after the
 * numbers given before that was so.
 */
export async function takePartyNumber(tx: Tx, vendorId: string, partnerId: string): Promise<number> {
  const row = await tx
    .insertInto('counters')
    .values((eb) => ({
      vendor_id: vendorId,
      name: `dispute/${partnerId}`,
      value: eb
        .selectFrom('dispute_parties')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('vendor_id', '=', vendorId)
        .where('partner_id', '=', partnerId),
    }))
    .onConflict((conflict) => conflict.columns(['vendor_id', 'name']).doUpdateSet({ value: sql`counters.value + 1` }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row.value);
}

/** The next number of a case or a precedent; the counter's row stays locked until commit. */
export async function takeNumber(tx: Tx, vendorId: string, name: 'dispute' | 'precedent'): Promise<number> {
  const row = await tx
    .insertInto('counters')
    .values({ vendor_id: vendorId, name, value: 1 })
    .onConflict((conflict) => conflict.columns(['vendor_id', 'name']).doUpdateSet({ value: sql`counters.value + 1` }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}
