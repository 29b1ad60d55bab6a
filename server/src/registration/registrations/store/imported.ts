import type { Tx } from '../../../platform/db/tenancy.ts';

/** Whether a file has submitted this registration, and no person by hand: of those, many at once are told as one. */
export async function isSubmittedByImport(tx: Tx, vendorId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('registration_import_rows')
    .select('import_id')
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', id)
    .where('plan', '=', 'submit')
    // Its outcome is written down a moment after the submission.
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '=', 'submitted')]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
