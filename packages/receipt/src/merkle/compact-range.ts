import { concat, HASH_BYTES } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { foldPerfect, nodeHash } from './hash.ts';
import { type HashedNode, perfectNodes, requireWithin } from './nodes.ts';

/**
 * All that is needed of a tree of `size` leaves to append to it and to say its root: the hashes of its perfect
 * subtrees from left to right, one for each bit set in `size` (at most 53 hashes of 32 bytes).
 */
export interface CompactRange {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, hashes: [] };

/**
 * The range after one more leaf, and the nodes that this leaf completes from the leaf upwards: exactly what a store
 * of nodes must add. A new leaf at index i completes one node for each trailing one of i, and the leaf itself.
 * @throws ReceiptError `tree.out_of_range` beyond 2^53 - 1 leaves
 */
export function append(range: CompactRange, leaf: Uint8Array): { range: CompactRange; made: HashedNode[] } {
  requireWithin(range.size, Number.MAX_SAFE_INTEGER - 1);
  const hashes = [...range.hashes];
  const made: HashedNode[] = [{ level: 0, index: range.size, hash: leaf }];
  let index = range.size;
  let hash = leaf;
  for (let level = 1; index % 2 === 1; level += 1) {
    hash = nodeHash(hashes.pop()!, hash);
    index = (index - 1) / 2;
    made.push({ level, index, hash });
  }
  return { range: { size: range.size + 1, hashes: [...hashes, hash] }, made };
}

/** Root of the tree, 32 bytes (RFC 6962, section 2.1). */
export const rangeRoot = (range: CompactRange): Uint8Array => foldPerfect(range.hashes);

/** The hashes one after another, to be kept beside the size. */
export const formatRange = (range: CompactRange): Uint8Array => concat(...range.hashes);

/** A range from its size and the bytes of `formatRange`. @throws ReceiptError `hash.malformed`, `tree.out_of_range` */
export function parseRange(size: number, bytes: Uint8Array): CompactRange {
  requireWithin(size, Number.MAX_SAFE_INTEGER);
  const count = perfectNodes({ start: 0, end: size }).length;
  if (bytes.length !== count * HASH_BYTES) throw new ReceiptError('hash.malformed');
  return { size, hashes: splitHashes(bytes) };
}

/** Hashes of 32 bytes that stand one after another. @throws ReceiptError `hash.malformed` */
export function splitHashes(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length % HASH_BYTES !== 0) throw new ReceiptError('hash.malformed');
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) =>
    bytes.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}
