import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from '../src/bytes.ts';
import { append, type CompactRange, EMPTY_RANGE } from '../src/merkle/compact-range.ts';
import { leafHash } from '../src/merkle/hash.ts';
import type { NodeId } from '../src/merkle/nodes.ts';
import type { NodeReader } from '../src/merkle/proofs.ts';

const keyOf = ({ level, index }: NodeId) => `${level}/${index}`;

/** A log of `size` leaves `leaf 0`, `leaf 1` … with every node that appending them made. */
export function growTree(size: number) {
  const nodes = new Map<string, Uint8Array>();
  const ranges: CompactRange[] = [EMPTY_RANGE];
  for (let index = 0; index < size; index += 1) {
    const { range, made } = append(ranges.at(-1)!, leafHash(utf8(`leaf ${index}`)));
    for (const node of made) nodes.set(keyOf(node), node.hash);
    ranges.push(range);
  }
  let read = 0;
  const reader: NodeReader = async (wanted) => {
    read += wanted.length;
    return wanted.map((node) => nodes.get(keyOf(node)) ?? missing(node));
  };
  return { nodes, ranges, reader, leaf: (index: number) => nodes.get(`0/${index}`)!, nodesRead: () => read };
}

function missing(node: NodeId): never {
  throw new Error(`the proof asks for the node ${keyOf(node)}, which no append has made`);
}

/** RFC 6962, section 2.1, word by word: slow, and shares no line with what it checks. */
export function slowRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array());
  if (leaves.length === 1) return sha256(Uint8Array.of(0, ...leaves[0]!));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Uint8Array.of(1, ...slowRoot(leaves.slice(0, k)), ...slowRoot(leaves.slice(k))));
}
