import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../../access/guard.ts';
import { type CursorValue, decodeCursor } from '../../../kernel/page.ts';
import { fail } from '../../../kernel/problem.ts';
import { sheetCountAtMost } from '../../../kernel/sheet.ts';
import { countFound } from '../../../platform/db/counting.ts';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Partners } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { RowCache } from '../../../platform/vendor-cache.ts';

export type PartnerRow = Selectable<Partners> & { manager_name: string | null; people: number | null };

function partners(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('partners as p')
    .leftJoin('people as m', (join) => join.on('m.vendor_id', '=', vendorId).onRef('m.id', '=', 'p.manager_id'))
    .selectAll('p')
    .select('m.full_name as manager_name')
    .select((eb) =>
      eb
        .selectFrom('people as h')
        .select(eb.fn.countAll<number>().as('n'))
        .where('h.vendor_id', '=', vendorId)
        .where('h.status', '=', 'active')
        .whereRef('h.partner_id', '=', 'p.id')
        .as('people'),
    )
    .where('p.vendor_id', '=', vendorId);
}

export async function findPartner(tx: Tx, vendorId: string, id: string): Promise<Unchecked<PartnerRow> | undefined> {
  const row = await partners(tx, vendorId).where('p.id', '=', id).executeTakeFirst();
  return row && seal(row, { vendorId: row.vendor_id, partnerId: row.id });
}

export async function lockPartner(tx: Tx, vendorId: string, id: string): Promise<Unchecked<PartnerRow> | undefined> {
  const locked = await tx
    .selectFrom('partners')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return locked && findPartner(tx, vendorId, id);
}

export interface PartnerFilter {
  q?: string | undefined;
  status?: string | undefined;
  tier?: string | undefined;
  manager_id?: string | undefined;
  city?: string | undefined;
  sort: 'name' | 'city' | 'updated';
  cursor?: string | undefined;
  limit: number;
}

export async function selectPartners(
  tx: Tx,
  scope: Scope<'partner.read'>,
  filter: PartnerFilter,
): Promise<PartnerRow[]> {
  let query = partners(tx, scope.vendorId).where(found(filter));
  const sorted = orders[filter.sort];
  if (filter.cursor) {
    const after = decodeCursor(filter.cursor, sorted.types);
    if (!after) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
    query = query.where(sorted.after(after));
  }
  return query
    .orderBy(sorted.by)
    .limit(filter.limit + 1)
    .execute();
}

/** @returns how many rows the list has; counting stops where no file holds more */
export async function countPartners(
  tx: Tx,
  scope: Scope<'partner.read'>,
  filter: Omit<PartnerFilter, 'sort' | 'cursor' | 'limit'>,
): Promise<number> {
  const rows = tx
    .selectFrom('partners as p')
    .select('p.id')
    .where('p.vendor_id', '=', scope.vendorId)
    .where(found(filter))
    .limit(sheetCountAtMost);
  return countFound(tx, rows);
}

function found({ status, tier, manager_id, city, q }: Omit<PartnerFilter, 'sort' | 'cursor' | 'limit'>) {
  const all = [sql`true`];
  if (status) all.push(sql`p.status = ${status}`);
  if (tier) all.push(sql`p.tier = ${tier}`);
  if (manager_id) all.push(sql`p.manager_id = ${manager_id}`);
  if (city) all.push(sql`p.city = ${city}`);
  if (q) {
    const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    const digits = q.replace(/[\s-]/g, '');
    const any = [sql`p.name ILIKE ${part}`, sql`p.legal_name ILIKE ${part}`, sql`p.web_domain ILIKE ${part}`];
    if (/^\d{3,}$/.test(digits)) any.push(sql`p.tax_id LIKE ${`${digits}%`}`);
    all.push(sql`(${sql.join(any, sql` OR `)})`);
  }
  return sql<boolean>`${sql.join(all, sql` AND `)}`;
}

const orders = {
  name: {
    types: ['string', 'id'] as const,
    by: sql`p.name, p.id`,
    after: (at: CursorValue[]) => sql<boolean>`(p.name, p.id) > (${at[0]}, ${at[1]})`,
  },
  city: {
    types: ['string', 'string', 'id'] as const,
    by: sql`p.city, p.name, p.id`,
    after: (at: CursorValue[]) => sql<boolean>`(p.city, p.name, p.id) > (${at[0]}, ${at[1]}, ${at[2]})`,
  },
  updated: {
    types: ['instant', 'id'] as const,
    by: sql`p.updated_at DESC, p.id DESC`,
    after: (at: CursorValue[]) => sql<boolean>`(p.updated_at, p.id) < (${at[0]}::timestamptz, ${at[1]}::uuid)`,
  },
};

export function partnerKeys(sort: PartnerFilter['sort']): (row: PartnerRow) => CursorValue[] {
  if (sort === 'name') return (row) => [row.name, row.id];
  if (sort === 'city') return (row) => [row.city, row.name, row.id];
  return (row) => [row.updated_at.toISOString(), row.id];
}

/** The partner that holds the same tax id and site, terminated ones aside. */
export async function findTaken(
  tx: Tx,
  vendorId: string,
  keys: { id: string; country: string; tax_id: string | null; kpp: string | null },
): Promise<{ id: string; name: string } | undefined> {
  if (keys.tax_id === null) return undefined;
  return tx
    .selectFrom('partners')
    .select(['id', 'name'])
    .where('vendor_id', '=', vendorId)
    .where('country', '=', keys.country)
    .where('tax_id', '=', keys.tax_id)
    .where(sql<boolean>`kpp IS NOT DISTINCT FROM ${keys.kpp}`)
    .where('status', '<>', 'terminated')
    .where('id', '<>', keys.id)
    .executeTakeFirst();
}

/** False when another partner with these keys was faster. */
export async function insertPartner(tx: Tx, row: Insertable<Partners>): Promise<boolean> {
  const inserted = await tx
    .insertInto('partners')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** @throws ProblemError `partner.tax_id_taken` when another partner took these keys since they were looked at */
export async function updatePartner(
  tx: Tx,
  vendorId: string,
  id: string,
  changes: Updateable<Partners>,
): Promise<void> {
  namesOfPartners.forget(vendorId);
  try {
    await tx.updateTable('partners').set(changes).where('vendor_id', '=', vendorId).where('id', '=', id).execute();
  } catch (error) {
    if (!isTaken(error)) throw error;
    fail('partner.tax_id_taken', { known: 'no' }, [{ path: 'tax_id', code: 'field.taken' }]);
  }
}

export interface PartnerName {
  name: string;
  tier: string;
}

const namesOfPartners = new RowCache<PartnerName>();

/** What pages call the partners by; as fresh as any `VendorCache`. Only partners the caller may see. */
export function partnerNames(
  tx: Tx,
  vendorId: string,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, PartnerName>> {
  return namesOfPartners.get(vendorId, ids, async (missing) => {
    const rows = await tx
      .selectFrom('partners')
      .select(['id', 'name', 'tier'])
      .where('vendor_id', '=', vendorId)
      .where(isOneOf('id', missing))
      .execute();
    return rows.map(({ id, ...name }) => [id, name]);
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'partners_one_per_tax_id';
}

export async function isStaff(tx: Tx, vendorId: string, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', personId)
    .where('partner_id', 'is', null)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}

/** Also one who has left: the partner is told the name that stands in its record. */
export async function findStaff(
  tx: Tx,
  vendorId: string,
  personId: string,
): Promise<{ id: string; full_name: string } | undefined> {
  return tx
    .selectFrom('people')
    .select(['id', 'full_name'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', personId)
    .where('partner_id', 'is', null)
    .executeTakeFirst();
}
