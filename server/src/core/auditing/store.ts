/** Leaves by time, kind and partner; claims by tag. What opens them is read through the trust log's own store. */
import { sql } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../access/guard.ts';
import { requireCursor } from '../../kernel/page.ts';
import { isOneOf, isOneOfNumbers } from '../../platform/db/one-of.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { claimingTypes } from './rules.ts';

export interface LeafFilter {
  type?: string | undefined;
  partnerId?: string | undefined;
  registrationId?: string | undefined;
  /** From this moment on. */
  from?: Date | undefined;
  /** Before this moment. */
  until?: Date | undefined;
  fromIndex?: number | undefined;
  toIndex?: number | undefined;
  neverOpened?: boolean;
}

function leaves(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('log_leaves as l')
    .leftJoin('log_handovers as h', (join) =>
      join.on('h.vendor_id', '=', vendorId).onRef('h.registration_id', '=', 'l.registration_id'),
    )
    .select(['l.leaf_index', 'l.type', 'l.at', 'l.partner_id', 'l.registration_id', 'h.at as handed_over_at'])
    .select(sql<string>`coalesce(substring(l.leaf from '"actor":"([a-z]+)"'), '')`.as('actor'))
    .where('l.vendor_id', '=', vendorId);
}

export type LeafRow = Awaited<ReturnType<typeof selectLeafRows>>[number];

/** Newest first. */
export async function selectLeafRows(
  tx: Tx,
  scope: Scope<'log.audit'>,
  { cursor, limit, ...filter }: LeafFilter & { cursor?: string | undefined; limit: number },
) {
  let query = leaves(tx, scope.vendorId);
  if (filter.type) query = query.where('l.type', '=', filter.type);
  if (filter.neverOpened)
    query = query.where('l.type', 'in', ['registered', 'imported']).where('h.registration_id', 'is', null);
  if (filter.partnerId) query = query.where('l.partner_id', '=', filter.partnerId);
  if (filter.registrationId) query = query.where('l.registration_id', '=', filter.registrationId);
  if (filter.from) query = query.where('l.at', '>=', filter.from);
  if (filter.until) query = query.where('l.at', '<', filter.until);
  if (filter.fromIndex !== undefined) query = query.where('l.leaf_index', '>=', filter.fromIndex);
  if (filter.toIndex !== undefined) query = query.where('l.leaf_index', '<=', filter.toIndex);
  if (cursor) {
    const [last] = requireCursor(cursor, ['bigint']);
    query = query.where('l.leaf_index', '<', last);
  }
  return query
    .orderBy('l.leaf_index', 'desc')
    .limit(limit + 1)
    .execute();
}

export async function findLeafRow(tx: Tx, vendorId: string, index: number): Promise<Unchecked<LeafRow> | null> {
  const row = await leaves(tx, vendorId).where('l.leaf_index', '=', index).executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: row.partner_id }) : null;
}

/** Indexes of the leaves that evidence is asked for, at most `limit`; sealed as the vendor's own. */
export async function findLeafIndexes(
  tx: Tx,
  vendorId: string,
  asked: { registrationId: string } | { fromIndex: number; toIndex: number },
  limit: number,
): Promise<Unchecked<number[]>> {
  const query = tx.selectFrom('log_leaves').select('leaf_index').where('vendor_id', '=', vendorId);
  const rows = await ('registrationId' in asked
    ? query.where('registration_id', '=', asked.registrationId)
    : query.where('leaf_index', '>=', asked.fromIndex).where('leaf_index', '<=', asked.toIndex)
  )
    .orderBy('leaf_index')
    .limit(limit)
    .execute();
  const indexes = rows.map((row) => row.leaf_index);
  return seal(indexes, { vendorId, partnerId: null });
}

/** Registrations that these leaves are about, each once. */
export async function selectRegistrationsOf(tx: Tx, vendorId: string, indexes: readonly number[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('log_leaves')
    .select('registration_id')
    .distinct()
    .where('vendor_id', '=', vendorId)
    .where(isOneOfNumbers('leaf_index', indexes))
    .execute();
  return rows.flatMap(({ registration_id }) => registration_id ?? []);
}

/** Leaves that name erased fields of leaves before them. */
export async function selectErasures(tx: Tx, vendorId: string, after: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('log_leaves')
    .select('leaf_index')
    .where('vendor_id', '=', vendorId)
    .where('type', '=', 'erased')
    .where('leaf_index', '>', after)
    .orderBy('leaf_index')
    .execute();
  return rows.map((row) => row.leaf_index);
}

/** Registrations of different partners that bear one tag, tag by tag. */
export async function selectSharedClaims(tx: Tx, scope: Scope<'log.audit'>) {
  const { vendorId } = scope;
  return tx
    .selectFrom('log_claims as c')
    .select(['c.tag', 'c.registration_id', 'c.partner_id', 'c.first_index'])
    .where('c.vendor_id', '=', vendorId)
    .where('c.tag', 'in', (from) =>
      from
        .selectFrom('log_claims as g')
        .select('g.tag')
        .where('g.vendor_id', '=', vendorId)
        .groupBy('g.tag')
        .having(sql<boolean>`min(g.partner_id::text) <> max(g.partner_id::text)`),
    )
    .orderBy('c.tag')
    .orderBy('c.first_index')
    .execute();
}

export interface StepRow {
  leaf_index: number;
  type: string;
  at: Date;
  registration_id: string | null;
  /** Text of a leaf that says the whole claim anew; of others null. */
  claim: string | null;
}

/** All leaves of these registrations in the order of the log. */
export async function selectSteps(tx: Tx, vendorId: string, registrationIds: readonly string[]): Promise<StepRow[]> {
  return tx
    .selectFrom('log_leaves as l')
    .select(['l.leaf_index', 'l.type', 'l.at', 'l.registration_id'])
    .select((eb) =>
      eb
        .case()
        .when('l.type', 'in', [...claimingTypes])
        .then(eb.ref('l.leaf'))
        .end()
        .as('claim'),
    )
    .where('l.vendor_id', '=', vendorId)
    .where(isOneOf('l.registration_id', registrationIds))
    .orderBy('l.leaf_index')
    .execute();
}
