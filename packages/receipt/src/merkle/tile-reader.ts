import { splitHashes } from './compact-range.ts';
import { nodeHash } from './hash.ts';
import type { NodeId } from './nodes.ts';
import type { NodeReader } from './proofs.ts';
import { TILE_HEIGHT, TILE_WIDTH, type Tile, tileAt, tilePath } from './tiles.ts';

/** Answers with the bytes of tiles (32 · width each), in the order asked. */
export type TileReader = (tiles: readonly Tile[]) => Promise<readonly Uint8Array[]>;

/**
 * Reads nodes out of the tiles of a tree of `size` leaves; the levels between those that tiles hold are hashed anew
 * (C2SP tlog-tiles). Asks for each tile once, all in one call.
 */
export function nodesFromTiles(size: number, readTiles: TileReader): NodeReader {
  return async (nodes) => {
    const places = nodes.map((node) => placeOf(size, node));
    const wanted = [...new Map(places.map(({ tile }) => [tilePath(tile), tile])).values()];
    const read = await readTiles(wanted);
    const hashes = new Map(wanted.map((tile, at) => [tilePath(tile), splitHashes(read[at]!)]));
    return places.map(({ tile, first, count }) => perfectRoot(hashes.get(tilePath(tile))!.slice(first, first + count)));
  };
}

function placeOf(size: number, { level, index }: NodeId) {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const from = index * count;
  return { tile: tileAt(size, tileLevel, Math.floor(from / TILE_WIDTH)), first: from % TILE_WIDTH, count };
}

/** Root over 2^k hashes. */
function perfectRoot(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0]!;
  const above = Array.from({ length: hashes.length / 2 }, (_, at) => nodeHash(hashes[2 * at]!, hashes[2 * at + 1]!));
  return perfectRoot(above);
}
