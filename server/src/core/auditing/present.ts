/** Leaves as an auditor sees them: partner by name, registration by what the leaf itself opens. */
import type { StrictJson } from '@kanal/receipt';
import type { Tx } from '../../platform/db/tenancy.ts';
import { partnerNames } from '../partners/index.ts';
import { selectLeaves } from '../trust/index.ts';
import type { LeafRow } from './store.ts';

export type Opened = Readonly<Record<string, StrictJson>>;

/** Values that open the fields of these leaves, by index; whether they fit is for the reader to verify. */
export async function openedOf(
  tx: Tx,
  vendorId: string,
  indexes: Iterable<number>,
): Promise<ReadonlyMap<number, Opened>> {
  const leaves = await selectLeaves(tx, vendorId, [...new Set(indexes)]);
  const opened = [...leaves].map(([index, { openings }]) => {
    return [index, Object.fromEntries(openings.map(({ label, value }) => [label, value]))] as const;
  });
  return new Map(opened);
}

export const textOf = (opened: Opened | undefined, label: string): string | null => {
  const value = opened?.[label];
  return typeof value === 'string' ? value : null;
};

export const numberOf = (opened: Opened | undefined): number | null => {
  const value = opened?.number;
  return typeof value === 'number' ? value : null;
};

export async function presentLeaves(tx: Tx, vendorId: string, rows: readonly LeafRow[]) {
  const opened = await openedOf(
    tx,
    vendorId,
    rows.map((row) => row.leaf_index),
  );
  const partners = await partnerNames(
    tx,
    vendorId,
    rows.flatMap((row) => row.partner_id ?? []),
  );
  return rows.map((row) => {
    const fields = opened.get(row.leaf_index);
    return {
      index: row.leaf_index,
      type: row.type,
      at: row.at.toISOString(),
      actor: row.actor,
      partner: row.partner_id === null ? null : { id: row.partner_id, name: partners.get(row.partner_id)?.name ?? '' },
      registration:
        row.registration_id === null
          ? null
          : {
              id: row.registration_id,
              number: numberOf(fields),
              customer: textOf(fields, 'customer'),
              never_opened: row.handed_over_at === null,
            },
    };
  });
}
