/** Rows of agreements to sell together. Every function names the vendor. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../../access/guard.ts';
import { requireCursor } from '../../../kernel/page.ts';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { CoSellings } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { CoSellingState } from '../contract.ts';
import { type Party, turnOf } from '../rules.ts';

export type CoSellingRow = Omit<Selectable<CoSellings>, 'state' | 'proposed_by' | 'closed_by'> & {
  state: CoSellingState;
  proposed_by: 'partner' | 'vendor';
  closed_by: Party | null;
};

const rows = (tx: Tx, vendorId: string) => tx.selectFrom('co_sellings').selectAll().where('vendor_id', '=', vendorId);

/**
 * Behind the seal of the side that asks: the lead and the vendor by the lead, the support partner by itself, and by itself
 * only what was passed on to it. `answering`: the one of the two partners whose turn it is.
 */
export async function readFor(
  tx: Tx,
  vendorId: string,
  id: string,
  side: 'lead' | 'support' | 'answering',
): Promise<Unchecked<CoSellingRow> | null> {
  const row = (await rows(tx, vendorId).where('id', '=', id).executeTakeFirst()) as CoSellingRow | undefined;
  if (!row) return null;
  const isLead = side === 'lead' || (side === 'answering' && turnOf(row) === 'lead');
  const partnerId = isLead ? row.partner_id : row.shown_to_support ? row.support_id : null;
  return seal(row, { vendorId: row.vendor_id, partnerId });
}

/** As it is under the lock of its registration, which whoever changes it takes first. */
export async function lockRow(tx: Tx, vendorId: string, id: string): Promise<CoSellingRow> {
  return (await rows(tx, vendorId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()) as CoSellingRow;
}

export async function insertCoSelling(tx: Tx, row: Insertable<CoSellings>): Promise<void> {
  await tx.insertInto('co_sellings').values(row).execute();
}

export async function saveCoSelling(
  tx: Tx,
  row: CoSellingRow,
  set: Updateable<CoSellings> & { state?: CoSellingState },
): Promise<CoSellingRow> {
  const saved = await tx
    .updateTable('co_sellings')
    .set(set)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return saved as CoSellingRow;
}

export async function ofRegistration(tx: Tx, vendorId: string, registrationId: string): Promise<CoSellingRow[]> {
  const found = await rows(tx, vendorId)
    .where('registration_id', '=', registrationId)
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return found as CoSellingRow[];
}

interface Question {
  cursor?: string | undefined;
  limit: number;
  state?: string | undefined;
}

export async function selectAll(tx: Tx, scope: Scope<'co_selling.arrange'>, question: Question) {
  let query = rows(tx, scope.vendorId);
  if (question.state) query = query.where('state', '=', question.state);
  return page(query, question);
}

/** What row security shows to this partner as a support partner; its own deals are not among them. */
export async function selectJoint(tx: Tx, scope: Scope<'co_selling.join'>, question: Question) {
  const query = rows(tx, scope.vendorId).where('support_id', '=', scope.partnerId).where('shown_to_support', '=', true);
  return page(query, question);
}

async function page(query: ReturnType<typeof rows>, { cursor, limit }: Question): Promise<CoSellingRow[]> {
  let asked = query;
  if (cursor) {
    const after = requireCursor(cursor, ['instant', 'id']);
    asked = asked.where(({ eb, refTuple, tuple }) => eb(refTuple('proposed_at', 'id'), '<', tuple(...after)));
  }
  const found = await asked
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return found as CoSellingRow[];
}

/** Those that somebody must answer by a moment, of deals that no dispute holds. */
export async function dueBy(tx: Tx, vendorId: string, soon: Date, now: Date): Promise<string[]> {
  const found = await tx
    .selectFrom('co_sellings as k')
    .innerJoin('registrations as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'k.registration_id'),
    )
    .select('k.id')
    .where('k.vendor_id', '=', vendorId)
    .where('k.state', 'in', ['proposed', 'invited'])
    .where('k.due_at', '<=', soon)
    .where('r.frozen_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('k.reminded_at', 'is', null),
        eb.and([eb('k.due_at', '<=', now), eb.or([eb('k.state', '=', 'invited'), eb('k.proposed_by', '=', 'vendor')])]),
      ]),
    )
    .orderBy('k.due_at')
    .limit(200)
    .execute();
  return found.map(({ id }) => id);
}

export interface DealFacts {
  registration_id: string;
  number: number;
  customer_name: string;
  project_name: string;
  lead_id: string;
  lead_name: string;
  state: string;
  stage: string | null;
  next_step_on: string | null;
  frozen_at: Date | null;
}

/** What is told of deals beside their agreements. */
export async function selectDeals(tx: Tx, vendorId: string, ids: readonly string[]): Promise<Map<string, DealFacts>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .leftJoin('deals as d', (join) => join.on('d.vendor_id', '=', vendorId).onRef('d.registration_id', '=', 'r.id'))
    .select(['r.id as registration_id', 'r.number', 'r.customer_name', 'r.project_name', 'r.state', 'r.frozen_at'])
    .select(['p.id as lead_id', 'p.name as lead_name', 'd.stage', 'd.next_step_on'])
    .where('r.vendor_id', '=', vendorId)
    .where(isOneOf('r.id', ids))
    .execute();
  return new Map(found.map((row) => [row.registration_id, { ...row, number: row.number ?? 0 }]));
}
