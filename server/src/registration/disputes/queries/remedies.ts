import type { z } from 'zod';
import { vendorToday } from '../../../core/calendar/index.ts';
import { personNames } from '../../../core/identity/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { RemedyView } from '../contract/views.ts';
import type { RemedyRecord } from '../store/remedies.ts';

type Remedy = z.infer<typeof RemedyView>;

export async function presentRemedy(c: { tx: Tx; now: Date }, row: RemedyRecord): Promise<Remedy> {
  const names = row.kept_by ? await personNames(c.tx, row.vendor_id, [row.kept_by]) : new Map<string, string>();
  return presentRemedyRow(row, names, await vendorToday(c.tx, row.vendor_id, c.now));
}

export function presentRemedyRow(row: RemedyRecord, names: ReadonlyMap<string, string>, today: string): Remedy {
  return {
    id: row.id,
    registration_id: row.registration_id,
    kind: row.kind as Remedy['kind'],
    amount_minor: row.amount_minor === null ? null : Number(row.amount_minor),
    currency: row.currency,
    points: row.points,
    words: row.words,
    state: row.state as Remedy['state'],
    due_on: row.due_on,
    overdue: row.state === 'promised' && row.due_on < today,
    kept_at: row.kept_at?.toISOString() ?? null,
    kept_by: row.kept_by && (names.get(row.kept_by) ?? ''),
  };
}
