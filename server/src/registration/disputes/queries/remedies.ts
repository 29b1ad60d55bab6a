import type { z } from 'zod';
import { personNames } from '../../../core/identity/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { RemedyView } from '../contract/views.ts';
import type { RemedyRecord } from '../store/remedies.ts';

type Remedy = z.infer<typeof RemedyView>;

export async function presentRemedy(c: { tx: Tx }, row: RemedyRecord): Promise<Remedy> {
  const names = row.kept_by ? await personNames(c.tx, row.vendor_id, [row.kept_by]) : new Map<string, string>();
  return presentRemedyRow(row, names);
}

export function presentRemedyRow(row: RemedyRecord, names: ReadonlyMap<string, string>): Remedy {
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
    kept_at: row.kept_at?.toISOString() ?? null,
    kept_by: row.kept_by && (names.get(row.kept_by) ?? ''),
  };
}
