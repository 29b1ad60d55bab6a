/** Breaches of either side and what is owed for them. */
import { type Insertable, type Selectable, sql } from 'kysely';
import { seal, type Unchecked } from '../../../access/guard.ts';
import type { Breaches, DisputeRemedies } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export type RemedyRecord = Selectable<DisputeRemedies>;

export async function insertBreach(
  tx: Tx,
  row: Insertable<Breaches>,
  person: { person_id: string; quota_credit: boolean } | null,
): Promise<void> {
  await tx.insertInto('breaches').values(row).execute();
  if (!person) return;
  await tx
    .insertInto('breach_people')
    .values({ vendor_id: row.vendor_id, breach_id: row.id, ...person })
    .execute();
}

/** Those of a dispute name their registration; one found in a case of conduct need not. */
type BreachOfDispute = Selectable<Breaches> & { registration_id: string };

export async function breachesOf(tx: Tx, vendorId: string, disputeId: string): Promise<BreachOfDispute[]> {
  return tx
    .selectFrom('breaches')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('dispute_id', '=', disputeId)
    .where('registration_id', 'is not', null)
    .$narrowType<{ registration_id: string }>()
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}

export async function insertRemedies(tx: Tx, rows: Insertable<DisputeRemedies>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('dispute_remedies').values(rows).execute();
}

/** Row security leaves a partner its own. */
export async function remediesOf(tx: Tx, vendorId: string, disputeId: string): Promise<RemedyRecord[]> {
  return tx
    .selectFrom('dispute_remedies')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('dispute_id', '=', disputeId)
    .orderBy('promised_at')
    .orderBy('kind')
    .orderBy('id')
    .execute();
}

const daysAhead = 3;

/** Promises whose day has come or comes in three days, and that nobody was reminded of since; of one case or of all. */
export async function remediesToRemind(tx: Tx, vendorId: string, today: string, disputeId: string | null) {
  const threshold = sql<string>`'remedy/' || r.id || (case when r.due_on <= ${today}::date then '/0' else '/3' end)`;
  return tx
    .selectFrom('dispute_remedies as r')
    .select(['r.dispute_id', 'r.due_on', 'r.promised_at', threshold.as('threshold')])
    .where('r.vendor_id', '=', vendorId)
    .where(sql<boolean>`r.state = 'promised'`)
    .where(sql<boolean>`r.due_on <= ${today}::date + ${daysAhead}::int`)
    .$if(disputeId !== null, (query) => query.where('r.dispute_id', '=', disputeId as string))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('dispute_reminders as m')
            .select('m.threshold')
            .where('m.vendor_id', '=', vendorId)
            .whereRef('m.dispute_id', '=', 'r.dispute_id')
            .where('m.threshold', '=', threshold),
        ),
      ),
    )
    .orderBy('r.due_on')
    .orderBy('r.id')
    .execute();
}

export async function lockRemedy(tx: Tx, vendorId: string, id: string): Promise<Unchecked<RemedyRecord> | null> {
  const row = await tx
    .selectFrom('dispute_remedies')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: row.partner_id }) : null;
}

export async function saveKept(
  tx: Tx,
  row: RemedyRecord,
  kept: { kept_by: string | null; kept_at: Date; kept_note: string },
): Promise<RemedyRecord> {
  return tx
    .updateTable('dispute_remedies')
    .set({ ...kept, state: 'kept' })
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
