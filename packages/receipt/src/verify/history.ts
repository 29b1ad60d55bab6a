import { equal } from '../bytes.ts';
import type { Ed25519Verifier } from '../ed25519/verifier.ts';
import { ReceiptError } from '../errors.ts';
import { verifyConsistency } from '../merkle/verify.ts';
import type { Policy } from '../note/policy.ts';
import { type OpenCheckpoint, openCheckpoint } from './open-checkpoint.ts';

/** A signed checkpoint that a reader has kept, and the proof that leads from the older to the newer of the two. */
export interface Held {
  readonly checkpoint: string;
  /** Consistency proof, hashes of 32 bytes; undefined when none could be had. */
  readonly proof: readonly Uint8Array[] | undefined;
}

/** A held checkpoint whose signatures hold, and whether a proof ties it to the other one. */
interface VerifiedHistory {
  readonly checkpoint: OpenCheckpoint;
  readonly proven: boolean;
}

/**
 * Verifies that a held checkpoint and another one are of one history, whichever is the older.
 * @throws ReceiptError the codes of `openCheckpoint` for the held one; `history.other_log`; `history.forked` when one
 * size has two signed roots, which no honest log can have; `history.proof_wrong` when the proof does not lead from one
 * to the other, which is evidence against the log when the log itself gave the proof
 */
export function verifyHistory(
  checkpoint: OpenCheckpoint,
  held: Held,
  policy: Policy,
  verify: Ed25519Verifier,
): VerifiedHistory {
  const kept = openCheckpoint(held.checkpoint, policy, verify);
  if (kept.origin !== checkpoint.origin) throw new ReceiptError('history.other_log', { origin: kept.origin });
  const [older, newer] = kept.size <= checkpoint.size ? [kept, checkpoint] : [checkpoint, kept];
  const sizes = { from: older.size, to: newer.size };
  if (older.size === newer.size && !equal(older.root, newer.root)) throw new ReceiptError('history.forked', sizes);
  const proof = older.size === newer.size ? [] : held.proof;
  if (!proof) return { checkpoint: kept, proven: false };
  if (!verifyConsistency(older.size, older.root, newer.size, newer.root, proof))
    throw new ReceiptError('history.proof_wrong', sizes);
  return { checkpoint: kept, proven: true };
}
