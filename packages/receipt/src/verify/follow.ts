import type { Ed25519Verifier } from '../ed25519/verifier.ts';
import { type Reason, ReceiptError } from '../errors.ts';
import type { Policy } from '../note/policy.ts';
import { verifyHistory } from './history.ts';
import { openCheckpoint } from './open-checkpoint.ts';

/** What a holder gets of the log when it comes again; how the questions travel is the caller's business. */
export interface LogAnswers {
  /** The newest signed checkpoint. */
  readonly checkpoint: string;
  /** Consistency proof between two sizes, smaller first; undefined when the log gives none. */
  consistency(from: number, to: number): Promise<readonly Uint8Array[] | undefined>;
}

/**
 * What a holder of a checkpoint learns. `first`: it held none. `same`, `grown`: one history, proven; `keep` is to be held
 * from now on. `unproven`: the log gave no proof. `shrunk`: it shows a smaller tree than it has signed. `forked`: two
 * histories, and `reason` says how they contradict. Except in the first three the held one must be kept as it is.
 */
export type Following =
  | { readonly outcome: 'first' | 'same' | 'grown'; readonly keep: string }
  | { readonly outcome: 'unproven' | 'shrunk'; readonly held: string; readonly shown: string }
  | {
      readonly outcome: 'forked';
      readonly held: string;
      readonly shown: string;
      readonly reason: Reason;
      readonly proof: readonly Uint8Array[] | undefined;
    };

/**
 * Compares the checkpoint that a holder has kept with the one that the log shows now. The policy knows the keys of both.
 * @throws ReceiptError the codes of `openCheckpoint` for the held checkpoint: what one holds must itself be sound
 */
export async function followLog(
  held: string | undefined,
  log: LogAnswers,
  policy: Policy,
  verify: Ed25519Verifier,
): Promise<Following> {
  const shown = log.checkpoint;
  if (held === undefined) {
    openCheckpoint(shown, policy, verify);
    return { outcome: 'first', keep: shown };
  }
  const kept = openCheckpoint(held, policy, verify);
  let proof: readonly Uint8Array[] | undefined;
  try {
    const newest = openCheckpoint(shown, policy, verify);
    const [from, to] = [Math.min(kept.size, newest.size), Math.max(kept.size, newest.size)];
    proof = from === to ? [] : await log.consistency(from, to);
    const { proven } = verifyHistory(newest, { checkpoint: held, proof }, policy, verify);
    if (newest.size < kept.size) return { outcome: 'shrunk', held, shown };
    if (!proven) return { outcome: 'unproven', held, shown };
    return { outcome: newest.size === kept.size ? 'same' : 'grown', keep: shown };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return { outcome: 'forked', held, shown, reason: { code: error.code, params: error.params }, proof };
  }
}
