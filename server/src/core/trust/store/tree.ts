/** The tree of one vendor's log: its head, which is locked to append, and the nodes that proofs are made of. */
import { EMPTY_ROOT, type NodeId } from '@kanal/receipt';
import { type Compilable, type RawBuilder, sql } from 'kysely';
import { askAhead } from '../../../platform/db/driver.ts';
import { Shapes } from '../../../platform/db/shapes.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { SignedTree } from '../../../platform/signing/log-signer.ts';

const shapes = new Shapes();

/** Makes the head before the very first leaf of a vendor; whoever is second waits for the first. */
export async function makeHead(tx: Tx, vendorId: string): Promise<void> {
  const root = Buffer.from(EMPTY_ROOT);
  await tx
    .insertInto('log_heads')
    .values({ vendor_id: vendorId, size: 0, perfect_hashes: Buffer.alloc(0), root })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Puts the hash of a leaf into the tree: moves the head behind it, which locks the head until the end of the transaction, so
 * that two transactions of a vendor never write at the same place. To be sent with the leaf's other writes and the commit:
 * others wait for the database alone.
 */
export function growTree(tx: Tx, vendorId: string, leafHash: Uint8Array): Compilable[] {
  const head = shapes.filled('head', { vendorId, hash: Buffer.from(leafHash) }, (v) =>
    statement(
      tx,
      sql`update log_heads set size = size + 1, (made, perfect_hashes, root) =
        (select leaf.made, leaf.grown, leaf.root from log_appended(size, perfect_hashes, ${v.hash}) as leaf)
        where vendor_id = ${v.vendorId}`,
    ),
  );
  const nodes = shapes.filled('nodes', { vendorId }, (v) =>
    statement(
      tx,
      sql`insert into log_nodes (vendor_id, level, node_index, hash)
        select h.vendor_id, level, (h.size - 1) >> level, substring(h.made from 1 + 32 * level for 32)
        from log_heads as h, generate_series(0, octet_length(h.made) / 32 - 1) as level
        where h.vendor_id = ${v.vendorId}`,
    ),
  );
  return [head, nodes];
}

/** Where the leaf stands that the head has just been moved behind. */
export const newestLeaf = sql<number>`h.size - 1`;

const statement = <Row>(tx: Tx, text: RawBuilder<Row>): Compilable<Row> => ({ compile: () => text.compile(tx) });

/** The head as it stands committed; null before the first leaf. */
export async function selectHead(tx: Tx, vendorId: string): Promise<SignedTree | null> {
  return (await askHead(tx, vendorId))();
}

/** The same, asked with the next statement. */
export async function askHead(tx: Tx, vendorId: string): Promise<() => Promise<SignedTree | null>> {
  const query = shapes.filled('head as it is', { vendorId }, (v) =>
    tx.selectFrom('log_heads').select(['size', 'root']).where('vendor_id', '=', v.vendorId),
  );
  const [rows] = await askAhead(tx, query);
  return async () => (await rows())[0] ?? null;
}

/**
 * Hashes of full subtrees in the order asked, in one statement that is the same for any number of them.
 * @throws Error when one is missing: the log is damaged
 */
export async function selectNodes(tx: Tx, vendorId: string, nodes: readonly NodeId[]): Promise<Uint8Array[]> {
  if (nodes.length === 0) return [];
  const levels = nodes.map(({ level }) => level);
  const indexes = nodes.map(({ index }) => index);
  const { rows } = await sql<{ level: number; node_index: number; hash: Buffer }>`
    SELECT n.level, n.node_index, n.hash FROM unnest(${levels}::smallint[], ${indexes}::bigint[]) AS k (level, node_index)
    JOIN log_nodes n ON n.vendor_id = ${vendorId} AND n.level = k.level AND n.node_index = k.node_index`.execute(tx);
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
