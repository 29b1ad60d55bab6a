import type { z } from 'zod';
import type { Actor } from '../../access/actors.ts';
import { personNames } from '../../core/identity/index.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { DirectRegistration } from './contract.ts';
import { conflictsOf, type DirectRow, selectFamilies } from './store.ts';

/** Direct sales see their own deals; whose deal stands against them is the channel's to know. */
export const seesAll = ({ grants }: Actor) => grants.has('registration.read');

function possible(row: DirectRow, { personId, grants }: Actor) {
  const own = personId === row.person_id && grants.has('direct.register');
  const stopped = row.state === 'stopped';
  const judges = stopped && grants.has('direct.approve') && personId !== row.person_id;
  return {
    ask: own && stopped,
    approve: judges && row.reason_code !== null && personId !== row.first_approver_id,
    refuse: judges,
    withdraw: own && ['registered', 'stopped', 'allowed'].includes(row.state),
    close: own && ['registered', 'allowed'].includes(row.state),
    open_conflict: own && row.state === 'allowed',
  };
}

export async function presentDirect(
  { tx, actor }: { tx: Tx; actor: Actor },
  rows: readonly DirectRow[],
): Promise<z.input<typeof DirectRegistration>[]> {
  const { vendorId } = actor;
  const people = rows.flatMap((row) => [row.person_id, row.first_approver_id, row.second_approver_id]);
  const names = await personNames(
    tx,
    vendorId,
    people.filter((each) => each !== null),
  );
  const families = await selectFamilies(tx, vendorId, [...new Set(rows.flatMap((row) => row.family_ids))]);
  const against = seesAll(actor)
    ? await conflictsOf(
        tx,
        vendorId,
        rows.map(({ id }) => id),
      )
    : [];
  const name = (id: string) => names.get(id) ?? '';
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    person: { id: row.person_id, name: name(row.person_id) },
    customer_name: row.customer_name,
    customer_tax_id: row.customer_tax_id,
    customer_kpp: row.customer_kpp,
    families: families
      .filter(({ id }) => row.family_ids.includes(id))
      .map(({ id, name_ru, name_en }) => ({ id, name: { ru: name_ru, en: name_en } })),
    amount_minor: Number(row.amount_minor),
    currency: row.currency,
    close_date: row.close_date,
    need: row.need,
    state: row.state,
    late_stage: row.late_stage,
    reason_code: row.reason_code as 'other' | null,
    reason: row.reason,
    approvals: [
      ...(row.first_approver_id
        ? [{ name: name(row.first_approver_id), at: row.first_approved_at?.toISOString() ?? null }]
        : []),
      ...(row.second_approver_id
        ? [{ name: name(row.second_approver_id), at: row.decided_at?.toISOString() ?? null }]
        : []),
    ],
    decision_note: row.decision_note,
    conflicts: against
      .filter((each) => each.direct_id === row.id)
      .map(({ kind, partner, number, late_stage, allowed_at }) => ({
        ...{ kind, partner, number: number ?? 0, late_stage },
        allowed_at: allowed_at?.toISOString() ?? null,
      })),
    created_at: row.created_at.toISOString(),
    decided_at: row.decided_at?.toISOString() ?? null,
    can: possible(row, actor),
  }));
}
