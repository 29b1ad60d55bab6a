import type { Tx } from '../../platform/db/tenancy.ts';
import { selectCosignatures } from '../witnesses/index.ts';
import { withCosignatures } from './cosigned.ts';
import { selectCheckpoint } from './store/notes.ts';

/** A signed checkpoint with its cosignatures, to be kept by somebody outside; null when there is none of that size. */
export async function checkpointFile(tx: Tx, vendorId: string, size: number) {
  const checkpoint = await selectCheckpoint(tx, vendorId, size);
  if (checkpoint?.size !== size) return null;
  const text = withCosignatures(checkpoint.note, await selectCosignatures(tx, vendorId, size));
  return { name: checkpointName(size), mediaType: 'text/plain; charset=utf-8', text };
}

export const checkpointName = (size: number) => `kanal-checkpoint-${size}.txt`;
