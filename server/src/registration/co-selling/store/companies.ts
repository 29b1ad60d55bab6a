/** Which of the vendor's partners a company is, for the vendor's people alone to see. */
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface Company {
  id: string;
  name: string;
  status: string;
  country: string;
  tax_id: string | null;
}

export async function findCompany(tx: Tx, vendorId: string, id: string): Promise<Company | undefined> {
  return tx
    .selectFrom('partners')
    .select(['id', 'name', 'status', 'country', 'tax_id'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Several where the sites of one company are partners of their own. */
export async function withTaxId(tx: Tx, vendorId: string, country: string, taxId: string): Promise<Company[]> {
  return tx
    .selectFrom('partners')
    .select(['id', 'name', 'status', 'country', 'tax_id'])
    .where('vendor_id', '=', vendorId)
    .where('country', '=', country)
    .where('tax_id', '=', taxId)
    .where('status', '<>', 'terminated')
    .orderBy('name')
    .execute();
}

/** Only of companies that the reader may know of: a partner's own wall hides every other. */
export async function namesOf(tx: Tx, vendorId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .selectFrom('partners')
    .select(['id', 'name'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('id', ids))
    .execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** The distributor of a registration; its version stays, so that an open form goes on saving. */
export async function saveDistributor(
  tx: Tx,
  row: { vendor_id: string; id: string },
  set: { distributor_id?: string | null; distributor_country?: string | null; distributor_tax_id?: string | null },
): Promise<void> {
  await tx
    .updateTable('registrations')
    .set(set)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}
