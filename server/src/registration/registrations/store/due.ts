/** What time has overtaken. The states are written out: as parameters they would hide that the partial indexes fit. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { openStates, undecidedStates } from '../rules/states.ts';

export async function dueForExpiry(tx: Tx, vendorId: string, now: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`state in ('approved', 'at_risk')`)
    .where('frozen_at', 'is', null)
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
    .where('frozen_at', 'is', null)
    .where('report_due_at', '<=', now)
    .orderBy('report_due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Claims whose turn is the vendor's and overdue, not written down yet (`overdue`) or not remedied yet (`silent`). */
export async function dueForBreach(
  tx: Tx,
  vendorId: string,
  now: Date,
  mark: 'overdue_at' | 'silent_at',
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('frozen_at', 'is', null)
    .where('state', 'in', [...undecidedStates])
    .where('due_at', '<=', now)
    .where(mark, 'is', null)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Questions to the partner whose time has run out. */
export async function dueUnanswered(tx: Tx, vendorId: string, now: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`state = 'action_required'`)
    .where('frozen_at', 'is', null)
    .where('due_at', '<', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** What a partner whose partnership has ended has left behind. */
export async function dueForWindDown(tx: Tx, vendorId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('partners as p')
    .innerJoin('registrations as r', (join) => join.on('r.vendor_id', '=', vendorId).onRef('r.partner_id', '=', 'p.id'))
    .select('r.id')
    .where('p.vendor_id', '=', vendorId)
    .where('p.status', '=', 'terminated')
    .where('r.state', 'in', ['draft', ...openStates])
    .where('r.wound_down_at', 'is', null)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Requests for an extension that the vendor has not decided by the end of the protection. */
export async function dueForSilence(tx: Tx, vendorId: string, now: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`extension_asked_at is not null`)
    .where('frozen_at', 'is', null)
    .where('extension_due_at', '<=', now)
    .where('state', '=', 'approved')
    .where('protected_until', '<=', now)
    .orderBy('extension_due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Drafts whose seller was reminded of them as they stand; the rule has the last word. */
export async function dueForLapse(
  tx: Tx,
  vendorId: string,
  { touchedBefore, remindedBefore }: { touchedBefore: Date; remindedBefore: Date },
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations as r')
    .innerJoin('registration_reminders as m', (join) =>
      join
        .on('m.vendor_id', '=', vendorId)
        .onRef('m.registration_id', '=', 'r.id')
        .onRef('m.turn_at', '=', 'r.updated_at'),
    )
    .select('r.id')
    .where('r.vendor_id', '=', vendorId)
    .where(sql<boolean>`r.state = 'draft'`)
    .where('r.updated_at', '<=', touchedBefore)
    .where('m.threshold', '=', 'draft_idle')
    .where('m.reminded_at', '<=', remindedBefore)
    .orderBy('r.updated_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** What waits for somebody in working days and is not late, locked in the order of its ids. */
export async function owedFrom(tx: Tx, vendorId: string, states: readonly string[], now: Date) {
  return tx
    .selectFrom('registrations')
    .select(['vendor_id', 'id', 'partner_id', 'state', 'rules_version_id'])
    .select(['turn_started_at', 'due_at', 'extension_due_at'])
    .where('vendor_id', '=', vendorId)
    .where('due_at', '>', now)
    .where((eb) => eb.or([eb('state', 'in', [...states]), eb('extension_asked_at', 'is not', null)]))
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function saveDue(
  tx: Tx,
  { vendor_id, id }: { vendor_id: string; id: string },
  set: { due_at: Date; extension_due_at: Date | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('registrations')
    .set((eb) => ({ ...set, updated_at: now, version: eb('version', '+', 1) }))
    .where('vendor_id', '=', vendor_id)
    .where('id', '=', id)
    .execute();
}
