/** Which closed fields an erasure answers for. A closed field that no leaf names is a loss, and has to be asked about. */
import type { Tx } from '../../platform/db/tenancy.ts';
import { openedOf, textOf } from './present.ts';
import { selectErasures } from './store.ts';

export interface ErasedField {
  label: string;
  /** Of the leaf `erased` that names it. */
  index: number;
  reason: string;
}

/** By index of the leaf whose fields were erased; asks for leaves written after the first of `indexes`. */
export async function erasedFields(
  tx: Tx,
  vendorId: string,
  indexes: readonly number[],
): Promise<ReadonlyMap<number, ErasedField[]>> {
  const wanted = new Set(indexes);
  const found = new Map<number, ErasedField[]>();
  const erasures = await selectErasures(tx, vendorId, Math.min(...indexes));
  for (const [index, opened] of await openedOf(tx, vendorId, erasures)) {
    const { fields } = opened;
    // `<index> <label>` each, as the erasure has written them.
    for (const field of Array.isArray(fields) ? fields : []) {
      const [at = '', label = ''] = String(field).split(' ');
      if (!wanted.has(Number(at))) continue;
      const own = found.get(Number(at)) ?? [];
      found.set(Number(at), [...own, { label, index, reason: textOf(opened, 'reason') ?? '' }]);
    }
  }
  return found;
}
