import { ReceiptError } from '../errors.ts';

/** Root of the perfect subtree over the leaves `[index · 2^level, (index + 1) · 2^level)`. It never changes once it is full. */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}

/** Leaves `[start, end)`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** A perfect subtree with its hash of 32 bytes. */
export interface HashedNode extends NodeId {
  readonly hash: Uint8Array;
}

/** Levels below the root of the largest perfect subtree that holds at most `leaves` (≥ 1) leaves. */
function levelWithin(leaves: number): number {
  let level = 0;
  while (2 ** (level + 1) <= leaves) level += 1;
  return level;
}

/** The largest power of two below `leaves` (≥ 2): where RFC 6962 (section 2.1) splits a tree. */
export function splitPoint(leaves: number): number {
  const within = 2 ** levelWithin(leaves);
  return within === leaves ? within / 2 : within;
}

/** Perfect subtrees that make up a range, from left to right; the range starts at a multiple of the first one's width. */
export function perfectNodes({ start, end }: LeafRange): NodeId[] {
  const nodes: NodeId[] = [];
  for (let at = start; at < end; ) {
    const level = levelWithin(end - at);
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** @throws ReceiptError `tree.out_of_range` unless `0 ≤ value ≤ limit`, both safe integers */
export function requireWithin(value: number, limit: number): void {
  if (!Number.isSafeInteger(value) || !Number.isSafeInteger(limit) || value < 0 || value > limit)
    throw new ReceiptError('tree.out_of_range', { value, limit });
}
