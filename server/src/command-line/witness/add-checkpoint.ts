/** Answers `POST /add-checkpoint` of C2SP tlog-witness. No step waits, so two questions are never judged at once. */
import {
  cosignCheckpoint,
  type Ed25519Signer,
  equal,
  formatNote,
  type OpenCheckpoint,
  openCheckpoint,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  policyOfLogs,
  ReceiptError,
  type VerifierKey,
  verifyConsistency,
} from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import type { WitnessMemory } from './memory.ts';

export interface Witnessing {
  key: VerifierKey;
  sign: Ed25519Signer;
  /** Keys of the logs that are witnessed. */
  logs: readonly VerifierKey[];
  memory: WitnessMemory;
  now: () => Date;
}

export interface WitnessAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  body: string;
}

const refuse = (status: WitnessAnswer['status'], why: string): WitnessAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${why}\n`,
});

export function addCheckpoint(witness: Witnessing, body: Uint8Array): WitnessAnswer {
  let asked: ReturnType<typeof parseAddCheckpoint>;
  try {
    asked = parseAddCheckpoint(body);
    parseCheckpoint(parseNote(asked.checkpoint).text);
  } catch (error) {
    return refuse(400, codeOf(error));
  }
  let shown: OpenCheckpoint;
  try {
    shown = openCheckpoint(asked.checkpoint, policyOfLogs(...witness.logs), verifyWithNode);
  } catch (error) {
    const code = codeOf(error);
    return refuse(code === 'origin.unknown' ? 404 : 403, code);
  }
  if (asked.oldSize > shown.size) return refuse(400, 'the old size is above that of the checkpoint');
  const note = witness.memory.last(shown.origin);
  const last = note === null ? null : parseCheckpoint(parseNote(note).text);
  const size = last?.size ?? 0;
  if (asked.oldSize !== size) return { status: 409, type: 'text/x.tlog.size', body: `${size}\n` };
  if (last && last.size === shown.size && !equal(last.root, shown.root))
    return refuse(409, 'this size was cosigned with another root: the log has two histories');
  if (last && !verifyConsistency(last.size, last.root, shown.size, shown.root, asked.proof))
    return refuse(422, 'the proof does not lead from the tree that was cosigned last to this one');
  if (!last && asked.proof.length > 0) return refuse(422, 'nothing was cosigned yet: the proof must be empty');
  return cosigned(witness, shown.origin, asked.checkpoint);
}

/** Remembers first: a cosignature that is out in the world and forgotten here would let a second history in. */
function cosigned({ key, sign, memory, now }: Witnessing, origin: string, checkpoint: string): WitnessAnswer {
  const { text, signatures } = parseNote(checkpoint);
  memory.remember(origin, formatNote({ text, signatures: signatures.filter(({ name }) => name === origin) }));
  const seconds = Math.floor(now().getTime() / 1000);
  return {
    status: 200,
    type: 'text/plain; charset=utf-8',
    body: cosignCheckpoint(checkpoint, seconds, key, sign),
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof ReceiptError)) throw error;
  return error.code;
}
