import { equal, hashFromBase64 } from '../bytes.ts';
import type { Ed25519Verifier } from '../ed25519/verifier.ts';
import { type Reason, ReceiptError } from '../errors.ts';
import { commit } from '../leaf/commitment.ts';
import { type Extra, parseExtra } from '../leaf/extra.ts';
import { commitmentIn, labelsOf, leafBytes } from '../leaf/leaf.ts';
import { leafHash } from '../merkle/hash.ts';
import { verifyInclusion } from '../merkle/verify.ts';
import { parseCheckpoint, vendorOf } from '../note/checkpoint.ts';
import { parseNote } from '../note/note.ts';
import { meetsQuorum, type Policy } from '../note/policy.ts';
import { type ProofFile, parseProofFile } from '../note/proof-file.ts';
import { type Held, verifyHistory } from './history.ts';
import { type OpenCheckpoint, openCheckpoint } from './open-checkpoint.ts';
import { requireSigned } from './signed.ts';
import { notAfter, notBefore } from './time.ts';
import type { Verdict } from './verdict.ts';

/** What a receipt is verified against. */
export interface Trust {
  readonly policy: Policy;
  readonly verify: Ed25519Verifier;
  /** A checkpoint of the same log that the reader has kept, if its history is asked for. */
  readonly held?: Held;
}

/**
 * Verifies a receipt (a `.tlog-proof` file with the leaf and openings in `extra`): the leaf is hashed anew from
 * `extra` and must be in the tree of the checkpoint, the checkpoint signed by a log of the policy, each opening fit the
 * leaf's commitment, what the partner signed be what the leaf says, each cosignature of a known witness hold. Too few witnesses do not make it invalid: see
 * `witnessed`. Never throws on a receipt, whatever its bytes.
 */
export function verifyReceipt(file: string | Uint8Array, trust: Trust): Verdict {
  let proof: ProofFile;
  let extra: Extra;
  try {
    proof = parseProofFile(file);
    if (!proof.extra) throw new ReceiptError('extra.missing');
    extra = parseExtra(proof.extra);
    parseCheckpoint(parseNote(proof.checkpoint).text);
  } catch (error) {
    return { outcome: 'unreadable', reasons: [reasonOf(error)] };
  }
  return judge(proof, extra, trust);
}

function judge(proof: ProofFile, extra: Extra, { policy, verify, held }: Trust): Verdict {
  const reasons: Reason[] = [];
  const attempt = <T>(check: () => T): T | undefined => {
    try {
      return check();
    } catch (error) {
      reasons.push(reasonOf(error));
      return undefined;
    }
  };
  attempt(() => requireIncluded(proof, extra));
  const vendor = attempt(() => requireOpenings(proof, extra));
  // Openings that do not fit say nothing of what was signed.
  const signed = vendor === undefined ? undefined : attempt(() => requireSigned(vendor, extra, verify));
  const checkpoint = attempt(() => openCheckpoint(proof.checkpoint, policy, verify));
  const older = checkpoint && held && attempt(() => verifyHistory(checkpoint, held, policy, verify));
  const kept = older?.proven ? older.checkpoint : undefined;
  if (reasons.length > 0 || !checkpoint || vendor === undefined) return { outcome: 'invalid', reasons };
  return {
    outcome: 'valid',
    reasons: [],
    facts: {
      origin: checkpoint.origin,
      vendor,
      leaf: extra.leaf,
      opened: Object.entries(extra.openings).map(([label, { value }]) => ({ label, value })),
      closed: labelsOf(extra.leaf).filter((label) => !Object.hasOwn(extra.openings, label)),
      index: proof.index,
      size: checkpoint.size,
      root: checkpoint.root,
      when: {
        stated: extra.leaf.at,
        ...notBefore(kept, proof.index, policy),
        ...notAfter([checkpoint, kept], proof.index, policy),
      },
      ...(signed ? { signed } : {}),
    },
    witnessed: witnessedBy(checkpoint, policy),
    history: older ? (older.proven ? 'proven' : 'unproven') : 'not_asked',
  };
}

/** The leaf is made anew from what the receipt says it is; the tree must hold exactly that. */
function requireIncluded({ index, proof, checkpoint }: ProofFile, { leaf }: Extra): void {
  const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
  if (!verifyInclusion(leafHash(leafBytes(leaf)), index, size, proof, root))
    throw new ReceiptError('inclusion.wrong', { index, size });
}

/** Name of the vendor, once every opening fits what the leaf committed to. */
function requireOpenings({ checkpoint }: ProofFile, { leaf, openings }: Extra): string {
  const vendor = vendorOf(parseCheckpoint(parseNote(checkpoint).text).origin);
  for (const [label, opening] of Object.entries(openings)) {
    const commitment = commitmentIn(leaf, label);
    if (commitment === undefined) throw new ReceiptError('opening.unknown_field', { label });
    if (!equal(commit(vendor, label, opening), hashFromBase64(commitment)))
      throw new ReceiptError('opening.wrong', { label });
  }
  return vendor;
}

function witnessedBy({ witnessed }: OpenCheckpoint, policy: Policy) {
  if (policy.quorum === undefined) return 'none';
  return meetsQuorum(policy, new Set(witnessed.map(({ name }) => name))) ? 'quorum' : 'below_quorum';
}

/** What is wrong; an error that is not ours is a defect of ours and is not hidden. */
function reasonOf(error: unknown): Reason {
  if (!(error instanceof ReceiptError)) throw error;
  return { code: error.code, params: error.params };
}
