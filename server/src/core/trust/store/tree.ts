/** The tree of one vendor's log: its head, which is locked to append, and the nodes that proofs are made of. */
import {
  type CompactRange,
  EMPTY_RANGE,
  formatRange,
  type HashedNode,
  type NodeId,
  parseRange,
  rangeRoot,
} from '@kanal/receipt';
import { sql } from 'kysely';
import { sendAhead } from '../../../platform/db/driver.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

/**
 * Locks the head until the end of the transaction: asked for last, so that others wait as little as can be. Two
 * transactions of a vendor never hold the same size.
 */
export async function lockHead(tx: Tx, vendorId: string): Promise<CompactRange> {
  const row = await selectLocked(tx, vendorId);
  if (row) return parseRange(row.size, row.perfect_hashes);
  // Only the very first leaf of a vendor comes here; whoever is second waits for the first.
  await tx
    .insertInto('log_heads')
    .values({
      vendor_id: vendorId,
      size: 0,
      perfect_hashes: Buffer.alloc(0),
      root: Buffer.from(rangeRoot(EMPTY_RANGE)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await selectLocked(tx, vendorId);
  if (!made) throw new Error('the head of the log was made, but is not there');
  return parseRange(made.size, made.perfect_hashes);
}

function selectLocked(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('log_heads')
    .select(['size', 'perfect_hashes'])
    .where('vendor_id', '=', vendorId)
    .forUpdate()
    .executeTakeFirst();
}

/** Moves the locked head forward and adds the nodes that the new leaves have completed. */
export async function saveTree(
  tx: Tx,
  vendorId: string,
  range: CompactRange,
  made: readonly HashedNode[],
): Promise<void> {
  const nodes = made.map(({ level, index, hash }) => ({
    vendor_id: vendorId,
    level,
    node_index: index,
    hash: Buffer.from(hash),
  }));
  await sendAhead(tx, tx.insertInto('log_nodes').values(nodes));
  const head = tx
    .updateTable('log_heads')
    .set({ size: range.size, perfect_hashes: Buffer.from(formatRange(range)), root: Buffer.from(rangeRoot(range)) })
    .where('vendor_id', '=', vendorId);
  await sendAhead(tx, head);
}

/** The head as it stands committed; null before the first leaf. */
export async function selectHead(tx: Tx, vendorId: string): Promise<{ size: number; root: Uint8Array } | null> {
  const row = await tx
    .selectFrom('log_heads')
    .select(['size', 'root'])
    .where('vendor_id', '=', vendorId)
    .executeTakeFirst();
  return row ?? null;
}

/** Hashes of full subtrees in the order asked, in one statement. @throws Error when one is missing: the log is damaged */
export async function selectNodes(tx: Tx, vendorId: string, nodes: readonly NodeId[]): Promise<Uint8Array[]> {
  if (nodes.length === 0) return [];
  const wanted = sql.join(nodes.map(({ level, index }) => sql`(${level}::smallint, ${index}::bigint)`));
  const rows = await tx
    .selectFrom('log_nodes')
    .select(['level', 'node_index', 'hash'])
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`(level, node_index) in (${wanted})`)
    .execute();
  const found = new Map(rows.map((row) => [`${row.level}/${row.node_index}`, row.hash]));
  return nodes.map(({ level, index }) => {
    const hash = found.get(`${level}/${index}`);
    if (!hash) throw new Error(`the log of vendor ${vendorId} has lost the node ${level}/${index}`);
    return hash;
  });
}

/** Hashes of one level from `first` on, for a tile; fewer than `count` when the tree ends before. */
export async function selectLevel(
  tx: Tx,
  vendorId: string,
  { level, first, count }: { level: number; first: number; count: number },
): Promise<Uint8Array[]> {
  const rows = await tx
    .selectFrom('log_nodes')
    .select('hash')
    .where('vendor_id', '=', vendorId)
    .where('level', '=', level)
    .where('node_index', '>=', first)
    .where('node_index', '<', first + count)
    .orderBy('node_index')
    .execute();
  return rows.map((row) => row.hash);
}
