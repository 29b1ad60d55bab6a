import { foldPerfect } from './hash.ts';
import { type LeafRange, type NodeId, perfectNodes, requireWithin, splitPoint } from './nodes.ts';

/** Answers with the hashes (32 bytes) of full perfect subtrees, in the order asked: a table of nodes, or tiles. */
export type NodeReader = (nodes: readonly NodeId[]) => Promise<readonly Uint8Array[]>;

/**
 * Proof that leaf `index` is in the tree of `size` leaves: hashes from the leaf's sibling up to the child of the root
 * (RFC 6962, section 2.1.1). Reads O(log size) nodes in one call.
 * @throws ReceiptError `tree.out_of_range` unless 0 ≤ index < size
 */
export async function inclusionProof(read: NodeReader, index: number, size: number): Promise<Uint8Array[]> {
  requireWithin(index, size - 1);
  const path: LeafRange[] = [];
  for (let start = 0, end = size; end - start > 1; ) {
    const middle = start + splitPoint(end - start);
    const left = index < middle;
    path.push(left ? { start: middle, end } : { start, end: middle });
    if (left) end = middle;
    else start = middle;
  }
  return hashesOf(read, path.reverse());
}

/**
 * Proof that the tree of `to` leaves begins with the tree of `from` leaves (RFC 6962, section 2.1.2). Empty when the
 * sizes are equal or `from` is 0. Reads O(log to) nodes in one call.
 * @throws ReceiptError `tree.out_of_range` unless 0 ≤ from ≤ to
 */
export async function consistencyProof(read: NodeReader, from: number, to: number): Promise<Uint8Array[]> {
  requireWithin(from, to);
  if (from === 0 || from === to) return [];
  const path: LeafRange[] = [];
  let [start, end] = [0, to];
  while (end !== from) {
    const middle = start + splitPoint(end - start);
    const left = from <= middle;
    path.push(left ? { start: middle, end } : { start, end: middle });
    if (left) end = middle;
    else start = middle;
  }
  // The old tree itself is known to whoever holds its root; any other subtree must be named.
  if (start !== 0) path.push({ start, end });
  return hashesOf(read, path.reverse());
}

async function hashesOf(read: NodeReader, ranges: readonly LeafRange[]): Promise<Uint8Array[]> {
  const nodes = ranges.map(perfectNodes);
  const hashes = await read(nodes.flat());
  let at = 0;
  return nodes.map(({ length }) => {
    at += length;
    return foldPerfect(hashes.slice(at - length, at));
  });
}
