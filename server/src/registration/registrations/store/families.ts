import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface FamilyName {
  id: string;
  name: { ru: string; en: string };
}

/** Families of several registrations at once. */
export async function familiesOf(
  tx: Tx,
  vendorId: string,
  registrationIds: string[],
): Promise<Map<string, FamilyName[]>> {
  const found = new Map<string, FamilyName[]>();
  if (registrationIds.length === 0) return found;
  const rows = await tx
    .selectFrom('registration_products as x')
    .innerJoin('product_families as f', (join) =>
      join.onRef('f.vendor_id', '=', 'x.vendor_id').onRef('f.id', '=', 'x.family_id'),
    )
    .select(['x.registration_id', 'f.id', 'f.name_ru', 'f.name_en'])
    .where('x.vendor_id', '=', vendorId)
    .where('f.vendor_id', '=', vendorId)
    .where(isOneOf('x.registration_id', registrationIds))
    .orderBy('f.position')
    .execute();
  for (const row of rows) {
    const list = found.get(row.registration_id) ?? [];
    list.push({ id: row.id, name: { ru: row.name_ru, en: row.name_en } });
    found.set(row.registration_id, list);
  }
  return found;
}

/** Codes of the families of one registration, in the vendor's order. */
export async function familyCodes(tx: Tx, vendorId: string, registrationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('registration_products as x')
    .innerJoin('product_families as f', (join) => join.onRef('f.id', '=', 'x.family_id'))
    .select('f.code')
    .where('x.vendor_id', '=', vendorId)
    .where('f.vendor_id', '=', vendorId)
    .where('x.registration_id', '=', registrationId)
    .orderBy('f.position')
    .orderBy('f.code')
    .execute();
  return rows.map(({ code }) => code);
}
