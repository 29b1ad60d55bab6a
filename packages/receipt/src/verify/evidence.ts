import { equal, hashFromBase64, toBase64 } from '../bytes.ts';
import type { Ed25519Verifier } from '../ed25519/verifier.ts';
import { type Reason, ReceiptError } from '../errors.ts';
import { verifyConsistency } from '../merkle/verify.ts';
import type { Policy } from '../note/policy.ts';
import { MAX_PROOF_BYTES, MAX_PROOF_HASHES } from '../note/proof-file.ts';
import { type OpenCheckpoint, openCheckpoint } from './open-checkpoint.ts';

/** What a holder of a checkpoint keeps when the log shows it something that does not fit. */
export interface LogEvidence {
  /** When the holder saw it, and since when it held its checkpoint: the holder's word. */
  readonly seenAt: string;
  readonly heldSince: string | null;
  /** What the holder's program found: the code of a reason, `history.shrunk` or `history.unproven`. */
  readonly reason: { readonly code: string; readonly params: Reason['params'] };
  /** Keys that the holder verified with; whoever reads the file takes the key from elsewhere. */
  readonly verifierKeys: readonly string[];
  readonly held: string;
  readonly shown: string;
  /** What the log answered when it was asked to tie the two; null: nothing. Nobody has signed it. */
  readonly proof: readonly Uint8Array[] | null;
}

const FORMAT = 'kanal/log-evidence/v1';

export const formatEvidence = (evidence: LogEvidence): string =>
  `${JSON.stringify(
    {
      format: FORMAT,
      seen_at: evidence.seenAt,
      held_since: evidence.heldSince,
      reason: evidence.reason,
      verifier_keys: evidence.verifierKeys,
      held_checkpoint: evidence.held,
      shown_checkpoint: evidence.shown,
      consistency_proof: evidence.proof?.map(toBase64) ?? null,
    },
    null,
    2,
  )}\n`;

/** Whether a file says of itself that it is such evidence. */
export const isEvidence = (text: string): boolean => text.slice(0, 200).includes(FORMAT);

/** @throws ReceiptError `text.too_long`, `evidence.malformed`, `base64.malformed`, `hash.malformed` */
export function parseEvidence(text: string): LogEvidence {
  if (text.length > MAX_PROOF_BYTES) throw new ReceiptError('text.too_long', { limit: MAX_PROOF_BYTES });
  const value = parsed(text);
  const { seen_at, held_since = null, reason, verifier_keys, held_checkpoint, shown_checkpoint } = value;
  const proof = value.consistency_proof ?? null;
  if (value.format !== FORMAT || typeof held_checkpoint !== 'string' || typeof shown_checkpoint !== 'string')
    throw new ReceiptError('evidence.malformed');
  if (proof !== null && !(areTexts(proof) && proof.length <= MAX_PROOF_HASHES))
    throw new ReceiptError('evidence.malformed');
  return {
    seenAt: typeof seen_at === 'string' ? seen_at : '',
    heldSince: typeof held_since === 'string' ? held_since : null,
    reason: (reason ?? { code: '', params: {} }) as LogEvidence['reason'],
    verifierKeys: areTexts(verifier_keys) ? verifier_keys : [],
    held: held_checkpoint,
    shown: shown_checkpoint,
    proof: proof?.map(hashFromBase64) ?? null,
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ReceiptError('evidence.malformed');
}

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/**
 * What two signed checkpoints prove of a log. `forked`: two roots of one size, which no honest log can have signed; the two
 * notes alone prove it. `untied`: two sizes, and what the file holds does not tie them: only the log can, and whoever doubts
 * has to ask it again. `tied`: one history. `unsound`: one of the notes is not signed by a key of the policy.
 */
export type EvidenceVerdict =
  | { readonly outcome: 'forked' | 'untied' | 'tied'; readonly held: OpenCheckpoint; readonly shown: OpenCheckpoint }
  | { readonly outcome: 'unsound'; readonly note: 'held' | 'shown'; readonly reason: Reason };

/** `proof`: from the smaller to the larger tree; the file's own, or one that the reader has asked for. */
export function judgeEvidence(
  { held, shown }: Pick<LogEvidence, 'held' | 'shown'>,
  proof: readonly Uint8Array[] | null | undefined,
  policy: Policy,
  verify: Ed25519Verifier,
): EvidenceVerdict {
  const opened: OpenCheckpoint[] = [];
  for (const [note, text] of [
    ['held', held],
    ['shown', shown],
  ] as const) {
    try {
      opened.push(openCheckpoint(text, policy, verify));
    } catch (error) {
      if (!(error instanceof ReceiptError)) throw error;
      return { outcome: 'unsound', note, reason: { code: error.code, params: error.params } };
    }
  }
  const [mine, theirs] = opened as [OpenCheckpoint, OpenCheckpoint];
  if (mine.origin !== theirs.origin)
    return {
      outcome: 'unsound',
      note: 'shown',
      reason: { code: 'history.other_log', params: { origin: theirs.origin } },
    };
  return { outcome: outcomeOf(mine, theirs, proof), held: mine, shown: theirs };
}

function outcomeOf(held: OpenCheckpoint, shown: OpenCheckpoint, proof: readonly Uint8Array[] | null | undefined) {
  if (held.size === shown.size) return equal(held.root, shown.root) ? 'tied' : 'forked';
  const [older, newer] = held.size < shown.size ? [held, shown] : [shown, held];
  const ties = proof && verifyConsistency(older.size, older.root, newer.size, newer.root, proof);
  return ties ? 'tied' : 'untied';
}
