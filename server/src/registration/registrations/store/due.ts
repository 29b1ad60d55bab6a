/** What time has overtaken. The states are written out: as parameters they would hide that the partial indexes fit. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';

export async function dueForExpiry(tx: Tx, vendorId: string, now: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`state in ('approved', 'at_risk')`)
    .where('protected_until', '<=', now)
    .orderBy('protected_until')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export async function dueForRisk(tx: Tx, vendorId: string, now: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`state = 'approved'`)
    .where('report_due_at', '<=', now)
    .orderBy('report_due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
