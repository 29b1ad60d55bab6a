import type { NodeId, NodeReader } from '@kanal/receipt';

/** A reader for many proofs at once: what is asked for before the first answer is read in one go, each node once. */
export function readTogether(read: NodeReader): NodeReader {
  const wanted = new Map<string, NodeId>();
  let reading: Promise<ReadonlyMap<string, Uint8Array>> | null = null;
  const readWanted = async () => {
    // Whoever asks in the same turn is read along.
    await Promise.resolve();
    const nodes = [...wanted];
    wanted.clear();
    reading = null;
    const hashes = await read(nodes.map(([, node]) => node));
    return new Map(nodes.map(([key], at) => [key, hashes[at] as Uint8Array]));
  };
  return async (nodes) => {
    for (const node of nodes) wanted.set(keyOf(node), node);
    reading ??= readWanted();
    const found = await reading;
    return nodes.map((node) => found.get(keyOf(node)) as Uint8Array);
  };
}

const keyOf = ({ level, index }: NodeId): string => `${level}/${index}`;
