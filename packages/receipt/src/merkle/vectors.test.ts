import { expect, test } from 'vitest';
import { describeVectors, vectorBytes, vectorJson, vectorText } from '../../test/vectors.ts';
import { fromBase64, toBase64, toHex } from '../bytes.ts';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { parseNote } from '../note/note.ts';
import { append, EMPTY_RANGE, rangeRoot, splitHashes } from './compact-range.ts';
import { leafHash } from './hash.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

interface Case {
  file: string;
  proof: string[] | null;
  wantErr: boolean;
}
type Inclusion = Case & { leafIdx: string; treeSize: string; root: string; leafHash: string };
type Consistency = Case & { size1: string; size2: string; root1: string; root2: string };

const bytes = (text: string | null) => fromBase64(text ?? '');
const proofOf = ({ proof }: Case) => (proof ?? []).map(bytes);

describeVectors('public vectors of the tree', () => {
  test('98 inclusion cases of transparency-dev/merkle', () => {
    const cases = vectorJson<Inclusion[]>('merkle-inclusion.json');
    expect(cases).toHaveLength(98);
    for (const c of cases)
      expect(
        verifyInclusion(bytes(c.leafHash), Number(c.leafIdx), Number(c.treeSize), proofOf(c), bytes(c.root)),
        c.file,
      ).toBe(!c.wantErr);
  });

  test('98 consistency cases of transparency-dev/merkle', () => {
    const cases = vectorJson<Consistency[]>('merkle-consistency.json');
    expect(cases).toHaveLength(98);
    for (const c of cases)
      expect(
        verifyConsistency(Number(c.size1), bytes(c.root1), Number(c.size2), bytes(c.root2), proofOf(c)),
        c.file,
      ).toBe(!c.wantErr);
  });

  test('roots of the RFC 6962 reference tree', () => {
    const { leavesHex, rootsHexBySize } = vectorJson<Record<string, string[]>>('rfc6962-reference.json');
    let range = EMPTY_RANGE;
    for (const [size, root] of rootsHexBySize!.entries()) {
      expect(toHex(rangeRoot(range))).toBe(root);
      const leaf = leavesHex![size];
      if (leaf !== undefined) range = append(range, leafHash(Uint8Array.from(Buffer.from(leaf, 'hex')))).range;
    }
  });

  test('the 15 leaf hashes of the tessera log lead through its 16 checkpoints', () => {
    let range = EMPTY_RANGE;
    const leaves = splitHashes(vectorBytes('tessera-log/tile/0/000.p/15'));
    for (let size = 0; size <= 15; size += 1) {
      const { root } = parseCheckpoint(parseNote(vectorText(`tessera-log/checkpoint.${size}`)).text);
      expect(toBase64(rangeRoot(range)), `size ${size}`).toBe(toBase64(root));
      const leaf = leaves[size];
      if (leaf) range = append(range, leaf).range;
    }
  });
});
