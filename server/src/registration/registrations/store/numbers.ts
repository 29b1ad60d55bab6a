import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

/** Numbers of these registrations, for whoever knows their ids only; drafts have none. */
export async function registrationNumbers(
  tx: Tx,
  vendorId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('registrations')
    .select(['id', 'number'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('id', [...ids]))
    .execute();
  return new Map(rows.flatMap(({ id, number }) => (number === null ? [] : [[id, number]])));
}
