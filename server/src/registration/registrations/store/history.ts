/** The append-only history of a registration. */
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { sendAhead } from '../../../platform/db/driver.ts';
import type { RegistrationEvents } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface NewEvent {
  vendor_id: string;
  registration_id: string;
  partner_id: string;
  type: string;
  at: Date;
  from_state: string | null;
  to_state: string;
  actor_kind: 'staff' | 'partner' | 'system';
  person_id: string | null;
  /** null: the person's name as of now. */
  actor_name: string | null;
  reason_code?: string | null;
  note?: string;
  internal_note?: string;
  rules_version_id: string | null;
  data: Record<string, unknown>;
}

/** Adds an event under the registration's lock, which is what makes the next number safe to compute. */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<void> {
  const { data, actor_name, ...rest } = event;
  const insert = tx.insertInto('registration_events').values((eb) => ({
    ...rest,
    actor_name:
      actor_name ??
      eb.fn.coalesce(
        eb
          .selectFrom('people as p')
          .select('p.full_name')
          .where('p.vendor_id', '=', event.vendor_id)
          .where('p.id', '=', event.person_id),
        sql.lit(''),
      ),
    data: JSON.stringify(data),
    seq: eb
      .selectFrom('registration_events as e')
      .select(sql<number>`coalesce(max(e.seq), 0) + 1`.as('next'))
      .where('e.vendor_id', '=', event.vendor_id)
      .where('e.registration_id', '=', event.registration_id),
  }));
  await sendAhead(tx, insert);
}

export async function selectEvents(
  tx: Tx,
  vendorId: string,
  registrationId: string,
): Promise<(Selectable<RegistrationEvents> & { rules_version: number | null })[]> {
  return tx
    .selectFrom('registration_events as e')
    .leftJoin('rule_versions as r', (join) =>
      join
        .onRef('r.vendor_id', '=', 'e.vendor_id')
        .onRef('r.id', '=', 'e.rules_version_id')
        .on('r.vendor_id', '=', vendorId),
    )
    .selectAll('e')
    .select('r.version as rules_version')
    .where('e.vendor_id', '=', vendorId)
    .where('e.registration_id', '=', registrationId)
    .orderBy('e.seq')
    .execute();
}

/** The last event of one of the types, or undefined. */
export async function lastEvent(
  tx: Tx,
  vendorId: string,
  registrationId: string,
  types: string[],
): Promise<Selectable<RegistrationEvents> | undefined> {
  return tx
    .selectFrom('registration_events')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .where('type', 'in', types)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Name and position of a person as of now, copied into histories so that they outlive the person's account. */
export async function personName(
  tx: Tx,
  vendorId: string,
  personId: string,
): Promise<{ full_name: string; position: string }> {
  const row = await tx
    .selectFrom('people')
    .select(['full_name', 'position'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return row ?? { full_name: '', position: '' };
}
