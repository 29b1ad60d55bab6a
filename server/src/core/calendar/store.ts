import type { Insertable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../access/guard.ts';
import { requireCursor } from '../../kernel/page.ts';
import type { Deputies } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';

export async function selectVendor(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('vendors')
    .select(['country', 'time_zone', 'day_start', 'day_end'])
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
}

/** Loaded years as they were stored: parsed by whoever reads them. */
export async function selectYears(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('calendar_years')
    .select(['country', 'year', 'document'])
    .where('vendor_id', '=', vendorId)
    .execute();
}

/** The year as it is stored now; null: shipped, or by rule. */
export async function storedYear(
  tx: Tx,
  vendorId: string,
  { country, year }: { country: string; year: number },
): Promise<unknown> {
  const row = await tx
    .selectFrom('calendar_years')
    .select('document')
    .where('vendor_id', '=', vendorId)
    .where('country', '=', country)
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.document ?? null;
}

export async function saveYear(
  tx: Tx,
  row: {
    vendor_id: string;
    country: string;
    year: number;
    document: string;
    loaded_by: string | null;
    loaded_at: Date;
  },
): Promise<void> {
  const { document, loaded_by, loaded_at } = row;
  await tx
    .insertInto('calendar_years')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'country', 'year']).doUpdateSet({ document, loaded_by, loaded_at }),
    )
    .execute();
}

export interface DeputyRow {
  vendor_id: string;
  id: string;
  person_id: string;
  deputy_id: string;
  from_at: Date;
  until_at: Date;
  cancelled_at: Date | null;
  person_name: string;
  deputy_name: string;
}

function deputies(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('deputies as d')
    .innerJoin('people as p', (join) => join.onRef('p.id', '=', 'd.person_id').on('p.vendor_id', '=', vendorId))
    .innerJoin('people as s', (join) => join.onRef('s.id', '=', 'd.deputy_id').on('s.vendor_id', '=', vendorId))
    .select(['d.vendor_id', 'd.id', 'd.person_id', 'd.deputy_id', 'd.from_at', 'd.until_at', 'd.cancelled_at'])
    .select(['p.full_name as person_name', 's.full_name as deputy_name'])
    .where('d.vendor_id', '=', vendorId);
}

export async function selectDeputies(
  tx: Tx,
  scope: Scope<'person.read'>,
  filter: { personId?: string | undefined; endingAfter: Date | null; cursor?: string | undefined; limit: number },
): Promise<DeputyRow[]> {
  let query = deputies(tx, scope.vendorId).where('d.cancelled_at', 'is', null);
  if (filter.personId) query = query.where('d.person_id', '=', filter.personId);
  if (filter.endingAfter) query = query.where('d.until_at', '>', filter.endingAfter);
  if (filter.cursor) {
    const [from, id] = requireCursor(filter.cursor, ['instant', 'id']);
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('d.from_at', 'd.id'), '>', tuple(from, id)));
  }
  return query
    .orderBy('d.from_at')
    .orderBy('d.id')
    .limit(filter.limit + 1)
    .execute();
}

export async function lockDeputy(tx: Tx, vendorId: string, id: string): Promise<Unchecked<DeputyRow> | undefined> {
  const locked = await tx
    .selectFrom('deputies')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return undefined;
  const row = await deputies(tx, vendorId).where('d.id', '=', id).executeTakeFirstOrThrow();
  return seal(row, { vendorId: row.vendor_id, partnerId: null });
}

export async function findDeputy(tx: Tx, vendorId: string, id: string): Promise<DeputyRow> {
  return deputies(tx, vendorId).where('d.id', '=', id).executeTakeFirstOrThrow();
}

/** Locks two of the vendor's own people, always in the same order; tells which of them work there now. */
export async function lockStaff(tx: Tx, vendorId: string, ids: string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', 'in', ids)
    .where('partner_id', 'is', null)
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Set(rows.map((row) => row.id));
}

export async function overlapsAnother(
  tx: Tx,
  vendorId: string,
  personId: string,
  from: Date,
  until: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('deputies')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('person_id', '=', personId)
    .where('cancelled_at', 'is', null)
    .where('from_at', '<', until)
    .where('until_at', '>', from)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertDeputy(tx: Tx, row: Insertable<Deputies>): Promise<void> {
  await tx.insertInto('deputies').values(row).execute();
}

/** Ended before it began: never in force. Ended in the middle: the past stays as it was. */
export async function cancelDeputyRow(tx: Tx, vendorId: string, id: string, at: Date, begun: boolean): Promise<void> {
  await tx
    .updateTable('deputies')
    .set(begun ? { until_at: at } : { cancelled_at: at })
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .execute();
}

/** Who stands in for whom at a moment. */
export async function selectDeputyMap(tx: Tx, vendorId: string, at: Date): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('deputies')
    .select(['person_id', 'deputy_id'])
    .where('vendor_id', '=', vendorId)
    .where('cancelled_at', 'is', null)
    .where('from_at', '<=', at)
    .where('until_at', '>', at)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.deputy_id]));
}
