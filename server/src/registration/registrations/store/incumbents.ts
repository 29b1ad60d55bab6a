/** Who has won a customer before, for the priority of the incumbent. Runs with the whole vendor in sight. */
import { holdsOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { openStates } from '../rules/states.ts';

interface Row {
  vendor_id: string;
  id: string;
  partner_id: string;
  customer_id: string | null;
}

/** Registrations of the same customer and one of the families. */
function ofTheSame(tx: Tx, row: Row, families: readonly string[]) {
  return tx
    .selectFrom('registrations as r')
    .where('r.vendor_id', '=', row.vendor_id)
    .where('r.customer_id', '=', row.customer_id)
    .where('r.id', '<>', row.id)
    .where(holdsOneOf('r.family_ids', families));
}

/** The partner of the last deal won; null: nobody has won one. */
export async function incumbentOf(tx: Tx, row: Row, families: readonly string[]): Promise<string | null> {
  if (!row.customer_id || families.length === 0) return null;
  const won = await ofTheSame(tx, row, families)
    .innerJoin('registration_events as e', (join) =>
      join.onRef('e.vendor_id', '=', 'r.vendor_id').onRef('e.registration_id', '=', 'r.id').on('e.type', '=', 'win'),
    )
    .where('e.vendor_id', '=', row.vendor_id)
    .where('r.state', '=', 'won')
    .select('r.partner_id')
    .orderBy('e.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return won?.partner_id ?? null;
}

/** The earliest open claim that this partner has on the same. */
export async function openClaimOf(tx: Tx, row: Row, families: readonly string[], partnerId: string) {
  const found = await ofTheSame(tx, row, families)
    .where('r.partner_id', '=', partnerId)
    .where('r.state', 'in', [...openStates])
    .select(['r.submitted_at', 'r.close_date'])
    .orderBy('r.submitted_at')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}
