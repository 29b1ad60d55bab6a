import type { NodeId } from '@kanal/receipt';
import { expect, test } from 'vitest';
import { readTogether } from './read-together.ts';

const node = (level: number, index: number): NodeId => ({ level, index });
const hashOf = ({ level, index }: NodeId) => Uint8Array.of(level, index);

test('what is asked in one turn is read in one go, each node once, and answered in its own order', async () => {
  const reads: NodeId[][] = [];
  const read = readTogether(async (nodes) => {
    reads.push([...nodes]);
    return nodes.map(hashOf);
  });
  const answers = await Promise.all([read([node(0, 1), node(1, 2)]), read([node(1, 2), node(0, 7)]), read([])]);
  expect(answers).toEqual([[hashOf(node(0, 1)), hashOf(node(1, 2))], [hashOf(node(1, 2)), hashOf(node(0, 7))], []]);
  expect(reads).toEqual([[node(0, 1), node(1, 2), node(0, 7)]]);
  expect(await read([node(3, 3)])).toEqual([hashOf(node(3, 3))]);
  expect(reads).toHaveLength(2);
});

test('a failure reaches everybody who asked, and nobody after', async () => {
  let broken = true;
  const read = readTogether(async (nodes) => {
    if (broken) throw new Error('lost');
    return nodes.map(hashOf);
  });
  const both = await Promise.allSettled([read([node(0, 1)]), read([node(0, 2)])]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await read([node(0, 1)])).toEqual([hashOf(node(0, 1))]);
});
