/** Leaves of a registration with what opens them, behind the seal: whose they are decides who may look. */
import type { LeafType } from '@kanal/receipt';
import { seal, type Unchecked } from '../../../access/guard.ts';
import { isOneOfNumbers } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type FieldOpening, selectOpenings } from './openings.ts';

export interface LoggedThread {
  registrationId: string;
}

/** The thread of a registration; null when nothing has been written about it. */
export async function findThread(
  tx: Tx,
  vendorId: string,
  registrationId: string,
): Promise<Unchecked<LoggedThread> | null> {
  const row = await tx
    .selectFrom('log_threads')
    .select('partner_id')
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  return row ? seal({ registrationId }, { vendorId, partnerId: row.partner_id }) : null;
}

export async function selectLeavesOf(tx: Tx, vendorId: string, registrationId: string) {
  return tx
    .selectFrom('log_leaves')
    .select(['leaf_index', 'type', 'at'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .orderBy('leaf_index')
    .execute();
}

/** The leaf of that type that a registration got at that moment; null when the event was not logged. */
export async function findLeaf(
  tx: Tx,
  vendorId: string,
  { registrationId, type, at }: { registrationId: string; type: LeafType; at: Date },
): Promise<number | null> {
  const row = await tx
    .selectFrom('log_leaves')
    .select('leaf_index')
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .where('type', '=', type)
    .where('at', '=', at)
    .orderBy('leaf_index')
    .executeTakeFirst();
  return row?.leaf_index ?? null;
}

/** Leaves of that type about a partner and no registration, written at that moment: several of one transaction share it. */
export async function selectLeavesAbout(
  tx: Tx,
  vendorId: string,
  { partnerId, type, at }: { partnerId: string; type: LeafType; at: Date },
): Promise<number[]> {
  const rows = await tx
    .selectFrom('log_leaves')
    .select('leaf_index')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('registration_id', 'is', null)
    .where('at', '=', at)
    .where('type', '=', type)
    .orderBy('leaf_index')
    .execute();
  return rows.map((row) => row.leaf_index);
}

export interface LeafWithOpenings {
  index: number;
  registrationId: string | null;
  leaf: string;
  openings: readonly FieldOpening[];
}

/** Those of these leaves that there are, by index. */
export async function selectLeaves(
  tx: Tx,
  vendorId: string,
  indexes: readonly number[],
): Promise<ReadonlyMap<number, LeafWithOpenings>> {
  const rows = await tx
    .selectFrom('log_leaves')
    .select(['leaf_index', 'leaf', 'registration_id'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOfNumbers('leaf_index', indexes))
    .execute();
  const openings = await selectOpenings(tx, vendorId, indexes);
  const leaves = rows.map(({ leaf_index: index, leaf, registration_id: registrationId }) => {
    return [index, { index, registrationId, leaf, openings: openings.get(index) ?? [] }] as const;
  });
  return new Map(leaves);
}
