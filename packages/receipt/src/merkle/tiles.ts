import { ReceiptError } from '../errors.ts';
import { requireWithin } from './nodes.ts';

/** Hashes in a full tile: 256 hashes of 32 bytes, 8,192 bytes (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
/** Levels of the tree that one level of tiles spans. */
export const TILE_HEIGHT = 8;

/** `width` hashes (1–256) of the tree's level `8 · level`, from number `256 · index` on (C2SP tlog-tiles). */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Hashes that a tree of `size` leaves has at tile level `level`: ⌊size / 256^level⌋. */
export const tileHashes = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level);

/** The tile of that place as wide as a tree of `size` leaves makes it (width 0: it has none). */
export function tileAt(size: number, level: number, index: number): Tile {
  return { level, index, width: Math.max(0, Math.min(TILE_WIDTH, tileHashes(size, level) - TILE_WIDTH * index)) };
}

/**
 * Tiles that a log must begin to serve when it grows from `from` to `to` leaves: full ones and the partial ones of the
 * new size (C2SP tlog-tiles, partial tiles). @throws ReceiptError `tree.out_of_range` unless 0 ≤ from ≤ to
 */
export function newTiles(from: number, to: number): Tile[] {
  requireWithin(from, to);
  const tiles: Tile[] = [];
  for (let level = 0; tileHashes(to, level) > 0; level += 1) {
    const [before, after] = [tileHashes(from, level), tileHashes(to, level)];
    if (after === before) continue;
    const last = Math.ceil(after / TILE_WIDTH);
    for (let index = Math.floor(before / TILE_WIDTH); index < last; index += 1) tiles.push(tileAt(to, level, index));
  }
  return tiles;
}

/** Path below the log's prefix: `tile/0/x001/067`, `tile/1/000.p/17` (C2SP tlog-tiles, Merkle Tree). */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${name}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** The tile of a path, written as `tilePath` writes it and no other way. @throws ReceiptError `tile.malformed` */
export function parseTilePath(path: string): Tile {
  const match = /^tile\/([0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path);
  if (!match) throw new ReceiptError('tile.malformed');
  const [, level = '', name = '', width] = match;
  const index = Number(name.replace(/[x/]/g, ''));
  const tile = { level: Number(level), index, width: Number(width ?? TILE_WIDTH) };
  const holds = tile.level <= 63 && tile.width > 0 && Number.isSafeInteger(index) && tilePath(tile) === path;
  if (!holds) throw new ReceiptError('tile.malformed');
  return tile;
}
