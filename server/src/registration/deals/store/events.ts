/** The append-only course of a deal. */
import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface DealEventRow {
  vendor_id: string;
  registration_id: string;
  partner_id: string;
  type: string;
  at: Date;
  actor_kind: 'staff' | 'partner' | 'system';
  person_id: string | null;
  /** null: the person's name as of now. */
  actor_name: string | null;
  data: Record<string, unknown>;
}

export function eventInsert(tx: Tx, { data, actor_name, ...rest }: DealEventRow) {
  return tx.insertInto('deal_events').values((eb) => ({
    ...rest,
    id: newId(rest.at),
    data: JSON.stringify(data),
    actor_name:
      actor_name ??
      eb.fn.coalesce(
        eb
          .selectFrom('people as p')
          .select('p.full_name')
          .where('p.vendor_id', '=', rest.vendor_id)
          .where('p.id', '=', rest.person_id),
        sql.lit(''),
      ),
  }));
}

const mostEvents = 500;

export async function selectDealEvents(tx: Tx, vendorId: string, registrationId: string) {
  return (
    tx
      .selectFrom('deal_events')
      .select(['id', 'type', 'at', 'actor_kind', 'actor_name', 'data'])
      .where('vendor_id', '=', vendorId)
      .where('registration_id', '=', registrationId)
      .orderBy('at', 'desc')
      // What happened in the very moment of the beginning came after it.
      .orderBy(sql`type in ('opened', 'reopened')`)
      .orderBy('id', 'desc')
      .limit(mostEvents)
      .execute()
  );
}
