import { utf8 } from '../bytes.ts';
import type { Ed25519Verifier } from '../ed25519/verifier.ts';
import { ReceiptError } from '../errors.ts';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
import { cosignedMessage, parseCosignature } from '../note/cosignature.ts';
import { type Note, parseNote } from '../note/note.ts';
import type { Policy } from '../note/policy.ts';
import type { VerifierKey } from '../note/verifier-key.ts';

/** A checkpoint whose signatures hold. */
export interface OpenCheckpoint extends Checkpoint {
  /** Witnesses of the policy that cosigned, by their name in the policy, with the earliest time each gave. */
  readonly witnessed: readonly { readonly name: string; readonly time: number }[];
}

/**
 * Reads a signed checkpoint and verifies every signature of a key that the policy knows (C2SP signed-note, signatures);
 * others are ignored. Says nothing about the quorum: see `meetsQuorum`.
 * @throws ReceiptError the codes of `parseNote` and `parseCheckpoint`; `origin.unknown` when no log of the policy bears
 * that name, `signature.missing`, `signature.wrong`, `cosignature.wrong`
 */
export function openCheckpoint(note: string, policy: Policy, verify: Ed25519Verifier): OpenCheckpoint {
  const parsed = parseNote(note);
  const checkpoint = parseCheckpoint(parsed.text);
  const keys = policy.logs.filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) throw new ReceiptError('origin.unknown', { origin: checkpoint.origin });
  const verified = keys.map((key) => countSigned(parsed, key, verify)).reduce((sum, count) => sum + count);
  if (verified === 0) throw new ReceiptError('signature.missing', { origin: checkpoint.origin });
  const witnessed = policy.witnesses.flatMap(({ name, key }) => {
    const times = cosignedTimes(parsed, key, verify);
    return times.length > 0 ? [{ name, time: Math.min(...times) }] : [];
  });
  return { ...checkpoint, witnessed };
}

/** Signatures of the key in the note; all of them must hold. */
function countSigned(note: Note, key: VerifierKey, verify: Ed25519Verifier): number {
  const signatures = signaturesOf(note, key);
  for (const signature of signatures)
    if (!verify(key.publicKey, utf8(note.text), signature))
      throw new ReceiptError('signature.wrong', { key: key.name });
  return signatures.length;
}

function cosignedTimes(note: Note, key: VerifierKey, verify: Ed25519Verifier): number[] {
  return signaturesOf(note, key).map((bytes) => {
    const { time, signature } = parseCosignature(bytes);
    if (!verify(key.publicKey, cosignedMessage(time, note.text), signature))
      throw new ReceiptError('cosignature.wrong', { key: key.name });
    return time;
  });
}

const signaturesOf = ({ signatures }: Note, key: VerifierKey): Uint8Array[] =>
  signatures.filter(({ name, keyId }) => name === key.name && keyId === key.id).map(({ signature }) => signature);
