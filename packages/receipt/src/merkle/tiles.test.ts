import { expect, test } from 'vitest';
import { growTree } from '../../test/tree.ts';
import { concat } from '../bytes.ts';
import { consistencyProof, inclusionProof } from './proofs.ts';
import { nodesFromTiles, type TileReader } from './tile-reader.ts';
import { newTiles, parseTilePath, type Tile, tilePath } from './tiles.ts';

const SIZE = 70_000;
const tree = growTree(SIZE);

/** The bytes of a tile, out of the nodes that appending made. */
const tileBytes = ({ level, index, width }: Tile) =>
  concat(...Array.from({ length: width }, (_, at) => tree.nodes.get(`${level * 8}/${index * 256 + at}`)!));

test('indexes of tiles are written in groups of three', () => {
  const cases: [Tile, string][] = [
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 67, width: 256 }, 'tile/0/067'],
    [{ level: 0, index: 1067, width: 256 }, 'tile/0/x001/067'],
    [{ level: 2, index: 1_234_067, width: 17 }, 'tile/2/x001/x234/067.p/17'],
    [{ level: 63, index: 999, width: 1 }, 'tile/63/999.p/1'],
  ];
  for (const [tile, path] of cases) {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  }
});

test('a path has one spelling', () => {
  const wrong = [
    'tile/00/000',
    'tile/64/000',
    'tile/0/00',
    'tile/0/x000/001',
    'tile/0/001/067',
    'tile/0/x001/x067',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    '/tile/0/000',
    'tile/0/000/',
    'tile/-1/000',
    'tile/0/000\n',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/x1/067',
    'tile/entries/000',
    '',
  ];
  for (const path of wrong) expect(() => parseTilePath(path), path).toThrow('tile.malformed');
});

test('a tree of 70,000 leaves has the tiles that C2SP names for it', () => {
  const tiles = newTiles(0, SIZE);
  const at = (level: number) => tiles.filter((tile) => tile.level === level);
  expect(at(0).filter(({ width }) => width === 256)).toHaveLength(273);
  expect(at(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
  expect(at(1)).toEqual([
    { level: 1, index: 0, width: 256 },
    { level: 1, index: 1, width: 17 },
  ]);
  expect(at(2)).toEqual([{ level: 2, index: 0, width: 1 }]);
  expect(newTiles(0, 256)).toEqual([
    { level: 0, index: 0, width: 256 },
    { level: 1, index: 0, width: 1 },
  ]);
});

test('growing serves what is new and nothing twice', () => {
  expect(newTiles(5, 5)).toEqual([]);
  expect(newTiles(5, 6)).toEqual([{ level: 0, index: 0, width: 6 }]);
  expect(newTiles(255, 257)).toEqual([
    { level: 0, index: 0, width: 256 },
    { level: 0, index: 1, width: 1 },
    { level: 1, index: 0, width: 1 },
  ]);
  expect(newTiles(256, 257)).toEqual([{ level: 0, index: 1, width: 1 }]);
});

test('proofs from tiles are those from nodes, and read few tiles', async () => {
  for (const size of [1, 255, 256, 257, 65_536, 65_537, SIZE]) {
    let tiles = 0;
    const readTiles: TileReader = async (wanted) => {
      tiles += wanted.length;
      return wanted.map(tileBytes);
    };
    const reader = nodesFromTiles(size, readTiles);
    for (const index of new Set([0, size >> 1, size - 1])) {
      expect(await inclusionProof(reader, index, size)).toEqual(await inclusionProof(tree.reader, index, size));
      expect(await consistencyProof(reader, index, size)).toEqual(await consistencyProof(tree.reader, index, size));
    }
    expect(tiles).toBeLessThanOrEqual(6 * 5);
  }
});

test('a proof reads a number of nodes that grows with the logarithm', async () => {
  const before = tree.nodesRead();
  await inclusionProof(tree.reader, 12_345, SIZE);
  expect(tree.nodesRead() - before).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(SIZE)));
});
