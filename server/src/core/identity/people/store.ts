import { type Selectable, sql } from 'kysely';
import { seal, type Unchecked } from '../../../access/guard.ts';
import type { Role } from '../../../access/permissions.ts';
import { type CursorValue, requireCursor } from '../../../kernel/page.ts';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { People } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { RowCache } from '../../../platform/vendor-cache.ts';
import { keyRole } from '../rules/people.ts';

export type PersonRow = Selectable<People> & { partner_name: string | null; branch_name: string | null };

function personQuery(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('people as p')
    .leftJoin('partners as c', (join) =>
      join.onRef('c.vendor_id', '=', 'p.vendor_id').onRef('c.id', '=', 'p.partner_id').on('c.vendor_id', '=', vendorId),
    )
    .leftJoin('branches as b', (join) =>
      join.onRef('b.vendor_id', '=', 'p.vendor_id').onRef('b.id', '=', 'p.branch_id').on('b.vendor_id', '=', vendorId),
    )
    .selectAll('p')
    .select(['c.name as partner_name', 'b.name as branch_name'])
    .where('p.vendor_id', '=', vendorId);
}

export interface PeopleFilter {
  side?: 'workspace' | 'cabinet' | undefined;
  partnerId?: string | undefined;
  status?: 'active' | 'left' | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function selectPeople(
  tx: Tx,
  scope: { vendorId: string; partnerId: string | null },
  filter: PeopleFilter,
): Promise<PersonRow[]> {
  let query = personQuery(tx, scope.vendorId);
  const partnerId = scope.partnerId ?? filter.partnerId;
  if (partnerId) query = query.where('p.partner_id', '=', partnerId);
  if (filter.side) query = query.where('p.partner_id', filter.side === 'workspace' ? 'is' : 'is not', null);
  if (filter.status) query = query.where('p.status', '=', filter.status);
  if (filter.q) {
    const part = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([eb('p.full_name', 'ilike', part), eb('p.email', 'ilike', part), eb('p.position', 'ilike', part)]),
    );
  }
  if (filter.cursor) {
    const [name, id] = requireCursor(filter.cursor, ['string', 'id']);
    query = query.where((eb) => eb(eb.refTuple('p.full_name', 'p.id'), '>', eb.tuple(name, id)));
  }
  return query
    .orderBy('p.full_name')
    .orderBy('p.id')
    .limit(filter.limit + 1)
    .execute();
}

export const peopleKeys = (row: PersonRow): CursorValue[] => [row.full_name, row.id];

export async function findPerson(tx: Tx, vendorId: string, id: string): Promise<Unchecked<PersonRow> | null> {
  const row = await personQuery(tx, vendorId).where('p.id', '=', id).executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: row.partner_id }) : null;
}

export async function lockPerson(tx: Tx, vendorId: string, id: string): Promise<Unchecked<PersonRow> | null> {
  const row = await personQuery(tx, vendorId).where('p.id', '=', id).forUpdate('p').executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: row.partner_id }) : null;
}

/**
 * How many others of the same place hold its key role. Locks all of them in one order first: two owners who remove each
 * other at once must not both succeed.
 */
export async function countOthersWithKeyRole(tx: Tx, person: PersonRow): Promise<number> {
  const place = person.partner_id;
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', person.vendor_id)
    .where('partner_id', place === null ? 'is' : '=', place)
    .where('status', '=', 'active')
    .where((eb) => eb(eb.val(keyRole(place)), '=', eb.fn.any('roles')))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.filter((row) => row.id !== person.id).length;
}

export async function savePerson(
  tx: Tx,
  person: PersonRow,
  changes: Partial<Pick<PersonRow, 'roles' | 'position' | 'branch_id' | 'status' | 'left_at'>>,
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await tx
    .updateTable('people')
    .set(changes)
    .where('vendor_id', '=', person.vendor_id)
    .where('id', '=', person.id)
    .execute();
}

/** Who works there now and has one of these roles. `partnerId` null: of the vendor's own people. */
export async function peopleWith(
  tx: Tx,
  vendorId: string,
  partnerId: string | null,
  roles: readonly Role[],
): Promise<string[]> {
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', 'is not distinct from', partnerId)
    .where('status', '=', 'active')
    .where(sql<boolean>`roles && ${[...roles]}::text[]`)
    .execute();
  return rows.map(({ id }) => id);
}

const namesOfPeople = new RowCache<string>();

/** Full names by id; as fresh as any `VendorCache`. Only people the caller may see. */
export function personNames(tx: Tx, vendorId: string, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  return namesOfPeople.get(vendorId, ids, async (missing) => {
    const rows = await tx
      .selectFrom('people')
      .select(['id', 'full_name'])
      .where('vendor_id', '=', vendorId)
      .where(isOneOf('id', missing))
      .execute();
    return rows.map(({ id, full_name }) => [id, full_name]);
  });
}

/** To be called in the transaction that changes a name. */
export function forgetPeopleNames(vendorId: string): void {
  namesOfPeople.forget(vendorId);
}

export async function isOpenBranch(tx: Tx, person: PersonRow, branchId: string): Promise<boolean> {
  if (person.partner_id === null) return false;
  const row = await tx
    .selectFrom('branches')
    .select('id')
    .where('vendor_id', '=', person.vendor_id)
    .where('id', '=', branchId)
    .where('partner_id', '=', person.partner_id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function revokeKeysOf(tx: Tx, person: PersonRow, now: Date): Promise<void> {
  await tx
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('vendor_id', '=', person.vendor_id)
    .where('person_id', '=', person.id)
    .where('revoked_at', 'is', null)
    .execute();
}
