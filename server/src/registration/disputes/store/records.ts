/** What happened in a case, what was filed, what was decided and how each voted. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type {
  DisputeDecisions,
  DisputeEvents,
  DisputeEvidence,
  DisputeReminders,
  DisputeVotes,
} from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

type NewEvent = Omit<Insertable<DisputeEvents>, 'seq' | 'actor_name' | 'data'> & {
  person_id: string | null;
  /** null: the person's name as of now. */
  actor_name: string | null;
  data: Record<string, unknown>;
};

/** Under the lock of the case, which is what makes the next number safe to compute. */
export async function appendDisputeEvent(tx: Tx, { data, actor_name, ...rest }: NewEvent): Promise<void> {
  await tx
    .insertInto('dispute_events')
    .values((eb) => ({
      ...rest,
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
      data: JSON.stringify(data),
      seq: eb
        .selectFrom('dispute_events as e')
        .select(sql<number>`coalesce(max(e.seq), 0) + 1`.as('next'))
        .where('e.vendor_id', '=', rest.vendor_id)
        .where('e.dispute_id', '=', rest.dispute_id),
    }))
    .execute();
}

export async function eventsOf(tx: Tx, vendorId: string, disputeId: string): Promise<Selectable<DisputeEvents>[]> {
  return tx
    .selectFrom('dispute_events')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('dispute_id', '=', disputeId)
    .orderBy('seq')
    .execute();
}

export type EvidenceRecord = Selectable<DisputeEvidence> & { filed_by_name: string };

/** Row security leaves a partner what is for its eyes. */
export async function evidenceOf(tx: Tx, vendorId: string, disputeId: string): Promise<EvidenceRecord[]> {
  return tx
    .selectFrom('dispute_evidence as e')
    .leftJoin('people as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'e.filed_by'))
    .selectAll('e')
    .select((eb) => eb.fn.coalesce('p.full_name', sql<string>`''`).as('filed_by_name'))
    .where('e.vendor_id', '=', vendorId)
    .where('e.dispute_id', '=', disputeId)
    .orderBy('e.filed_at')
    .orderBy('e.id')
    .execute();
}

export async function insertEvidence(tx: Tx, row: Insertable<DisputeEvidence>): Promise<void> {
  await tx.insertInto('dispute_evidence').values(row).execute();
}

export async function saveEvidence(
  tx: Tx,
  row: { vendor_id: string; id: string },
  set: Updateable<DisputeEvidence>,
): Promise<void> {
  await tx
    .updateTable('dispute_evidence')
    .set(set)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}

/** Of these ids, in the order in which they were filed. */
export async function piecesOf(tx: Tx, vendorId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('dispute_evidence')
    .select(['id', 'file_name', 'storage_key'])
    .where('vendor_id', '=', vendorId)
    .where('id', 'in', [...ids])
    .orderBy('filed_at')
    .orderBy('id')
    .execute();
}

/** Which of these keys a piece of evidence has. */
export async function namedEvidenceKeys(tx: Tx, vendorId: string, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .selectFrom('dispute_evidence')
    .select('storage_key')
    .where('vendor_id', '=', vendorId)
    .where('storage_key', 'in', [...keys])
    .execute();
  return rows.flatMap(({ storage_key }) => storage_key ?? []);
}

export type DecisionRecord = Selectable<DisputeDecisions>;

export async function decisionsOf(tx: Tx, vendorId: string, disputeId: string): Promise<DecisionRecord[]> {
  return tx
    .selectFrom('dispute_decisions')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('dispute_id', '=', disputeId)
    .orderBy('round')
    .orderBy('level')
    .orderBy('proposed_at')
    .orderBy('id')
    .execute();
}

export async function insertDecision(tx: Tx, row: Insertable<DisputeDecisions>): Promise<DecisionRecord> {
  return tx.insertInto('dispute_decisions').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function closeDecision(
  tx: Tx,
  row: { vendor_id: string; id: string },
  state: 'made' | 'fallen',
  at: Date,
): Promise<void> {
  await tx
    .updateTable('dispute_decisions')
    .set({ state, closed_at: at })
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}

export type VoteRecord = Selectable<DisputeVotes>;

export async function votesOn(tx: Tx, vendorId: string, decisionIds: readonly string[]): Promise<VoteRecord[]> {
  if (decisionIds.length === 0) return [];
  return tx
    .selectFrom('dispute_votes')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('decision_id', 'in', [...decisionIds])
    .orderBy('at')
    .orderBy('person_id')
    .execute();
}

export async function insertVote(tx: Tx, row: Insertable<DisputeVotes>): Promise<void> {
  await tx.insertInto('dispute_votes').values(row).execute();
}

export async function givenReminders(tx: Tx, vendorId: string, disputeId: string, turnAt: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('dispute_reminders')
    .select('threshold')
    .where('vendor_id', '=', vendorId)
    .where('dispute_id', '=', disputeId)
    .where('turn_at', '=', turnAt)
    .execute();
  return rows.map(({ threshold }) => threshold);
}

export async function insertReminder(tx: Tx, row: Insertable<DisputeReminders>): Promise<void> {
  await tx.insertInto('dispute_reminders').values(row).execute();
}
