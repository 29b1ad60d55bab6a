import { fromDecimal, hashFromBase64, toBase64 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';

/** What a log says about itself at one moment (C2SP tlog-checkpoint, note text). */
export interface Checkpoint {
  /** Identity of the log, the same as the name of its key: `host/log/vendor`. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  /** Root of the tree, 32 bytes. */
  readonly root: Uint8Array;
}

/** Note text of a checkpoint: origin, size, root, each on its line. @throws ReceiptError `checkpoint.malformed` */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  parseCheckpoint(text);
  return text;
}

/**
 * Reads the note text of a checkpoint. Extension lines are refused: no log of this product writes any, and nobody
 * could audit them. @throws ReceiptError `checkpoint.malformed`, `number.malformed`, `base64.malformed`, `hash.malformed`
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root, end, ...more] = text.split('\n');
  if (!origin || size === undefined || root === undefined || end !== '' || more.length > 0)
    throw new ReceiptError('checkpoint.malformed');
  return { origin, size: fromDecimal(size), root: hashFromBase64(root) };
}

/** The vendor in an origin `host/log/vendor`. @throws ReceiptError `origin.not_a_log` */
export function vendorOf(origin: string): string {
  const [, vendor] = /^[^\s+/]+\/log\/([a-z0-9][a-z0-9-]{0,63})$/.exec(origin) ?? [];
  if (vendor === undefined) throw new ReceiptError('origin.not_a_log', { origin });
  return vendor;
}
