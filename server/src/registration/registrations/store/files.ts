import type { Insertable } from 'kysely';
import type { RegistrationFiles } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export async function countFiles(tx: Tx, vendorId: string, registrationId: string): Promise<number> {
  const row = await tx
    .selectFrom('registration_files')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function insertFile(tx: Tx, row: Insertable<RegistrationFiles>): Promise<void> {
  await tx.insertInto('registration_files').values(row).execute();
}

/** A file that is still on the record. */
export async function selectFile(tx: Tx, vendorId: string, registrationId: string, fileId: string) {
  return tx
    .selectFrom('registration_files')
    .select(['id', 'name', 'media_type', 'storage_key', 'uploaded_by'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .where('id', '=', fileId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export async function markFileRemoved(tx: Tx, vendorId: string, fileId: string, now: Date): Promise<void> {
  await tx
    .updateTable('registration_files')
    .set({ removed_at: now })
    .where('vendor_id', '=', vendorId)
    .where('id', '=', fileId)
    .execute();
}

/** Which of these keys a file of the vendor has, taken off its record or not: bytes of removed files stay. */
export async function namedFileKeys(tx: Tx, vendorId: string, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .selectFrom('registration_files')
    .select('storage_key')
    .where('vendor_id', '=', vendorId)
    .where('storage_key', 'in', [...keys])
    .execute();
  return rows.map((row) => row.storage_key);
}
