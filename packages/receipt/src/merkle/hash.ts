import { sha256 } from '@noble/hashes/sha2.js';
import { concat, HASH_BYTES } from '../bytes.ts';

// The prefixes keep a leaf from being read as a node (RFC 6962, section 2.1).
const LEAF = Uint8Array.of(0);
// One buffer for all nodes: proofs hash many, and nothing runs between filling and hashing it.
const node = new Uint8Array(1 + 2 * HASH_BYTES).fill(1, 0, 1);

/** Root of the tree without leaves: SHA-256 of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());

/** Hash of a leaf: SHA-256(0x00 ‖ data), 32 bytes (RFC 6962, section 2.1). */
export const leafHash = (data: Uint8Array): Uint8Array => sha256(concat(LEAF, data));

/** Hash of an inner node over two hashes of 32 bytes: SHA-256(0x01 ‖ left ‖ right) (RFC 6962, section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return sha256(node);
}

/** Root over neighbouring perfect subtrees given from left to right, each larger than all to the right of it together. */
export function foldPerfect(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
}
