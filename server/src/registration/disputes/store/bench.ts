/** Who judges, who could, and what stands between them. With the whole vendor in sight. */
import { type Insertable, type Selectable, sql } from 'kysely';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { DealInterests, DisputeMembers } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type Person, rolesAt } from '../rules/judges.ts';

export type MemberRecord = Selectable<DisputeMembers>;

export async function membersOf(tx: Tx, vendorId: string, disputeId: string): Promise<MemberRecord[]> {
  return tx
    .selectFrom('dispute_members')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('dispute_id', '=', disputeId)
    .orderBy('round')
    .orderBy('level')
    .orderBy('assigned_at')
    .orderBy('lead', 'desc')
    .orderBy('person_id')
    .execute();
}

export async function insertMembers(tx: Tx, rows: Insertable<DisputeMembers>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('dispute_members').values(rows).execute();
}

interface SeatKey {
  vendor_id: string;
  dispute_id: string;
  round: number;
  level: number;
}

export async function removeMember(
  tx: Tx,
  seat: SeatKey,
  personId: string,
  at: Date,
  reason: 'recused' | 'challenged' | 'replaced' | 'interest',
): Promise<void> {
  await tx
    .updateTable('dispute_members')
    .set({ removed_at: at, removed_reason: reason })
    .where('vendor_id', '=', seat.vendor_id)
    .where('dispute_id', '=', seat.dispute_id)
    .where('round', '=', seat.round)
    .where('level', '=', seat.level)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .execute();
}

/** The vendor's people who could sit at some level, with the open cases they judge already. */
export async function selectPeople(tx: Tx, vendorId: string): Promise<Person[]> {
  const roles = [...new Set(Object.values(rolesAt).flat())];
  const rows = await tx
    .selectFrom('people as p')
    .select(['p.id', 'p.full_name as name', 'p.roles'])
    .select((eb) =>
      eb
        .selectFrom('dispute_members as m')
        .innerJoin('disputes as d', (join) =>
          join.on('d.vendor_id', '=', vendorId).onRef('d.id', '=', 'm.dispute_id').on('d.closed_at', 'is', null),
        )
        .select((of) => of.fn.countAll<number>().as('n'))
        .where('m.vendor_id', '=', vendorId)
        .whereRef('m.person_id', '=', 'p.id')
        .where('m.removed_at', 'is', null)
        .as('load'),
    )
    .where('p.vendor_id', '=', vendorId)
    .where('p.partner_id', 'is', null)
    .where('p.status', '=', 'active')
    .where(sql<boolean>`p.roles && ${roles}::text[]`)
    .orderBy('p.full_name')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({ ...row, load: Number(row.load ?? 0) }));
}

/** Who looks after these partners. */
export async function managersOf(tx: Tx, vendorId: string, partnerIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('partners')
    .select('manager_id')
    .where('vendor_id', '=', vendorId)
    .where('id', 'in', [...partnerIds])
    .where('manager_id', 'is not', null)
    .execute();
  return rows.flatMap(({ manager_id }) => manager_id ?? []);
}

const decisions = ['approve', 'reject', 'decline_extension', 'revoke', 'transfer', 'open_conflict', 'resolve_conflict'];

/** Who of the vendor's people decided about these registrations, ever. */
export async function decidersOf(tx: Tx, vendorId: string, registrationIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('registration_events')
    .select('person_id')
    .distinct()
    .where('vendor_id', '=', vendorId)
    .where('registration_id', 'in', [...registrationIds])
    .where('type', 'in', decisions)
    .where('actor_kind', '=', 'staff')
    .execute();
  return rows.flatMap(({ person_id }) => person_id ?? []);
}

export async function declaredOf(tx: Tx, vendorId: string, registrationIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('deal_interests')
    .select('person_id')
    .where('vendor_id', '=', vendorId)
    .where('registration_id', 'in', [...registrationIds])
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** Whose own plan of sales hangs on these customers or deals. */
export async function sellersOf(
  tx: Tx,
  vendorId: string,
  { registrations, customers }: { registrations: readonly string[]; customers: readonly string[] },
): Promise<string[]> {
  const direct = await tx
    .selectFrom('direct_registrations')
    .select('person_id')
    .distinct()
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('customer_id', customers))
    .where('state', 'not in', ['withdrawn', 'lost'])
    .execute();
  const uncredited = await tx
    .selectFrom('breach_people as h')
    .innerJoin('breaches as b', (join) => join.on('b.vendor_id', '=', vendorId).onRef('b.id', '=', 'h.breach_id'))
    .select('h.person_id')
    .where('h.vendor_id', '=', vendorId)
    .where(isOneOf('b.registration_id', registrations))
    .execute();
  return [...direct, ...uncredited].map(({ person_id }) => person_id);
}

/** Declared again: what was said last counts. */
export async function insertInterest(tx: Tx, row: Insertable<DealInterests>): Promise<void> {
  const { kind, words, declared_by, declared_at } = row;
  await tx
    .insertInto('deal_interests')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['vendor_id', 'registration_id', 'person_id'])
        .doUpdateSet({ kind, words: words ?? '', declared_by, declared_at }),
    )
    .execute();
}
