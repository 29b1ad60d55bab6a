/** Which registrations a receipt was handed over of to their own partner, and how many of each month never were. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface Handover {
  registrationId: string;
  partnerId: string;
  /** Leaf whose receipt it was. */
  index: number;
  way: 'mail' | 'cabinet' | 'api';
  at: Date;
}

/** Keeps the first one. @returns whether this was it */
export async function recordHandover(
  tx: Tx,
  vendorId: string,
  { registrationId, partnerId, index, way, at }: Handover,
): Promise<boolean> {
  if (await selectHandover(tx, vendorId, registrationId)) return false;
  const row = { vendor_id: vendorId, registration_id: registrationId, partner_id: partnerId, leaf_index: index };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('log_handovers')
    .values({ ...row, way, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** The first one of a registration; null: nobody of its partner has had a receipt of it. */
export async function selectHandover(tx: Tx, vendorId: string, registrationId: string) {
  const row = await tx
    .selectFrom('log_handovers')
    .select(['leaf_index', 'way', 'at'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  return row ? { ...row, way: row.way as Handover['way'] } : null;
}

/** The registration and the partner that a leaf is about; null: it is about the log or the programme. */
export async function selectOwnerOfLeaf(
  tx: Tx,
  vendorId: string,
  index: number,
): Promise<{ registrationId: string; partnerId: string } | null> {
  const row = await tx
    .selectFrom('log_leaves')
    .select(['registration_id', 'partner_id'])
    .where('vendor_id', '=', vendorId)
    .where('leaf_index', '=', index)
    .executeTakeFirst();
  return row?.registration_id && row.partner_id
    ? { registrationId: row.registration_id, partnerId: row.partner_id }
    : null;
}

export interface MonthOfRegistrations {
  /** `2026-11`, in the zone asked for, by the time of the registration's first leaf. */
  month: string;
  registrations: number;
  /** Of these, those older than the log. */
  imported: number;
  never_opened: number;
}

/** Months of a zone with registrations, oldest first. Reads the first leaf of every registration of the vendor. */
export async function selectMonths(tx: Tx, vendorId: string, timeZone: string): Promise<MonthOfRegistrations[]> {
  const month = sql<string>`to_char(l.at at time zone ${timeZone}, 'YYYY-MM')`;
  const rows = await tx
    .selectFrom('log_leaves as l')
    .leftJoin('log_handovers as h', (join) =>
      join.on('h.vendor_id', '=', vendorId).onRef('h.registration_id', '=', 'l.registration_id'),
    )
    .select([month.as('month')])
    .select((eb) => [
      eb.fn.countAll<number>().as('registrations'),
      eb.fn.countAll<number>().filterWhere('l.type', '=', 'imported').as('imported'),
      eb.fn.countAll<number>().filterWhere('h.registration_id', 'is', null).as('never_opened'),
    ])
    .where('l.vendor_id', '=', vendorId)
    // Written out: as parameters they would not be seen to fit the index of first leaves.
    .where(sql<boolean>`l.type in ('registered', 'imported')`)
    // By its name: written out again the zone would be another parameter, and not seen to be the same.
    .groupBy('month')
    .orderBy('month')
    .execute();
  return rows.map((row) => ({
    month: row.month,
    registrations: Number(row.registrations),
    imported: Number(row.imported),
    never_opened: Number(row.never_opened),
  }));
}
