/** The desk of the vendor's people, the list of a partner, and what is due. */
import { sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import { type CursorValue, requireCursor } from '../../../kernel/page.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { disputeListViews } from '../contract/reads.ts';
import type { DisputeRecord, PartyRecord } from './cases.ts';

export interface DeskFilter {
  view: (typeof disputeListViews)[number];
  level?: number | undefined;
  registration_id?: string | undefined;
  /** Of these cases alone, for people who see no others. */
  judgedBy: string | null;
  personId: string | null;
  cursor?: string | undefined;
  limit: number;
}

/** Open cases by due time, closed ones by when they closed, newest first. */
export async function selectDesk(
  tx: Tx,
  scope: Scope<'dispute.read'>,
  filter: DeskFilter,
  now: Date,
): Promise<DisputeRecord[]> {
  const closed = filter.view === 'closed';
  let query = narrowed(tx, scope, filter, now).selectAll('d');
  if (filter.cursor) {
    const [at, id] = requireCursor(filter.cursor, ['instant', 'id']);
    query = closed
      ? query.where(sql<boolean>`(d.closed_at, d.id) < (${at}, ${id})`)
      : query.where(sql<boolean>`(d.due_at, d.id) > (${at}, ${id})`);
  }
  const ordered = closed
    ? query.orderBy('d.closed_at', 'desc').orderBy('d.id', 'desc')
    : query.orderBy('d.due_at').orderBy('d.id');
  return (await ordered.limit(filter.limit + 1).execute()) as DisputeRecord[];
}

export const deskKeys =
  (closed: boolean) =>
  (row: DisputeRecord): CursorValue[] => [((closed ? row.closed_at : row.due_at) as Date).toISOString(), row.id];

export async function countDesk(
  tx: Tx,
  scope: Scope<'dispute.read'>,
  filter: Omit<DeskFilter, 'cursor' | 'limit'>,
  now: Date,
): Promise<number> {
  const row = await narrowed(tx, scope, filter, now)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

function narrowed(
  tx: Tx,
  { vendorId }: Scope<'dispute.read'>,
  { view, level, registration_id, judgedBy, personId }: Omit<DeskFilter, 'cursor' | 'limit'>,
  now: Date,
) {
  let query = tx.selectFrom('disputes as d').where('d.vendor_id', '=', vendorId);
  query = view === 'closed' ? query.where('d.closed_at', 'is not', null) : query.where('d.closed_at', 'is', null);
  if (view === 'overdue')
    query = query
      .where(sql<boolean>`d.state in ('level_1', 'level_2', 'committee', 'appeal')`)
      .where('d.due_at', '<=', now);
  if (level !== undefined) query = query.where('d.level', '=', level);
  if (registration_id)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('dispute_parties as p')
          .select('p.id')
          .where('p.vendor_id', '=', vendorId)
          .whereRef('p.dispute_id', '=', 'd.id')
          .where('p.registration_id', '=', registration_id),
      ),
    );
  const judge = view === 'mine' ? personId : judgedBy;
  if (judge)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('dispute_members as m')
          .select('m.person_id')
          .where('m.vendor_id', '=', vendorId)
          .whereRef('m.dispute_id', '=', 'd.id')
          .where('m.person_id', '=', judge)
          .where('m.removed_at', 'is', null)
          .$if(view === 'mine', (of) => of.whereRef('m.level', '=', 'd.level').whereRef('m.round', '=', 'd.round')),
      ),
    );
  return query;
}

/** A partner's sides of cases, newest first. */
export async function selectOwnParties(
  tx: Tx,
  { vendorId, partnerId }: { vendorId: string; partnerId: string },
  filter: Pick<DeskFilter, 'registration_id' | 'cursor' | 'limit'> & { closed: boolean | null },
): Promise<PartyRecord[]> {
  let query = tx
    .selectFrom('dispute_parties')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId);
  if (filter.registration_id) query = query.where('registration_id', '=', filter.registration_id);
  if (filter.closed !== null)
    query = filter.closed ? query.where('settled_at', 'is not', null) : query.where('settled_at', 'is', null);
  if (filter.cursor) {
    const [at, id] = requireCursor(filter.cursor, ['instant', 'id']);
    query = query.where(sql<boolean>`(joined_at, id) < (${at}, ${id})`);
  }
  return query
    .orderBy('joined_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

export async function countOwnParties(
  tx: Tx,
  { vendorId, partnerId }: { vendorId: string; partnerId: string },
): Promise<{ open: number; closed: number }> {
  const row = await tx
    .selectFrom('dispute_parties')
    .select([
      sql<number>`count(*) filter (where settled_at is null)`.as('open'),
      sql<number>`count(*) filter (where settled_at is not null)`.as('closed'),
    ])
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .executeTakeFirstOrThrow();
  return { open: Number(row.open), closed: Number(row.closed) };
}

/** Cases of these ids, with the whole vendor in sight. */
export async function selectCases(
  tx: Tx,
  vendorId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DisputeRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('disputes')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row as DisputeRecord]));
}

export async function partiesOfCases(tx: Tx, vendorId: string, ids: readonly string[]): Promise<PartyRecord[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('dispute_parties')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('dispute_id', 'in', [...ids])
    .orderBy('side')
    .orderBy('joined_at')
    .orderBy('id')
    .execute();
}

export async function benchesOfCases(tx: Tx, vendorId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('dispute_members as m')
    .innerJoin('disputes as d', (join) =>
      join
        .on('d.vendor_id', '=', vendorId)
        .onRef('d.id', '=', 'm.dispute_id')
        .onRef('d.level', '=', 'm.level')
        .onRef('d.round', '=', 'm.round'),
    )
    .innerJoin('people as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'm.person_id'))
    .select(['m.dispute_id', 'm.person_id as id', 'p.full_name as name', 'm.lead'])
    .where('m.vendor_id', '=', vendorId)
    .where('m.dispute_id', 'in', [...ids])
    .where('m.removed_at', 'is', null)
    .orderBy('m.lead', 'desc')
    .orderBy('p.full_name')
    .execute();
}

/** Everything that time may have something to do with: open cases, and closed ones whose registrations still stand still. */
export async function selectDue(tx: Tx, vendorId: string, limit: number): Promise<string[]> {
  const open = await tx
    .selectFrom('disputes')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`closed_at is null`)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  const unsettled = await tx
    .selectFrom('dispute_parties as p')
    .innerJoin('disputes as d', (join) => join.on('d.vendor_id', '=', vendorId).onRef('d.id', '=', 'p.dispute_id'))
    .select('p.dispute_id as id')
    .where('p.vendor_id', '=', vendorId)
    .where(sql<boolean>`p.settled_at is null`)
    .where('d.closed_at', 'is not', null)
    .limit(limit)
    .execute();
  return [...new Set([...open, ...unsettled].map(({ id }) => id))];
}
