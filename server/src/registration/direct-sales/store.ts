/** Rows of direct deals, and the partners' claims on the same scope. Every function names the vendor. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../access/guard.ts';
import { requireCursor } from '../../kernel/page.ts';
import { holdsOneOf, isOneOf } from '../../platform/db/one-of.ts';
import type { DirectRegistrations } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { openStates } from '../registrations/index.ts';
import type { DirectState } from './contract.ts';
import type { PartnersClaim } from './rules.ts';

export type DirectRow = Omit<Selectable<DirectRegistrations>, 'state' | 'close_date' | 'amount_minor'> & {
  state: DirectState;
  amount_minor: number;
  close_day: string;
  conflict_number: number | null;
  conflict_partner: string | null;
};

function named(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('direct_registrations as d')
    .leftJoin('registrations as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'd.conflict_registration_id'),
    )
    .leftJoin('partners as p', (join) =>
      join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'd.conflict_partner_id'),
    )
    .selectAll('d')
    .select((eb) => [
      'r.number as conflict_number',
      'p.name as conflict_partner',
      eb.cast<string>('d.close_date', 'text').as('close_day'),
    ])
    .where('d.vendor_id', '=', vendorId);
}

const typed = (row: unknown) => row as DirectRow;

export async function readDirect(tx: Tx, vendorId: string, id: string): Promise<Unchecked<DirectRow> | null> {
  const row = await named(tx, vendorId).where('d.id', '=', id).executeTakeFirst();
  return row ? seal(typed(row), { vendorId, partnerId: null }) : null;
}

export async function lockDirect(tx: Tx, vendorId: string, id: string): Promise<Unchecked<DirectRow> | null> {
  const row = await named(tx, vendorId).where('d.id', '=', id).forUpdate('d').executeTakeFirst();
  return row ? seal(typed(row), { vendorId, partnerId: null }) : null;
}

export interface DirectQuestion {
  cursor?: string | undefined;
  limit: number;
  state?: string | undefined;
}

/** `of`: deals of this seller only. */
export async function selectDirect(
  tx: Tx,
  scope: Scope<'direct.read'>,
  of: string | null,
  { cursor, limit, state }: DirectQuestion,
): Promise<DirectRow[]> {
  let query = named(tx, scope.vendorId);
  if (of) query = query.where('d.person_id', '=', of);
  if (state) query = query.where('d.state', '=', state);
  if (cursor) {
    const after = requireCursor(cursor, ['instant', 'id']);
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('d.created_at', 'd.id'), '<', tuple(...after)));
  }
  const rows = await query
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute();
  return rows.map(typed);
}

export async function insertDirect(tx: Tx, row: Omit<Insertable<DirectRegistrations>, 'number'>): Promise<void> {
  const next = await tx
    .insertInto('counters')
    .values({ vendor_id: row.vendor_id, name: 'direct', value: 1 })
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'name']).doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('direct_registrations')
    .values({ ...row, number: Number(next.value) })
    .execute();
}

export async function saveDirect(tx: Tx, row: DirectRow, change: Updateable<DirectRegistrations>): Promise<void> {
  await tx
    .updateTable('direct_registrations')
    .set(change)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}

/** What partners have submitted about this customer and one of these families, drafts and what they took back aside. */
export async function claimsOn(
  tx: Tx,
  vendorId: string,
  customerId: string,
  families: readonly string[],
): Promise<PartnersClaim[]> {
  const rows = await tx
    .selectFrom('registrations as r')
    .select((eb) => [
      'r.id',
      'r.partner_id',
      'r.state',
      'r.submitted_at',
      eb.cast<string | null>('r.close_date', 'text').as('close_date'),
      eb
        .exists(
          eb
            .selectFrom('protections as h')
            .select('h.id')
            .where('h.vendor_id', '=', vendorId)
            .whereRef('h.registration_id', '=', 'r.id')
            .where('h.active', '=', true)
            .where(isOneOf('h.family_id', families)),
        )
        .as('is_protected'),
    ])
    .where('r.vendor_id', '=', vendorId)
    .where('r.customer_id', '=', customerId)
    .where('r.submitted_at', 'is not', null)
    .where('r.state', 'not in', ['withdrawn', 'rejected'])
    .where(holdsOneOf('r.family_ids', families))
    .execute();
  return rows.map(({ state, submitted_at, is_protected, ...row }) => ({
    ...row,
    submitted_at: submitted_at as Date,
    is_protected: Boolean(is_protected),
    is_open: (openStates as readonly string[]).includes(state),
  }));
}

/** Direct deals that run on the scope of a registration, for whoever decides on it. */
export async function directOn(tx: Tx, vendorId: string, registrationId: string) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('direct_registrations as d', (join) =>
      join.on('d.vendor_id', '=', vendorId).onRef('d.customer_id', '=', 'r.customer_id'),
    )
    .select(['d.number', 'd.customer_name'])
    .where('r.vendor_id', '=', vendorId)
    .where('r.id', '=', registrationId)
    .where('d.state', 'in', ['registered', 'allowed'])
    .where(sql<boolean>`d.family_ids && r.family_ids`)
    .orderBy('d.number')
    .execute();
}

export async function selectFamilies(tx: Tx, vendorId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('product_families')
    .select(['id', 'name_ru', 'name_en', 'active'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('id', ids))
    .execute();
}

export async function conflictingDeal(tx: Tx, vendorId: string, id: string) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .select([
      'r.id',
      'r.vendor_id',
      'r.partner_id',
      'r.number',
      'r.state',
      'r.protected_until',
      'p.name',
      'p.time_zone',
    ])
    .where('r.vendor_id', '=', vendorId)
    .where('r.id', '=', id)
    .executeTakeFirst();
}

export async function rolesOf(tx: Tx, vendorId: string, personId: string): Promise<readonly string[]> {
  const row = await tx
    .selectFrom('people')
    .select('roles')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.roles ?? [];
}

/** Who of the partner's people answers for a registration. */
export async function responsibleOf(tx: Tx, vendorId: string, registrationId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('registrations')
    .select('responsible_id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', registrationId)
    .executeTakeFirst();
  return row?.responsible_id ?? null;
}
