import type { z } from 'zod';
import type { Actor } from '../../access/actors.ts';
import { personNames } from '../../core/identity/index.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { ConductCase } from './contract.ts';
import { possibleDeeds } from './policy.ts';
import type { CaseRow } from './store.ts';

export async function presentCases(
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
  rows: readonly CaseRow[],
): Promise<z.input<typeof ConductCase>[]> {
  const isVendor = actor.partnerId === null;
  const names = isVendor
    ? await personNames(
        tx,
        actor.vendorId,
        rows.map((row) => row.opened_by),
      )
    : new Map<string, string>();
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    side: row.side,
    partner: { id: row.partner_id, name: row.partner_name },
    rule: row.rule,
    registration_id: row.registration_id,
    facts: row.facts,
    state: row.state,
    opened_by: names.get(row.opened_by) ?? '',
    opened_at: row.opened_at.toISOString(),
    reply_due_at: row.reply_due_at.toISOString(),
    vendor_due_at: iso(row.vendor_due_at),
    times_late: row.times_late,
    reply: row.reply,
    replied_at: iso(row.replied_at),
    found: row.found,
    sanction: row.sanction,
    sanction_until: row.sanction_day,
    reason: row.reason,
    decided_at: iso(row.decided_at),
    appeal_until: iso(row.appeal_until),
    appeal: row.appeal,
    appealed_at: iso(row.appealed_at),
    verdict: row.verdict as 'upheld' | null,
    verdict_reason: row.verdict_reason,
    judged_at: iso(row.judged_at),
    can: possibleDeeds(row, actor, now),
  }));
}
