import { describe, expect, test } from 'vitest';
import { growTree, slowRoot } from '../../test/tree.ts';
import { toHex, utf8 } from '../bytes.ts';
import { append, type CompactRange, EMPTY_RANGE, formatRange, parseRange, rangeRoot } from './compact-range.ts';
import { leafHash } from './hash.ts';
import { consistencyProof, inclusionProof } from './proofs.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

const SIZES = 64;
const tree = growTree(SIZES);
const root = (size: number) => rangeRoot(tree.ranges[size]!);

/** Leaves and roots of the RFC 6962 reference tree (sizes 0–8), which every implementation knows. */
const REFERENCE = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const REFERENCE_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the reference tree of RFC 6962 has its known roots', () => {
  let range: CompactRange = EMPTY_RANGE;
  const roots = [toHex(rangeRoot(range))];
  for (const leaf of REFERENCE) {
    range = append(range, leafHash(Uint8Array.from(Buffer.from(leaf, 'hex')))).range;
    roots.push(toHex(rangeRoot(range)));
  }
  expect(roots).toEqual(REFERENCE_ROOTS);
});

test('roots are those of the recursive definition, and a range survives being written down', () => {
  const leaves = Array.from({ length: SIZES }, (_, index) => utf8(`leaf ${index}`));
  for (let size = 0; size <= SIZES; size += 1) {
    expect(toHex(root(size)), `size ${size}`).toBe(toHex(slowRoot(leaves.slice(0, size))));
    expect(parseRange(size, formatRange(tree.ranges[size]!))).toEqual(tree.ranges[size]);
  }
  expect(() => parseRange(3, new Uint8Array(32))).toThrow('hash.malformed');
  expect(() => parseRange(-1, new Uint8Array())).toThrow('tree.out_of_range');
});

describe('inclusion', () => {
  test('every leaf of every size has a proof, which shows that place in that tree alone', {
    timeout: 90_000,
  }, async () => {
    let accepted = 0;
    for (let size = 1; size <= SIZES; size += 1)
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(tree.reader, index, size);
        const holds = (leaf: number, at: number, of: number) =>
          verifyInclusion(tree.leaf(leaf), at, of, proof, root(of));
        expect(holds(index, index, size), `${index} of ${size}`).toBe(true);
        for (let other = 0; other <= SIZES; other += 1) {
          if (other < size && other !== index)
            accepted += Number(holds(index, other, size)) + Number(holds(other, index, size));
          if (other !== size) accepted += Number(holds(index, index, other));
        }
      }
    expect(accepted).toBe(0);
  });

  test('a proof cut, lengthened or changed in any bit of any hash is refused', async () => {
    for (const [index, size] of [
      [0, 1],
      [0, 7],
      [6, 7],
      [3, 8],
      [33, 50],
    ] as const) {
      const proof = await inclusionProof(tree.reader, index, size);
      const holds = (changed: Uint8Array[]) => verifyInclusion(tree.leaf(index), index, size, changed, root(size));
      expect(holds([...proof, root(size)])).toBe(false);
      expect(holds([root(size), ...proof])).toBe(false);
      for (const changed of damaged(proof)) expect(holds(changed)).toBe(false);
    }
  });
});

describe('consistency', () => {
  test('every pair of sizes has a proof, which ties those two roots alone', { timeout: 90_000 }, async () => {
    let accepted = 0;
    for (let to = 0; to <= SIZES; to += 1)
      for (let from = 0; from <= to; from += 1) {
        const proof = await consistencyProof(tree.reader, from, to);
        expect(verifyConsistency(from, root(from), to, root(to), proof), `${from} to ${to}`).toBe(true);
        for (let other = 0; other <= SIZES; other += 1) {
          // The empty proof is also the right one of equal sizes, and of growth from the empty tree.
          if (other !== from && !(proof.length === 0 && (other === 0 || other === to)))
            accepted += Number(verifyConsistency(other, root(other), to, root(to), proof));
          if (other !== to && from > 0)
            accepted += Number(verifyConsistency(from, root(from), other, root(other), proof));
        }
      }
    expect(accepted).toBe(0);
  });

  test('a proof cut, lengthened or changed in any bit of any hash is refused', async () => {
    for (const [from, to] of [
      [1, 2],
      [3, 7],
      [4, 8],
      [6, 64],
      [33, 50],
    ] as const) {
      const proof = await consistencyProof(tree.reader, from, to);
      const holds = (changed: Uint8Array[]) => verifyConsistency(from, root(from), to, root(to), changed);
      expect(holds([...proof, root(to)])).toBe(false);
      for (const changed of damaged(proof)) expect(holds(changed)).toBe(false);
    }
  });

  test('a rewritten history has no proof', async () => {
    const forged = growTree(SIZES);
    forged.nodes.set('0/0', leafHash(utf8('another leaf')));
    const proof = await consistencyProof(tree.reader, 40, SIZES);
    const other = append(EMPTY_RANGE, forged.leaf(0)).range;
    expect(verifyConsistency(40, rangeRoot(other), SIZES, root(SIZES), proof)).toBe(false);
  });
});

test('sizes and indexes out of range make no proof and verify nothing', async () => {
  for (const [index, size] of [
    [-1, 4],
    [4, 4],
    [0, 0],
    [0.5, 4],
    [0, 2 ** 53 + 2],
  ] as const) {
    await expect(inclusionProof(tree.reader, index, size)).rejects.toThrow('tree.out_of_range');
    expect(verifyInclusion(tree.leaf(0), index, size, [], tree.leaf(0))).toBe(false);
  }
  await expect(consistencyProof(tree.reader, 5, 4)).rejects.toThrow('tree.out_of_range');
  expect(verifyConsistency(5, root(5), 4, root(4), [])).toBe(false);
});

/** The proof without each hash, and with each bit of each hash turned. */
function damaged(proof: readonly Uint8Array[]): Uint8Array[][] {
  return proof.flatMap((hash, at) => [
    proof.toSpliced(at, 1),
    ...Array.from({ length: hash.length * 8 }, (_, bit) => {
      const turned = Uint8Array.from(hash);
      turned[bit >> 3]! ^= 1 << (bit & 7);
      return proof.with(at, turned);
    }),
  ]);
}
