import { utf8 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';

/** A witness's signature with the moment it was made (C2SP tlog-cosignature, Ed25519). */
export interface Cosignature {
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly time: number;
  /** Ed25519 signature over `cosignedMessage`, 64 bytes. */
  readonly signature: Uint8Array;
}

const COSIGNATURE_BYTES = 72;
/** The last second of the year 9999: no calendar writes a later one. */
export const MAX_TIME = 253_402_300_799;

/** Bytes that a witness signs: header, time, note text of the checkpoint (C2SP tlog-cosignature, Ed25519 signed message). */
export const cosignedMessage = (time: number, checkpointText: string): Uint8Array =>
  utf8(`cosignature/v1\ntime ${time}\n${checkpointText}`);

/** Time as eight bytes, most significant first, then the signature: 72 bytes. */
export function formatCosignature({ time, signature }: Cosignature): Uint8Array {
  const bytes = new Uint8Array(COSIGNATURE_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  bytes.set(signature, 8);
  return bytes;
}

/** @throws ReceiptError `cosignature.malformed`, also for times after the year 9999 */
export function parseCosignature(bytes: Uint8Array): Cosignature {
  if (bytes.length !== COSIGNATURE_BYTES) throw new ReceiptError('cosignature.malformed');
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (time > MAX_TIME) throw new ReceiptError('cosignature.malformed');
  return { time, signature: bytes.slice(8) };
}
