import { equal, HASH_BYTES } from '../bytes.ts';
import { EMPTY_ROOT, nodeHash } from './hash.ts';

const isOdd = (value: number) => value % 2 === 1;
const half = (value: number) => Math.floor(value / 2);
const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
const isPowerOfTwo = (value: number) => 2 ** Math.round(Math.log2(value)) === value;
// Hashes of another length could shift bytes between neighbours and still hash to the same node.
const areHashes = (hashes: readonly Uint8Array[]) => hashes.every(({ length }) => length === HASH_BYTES);

/**
 * Whether `proof` shows that `leaf` (a leaf hash) stands at `index` in the tree of `size` leaves with `root`.
 * Algorithm of RFC 9162, section 2.1.3.2. Never throws; sizes beyond 2^53 - 1 are refused.
 */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, ...proof])) return false;
  let [fn, sn] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn !== 0 && !isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
    } else hash = nodeHash(hash, sibling);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && equal(hash, root);
}

/**
 * Whether `proof` shows that the tree of `to` leaves with `toRoot` begins with the tree of `from` leaves with `fromRoot`.
 * Algorithm of RFC 9162, section 2.1.4.2; of two equal sizes and of the empty tree the proof is empty (RFC 6962,
 * section 2.1.2, and C2SP tlog-witness). Never throws; sizes beyond 2^53 - 1 are refused.
 */
export function verifyConsistency(
  from: number,
  fromRoot: Uint8Array,
  to: number,
  toRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isCount(from) || !isCount(to) || from > to) return false;
  if (from === to) return proof.length === 0 && equal(fromRoot, toRoot) && (from > 0 || equal(fromRoot, EMPTY_ROOT));
  if (!areHashes([fromRoot, toRoot, ...proof])) return false;
  if (from === 0) return proof.length === 0 && equal(fromRoot, EMPTY_ROOT);
  // A perfect old tree is itself the first hash of the path.
  const path = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (!first || proof.length === 0) return false;
  let [fn, sn] = [from - 1, to - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [oldHash, newHash] = [first, first];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      oldHash = nodeHash(hash, oldHash);
      newHash = nodeHash(hash, newHash);
      while (fn !== 0 && !isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
    } else newHash = nodeHash(newHash, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && equal(oldHash, fromRoot) && equal(newHash, toRoot);
}
