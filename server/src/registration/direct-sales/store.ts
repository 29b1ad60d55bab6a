/** Rows of direct deals, and what was found against them. Every function names the vendor. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../access/guard.ts';
import { requireCursor } from '../../kernel/page.ts';
import { holdsOneOf, isOneOf } from '../../platform/db/one-of.ts';
import type { DirectConflicts, DirectRegistrations } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { directOnClaim } from '../registrations/index.ts';
import type { ConflictKind, DirectState } from './contract.ts';
import type { Conflict } from './rules.ts';

export type DirectRow = Omit<Selectable<DirectRegistrations>, 'state' | 'amount_minor'> & {
  state: DirectState;
  amount_minor: number;
};

function named(tx: Tx, vendorId: string) {
  return tx.selectFrom('direct_registrations as d').selectAll('d').where('d.vendor_id', '=', vendorId);
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

export type ConflictRow = Omit<Selectable<DirectConflicts>, 'kind'> & {
  kind: ConflictKind;
  partner_id: string;
  partner: string;
  number: number | null;
};

/** What has been found against these deals, protections first, in the order of the claims. */
export async function conflictsOf(tx: Tx, vendorId: string, directIds: readonly string[]): Promise<ConflictRow[]> {
  const rows = await tx
    .selectFrom('direct_conflicts as k')
    .innerJoin('registrations as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'k.registration_id'),
    )
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .selectAll('k')
    .select(['r.partner_id', 'p.name as partner', 'r.number'])
    .where('k.vendor_id', '=', vendorId)
    .where(isOneOf('k.direct_id', directIds))
    .orderBy('k.kind', 'desc')
    .orderBy('r.number')
    .execute();
  return rows as ConflictRow[];
}

/** @returns the claims that nobody knew of before */
export async function addConflicts(
  tx: Tx,
  deal: { vendor_id: string; id: string },
  found: readonly Conflict[],
  at: Date,
): Promise<string[]> {
  if (found.length === 0) return [];
  const rows = await tx
    .insertInto('direct_conflicts')
    .values(
      found.map(({ claim, kind, late_stage }) => ({
        ...{ vendor_id: deal.vendor_id, direct_id: deal.id, registration_id: claim.id },
        ...{ kind, late_stage, found_at: at },
      })),
    )
    .onConflict((conflict) => conflict.columns(['vendor_id', 'direct_id', 'registration_id', 'kind']).doNothing())
    .returning('registration_id')
    .execute();
  return rows.map((row) => row.registration_id);
}

/** @returns the claims that direct sales may pass from now on */
export async function allowConflicts(tx: Tx, deal: { vendor_id: string; id: string }, at: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('direct_conflicts')
    .set({ allowed_at: at })
    .where('vendor_id', '=', deal.vendor_id)
    .where('direct_id', '=', deal.id)
    .where('allowed_at', 'is', null)
    .returning('registration_id')
    .execute();
  return [...new Set(rows.map((row) => row.registration_id))];
}

/** Direct deals that run on the scope of a partner's claim; null: there is no such claim. */
export async function directOn(
  tx: Tx,
  vendorId: string,
  registrationId: string,
  at: Date,
): Promise<DirectRow[] | null> {
  const claim = await tx
    .selectFrom('registrations')
    .select(['vendor_id', 'customer_id', 'customer_kpp', 'family_ids'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', registrationId)
    .executeTakeFirst();
  if (!claim) return null;
  const dealsOf = async (customerIds: readonly string[]) =>
    (
      await named(tx, vendorId)
        .where(isOneOf('d.customer_id', customerIds))
        .where('d.state', 'in', ['registered', 'stopped', 'allowed'])
        .where(holdsOneOf('d.family_ids', claim.family_ids ?? []))
        .orderBy('d.number')
        .execute()
    ).map(typed);
  return directOnClaim(tx, { ...claim, family_ids: claim.family_ids ?? [] }, dealsOf, at);
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

/** Claims that stand against a direct deal, each with who answers for it at the partner. */
export async function dealsOf(tx: Tx, vendorId: string, ids: readonly string[]) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .select(['r.id', 'r.vendor_id', 'r.partner_id', 'r.number', 'r.state', 'r.protected_until', 'r.responsible_id'])
    .select(['p.name', 'p.time_zone'])
    .where('r.vendor_id', '=', vendorId)
    .where(isOneOf('r.id', ids))
    .orderBy('r.number')
    .execute();
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
