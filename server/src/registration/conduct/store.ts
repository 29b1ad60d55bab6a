/** Rows of cases. Every function names the vendor. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../access/guard.ts';
import { requireCursor } from '../../kernel/page.ts';
import type { ConductCases } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { ConductState, Sanction } from './contract.ts';
import { belongingOf } from './policy.ts';

export type CaseRow = Omit<Selectable<ConductCases>, 'state' | 'side' | 'sanction'> & {
  state: ConductState;
  side: 'partner' | 'vendor';
  sanction: Sanction | null;
  sanction_day: string | null;
  partner_name: string;
};

function named(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('conduct_cases as k')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'k.partner_id'))
    .selectAll('k')
    .select((eb) => ['p.name as partner_name', eb.cast<string | null>('k.sanction_until', 'text').as('sanction_day')])
    .where('k.vendor_id', '=', vendorId);
}

export async function readCase(tx: Tx, vendorId: string, id: string): Promise<Unchecked<CaseRow> | null> {
  const row = (await named(tx, vendorId).where('k.id', '=', id).executeTakeFirst()) as CaseRow | undefined;
  return row ? seal(row, belongingOf(row)) : null;
}

export async function lockCase(tx: Tx, vendorId: string, id: string): Promise<Unchecked<CaseRow> | null> {
  const row = (await named(tx, vendorId).where('k.id', '=', id).forUpdate('k').executeTakeFirst()) as
    | CaseRow
    | undefined;
  return row ? seal(row, belongingOf(row)) : null;
}

export interface CaseQuestion {
  cursor?: string | undefined;
  limit: number;
  side?: string | undefined;
  state?: string | undefined;
}

export async function selectCases(tx: Tx, scope: Scope<'conduct.read'>, question: CaseQuestion): Promise<CaseRow[]> {
  let query = named(tx, scope.vendorId);
  if (scope.partnerId) query = query.where('k.partner_id', '=', scope.partnerId);
  if (question.side) query = query.where('k.side', '=', question.side);
  if (question.state) query = query.where('k.state', '=', question.state);
  if (question.cursor) {
    const after = requireCursor(question.cursor, ['instant', 'id']);
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('k.opened_at', 'k.id'), '<', tuple(...after)));
  }
  const rows = await query
    .orderBy('k.opened_at', 'desc')
    .orderBy('k.id', 'desc')
    .limit(question.limit + 1)
    .execute();
  return rows as CaseRow[];
}

/** Gives the case its partner's next number: one over all partners would let each count the others'. */
export async function insertCase(tx: Tx, row: Omit<Insertable<ConductCases>, 'number'>): Promise<void> {
  const next = await tx
    .insertInto('counters')
    .values({ vendor_id: row.vendor_id, name: `conduct/${row.partner_id}`, value: 1 })
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'name']).doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('conduct_cases')
    .values({ ...row, number: Number(next.value) })
    .execute();
}

export async function saveCase(
  tx: Tx,
  row: Pick<CaseRow, 'vendor_id' | 'id'>,
  change: Updateable<ConductCases>,
): Promise<void> {
  await tx
    .updateTable('conduct_cases')
    .set(change)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}

/** Cases in which somebody still owes something, locked in the order of their ids. */
export function openCases(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('conduct_cases')
    .select(['vendor_id', 'id', 'opened_at', 'replied_at', 'decided_at', 'appealed_at'])
    .select(['reply_due_at', 'vendor_due_at', 'appeal_until'])
    .where('vendor_id', '=', vendorId)
    .where('state', 'not in', ['final', 'dropped'])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Sanctions that stand against the same side since a moment: what the next step of the ladder is counted from. */
export async function sanctionsSince(tx: Tx, row: CaseRow, since: Date): Promise<Sanction[]> {
  const rows = await tx
    .selectFrom('conduct_cases')
    .select('sanction')
    .where('vendor_id', '=', row.vendor_id)
    .where('partner_id', '=', row.partner_id)
    .where('side', '=', row.side)
    .where('id', '<>', row.id)
    .where('found', '=', true)
    .where('decided_at', '>=', since)
    .where((eb) => eb.or([eb('verdict', 'is', null), eb('verdict', '<>', 'lifted')]))
    .execute();
  return rows.flatMap(({ sanction }) => (sanction === null ? [] : [sanction as Sanction]));
}

export async function isPartner(tx: Tx, vendorId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('partners')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** A registration of this partner. */
export async function isRegistrationOf(tx: Tx, vendorId: string, partnerId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('registrations')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('number', 'is not', null)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notices whose time to reply ends before a moment, and whose partner has not been reminded. */
export async function dueReplies(tx: Tx, vendorId: string, before: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('conduct_cases')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('state', '=', 'noticed')
    .where('reminded_at', 'is', null)
    .where('reply_due_at', '<=', before)
    .orderBy('reply_due_at')
    .limit(100)
    .execute();
  return rows.map(({ id }) => id);
}

/** Cases in which the vendor's own time is over and nobody has written that down. */
export async function overdueCases(tx: Tx, vendorId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('conduct_cases')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('vendor_due_at', '<=', now)
    .where((eb) => eb.or([eb('late_at', 'is', null), eb('late_at', '<', eb.ref('vendor_due_at'))]))
    .orderBy('vendor_due_at')
    .limit(100)
    .execute();
  return rows.map(({ id }) => id);
}

/** Measures that bind a partner on a day: none has to be lifted by hand when its time is over. */
export async function standingSanctions(tx: Tx, vendorId: string, partnerId: string, day: string): Promise<CaseRow[]> {
  const rows = await named(tx, vendorId)
    .where('k.partner_id', '=', partnerId)
    .where('k.side', '=', 'partner')
    .where('k.sanction', 'in', ['benefits_suspended', 'tier_hold', 'suspension', 'termination_proposed'])
    .where((eb) => eb.or([eb('k.sanction_until', 'is', null), eb('k.sanction_until', '>=', day)]))
    .orderBy('k.decided_at', 'desc')
    .execute();
  return rows as CaseRow[];
}
