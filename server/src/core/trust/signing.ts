/** After a commit the committed head is signed: one checkpoint may cover many commits, and none waits for its signature. */

import path from 'node:path';
import {
  consistencyProof,
  formatCheckpoint,
  formatVerifierKey,
  parseVerifierKey,
  signCheckpoint,
  utf8,
  type VerifierKey,
  verifierKey,
  verifyConsistency,
} from '@kanal/receipt';
import { ProblemError, problem } from '../../kernel/problem.ts';
import type { Database } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import type { Log } from '../../platform/log.ts';
import {
  hasLogSigner,
  type LogSigner,
  openLogSigner,
  type SignedTree,
  SignerRefusedError,
} from '../../platform/signing/log-signer.ts';
import { logName } from './log-facts.ts';
import { selectVendorIds } from './store/names.ts';
import { insertKey, lockKeyInUse, saveCheckpoint, selectCheckpoint, selectKeyInUse } from './store/notes.ts';
import { selectHead, selectNodes } from './store/tree.ts';

export interface LogSigning {
  /** Signs what a stopped process left unsigned, now and every minute. */
  start(): void;
  /** Something was committed for this vendor: sign its head soon. */
  kick(vendorId: string): void;
  /**
   * Returns when every leaf committed before the call is covered by a signed checkpoint.
   * @throws ProblemError `receipt.unsigned` when the signer refuses
   */
  signed(vendorId: string): Promise<void>;
  /** Waits for signatures under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

interface SigningDeps {
  db: Database;
  /** Folder of keys and of what was signed, one folder for each vendor. */
  folder: string;
  /** Host in the origin of new logs. */
  host: string;
  /** Told when a vendor's head has a signature. */
  onSigned: (vendorId: string) => void;
  log: Log;
  now: () => Date;
}

/** One signature for all that is committed meanwhile; whoever asks for a receipt does not wait for it. */
const kickMs = 200;

export function createLogSigning(deps: SigningDeps): LogSigning {
  const signers = new Map<string, LogSigner>();
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  /** One after another for each vendor; those who ask while one is under way share the next. */
  const signed = (vendorId: string): Promise<void> => {
    const next = waiting.get(vendorId);
    if (next) return next;
    const before = running.get(vendorId) ?? Promise.resolve();
    const asked = before
      .catch(() => undefined)
      .then(() => {
        waiting.delete(vendorId);
        const work = signHead(deps, signers, vendorId)
          .then(() => deps.onSigned(vendorId))
          .finally(() => {
            if (running.get(vendorId) === work) running.delete(vendorId);
          });
        running.set(vendorId, work);
        return work;
      });
    waiting.set(vendorId, asked);
    return asked;
  };
  const sign = (vendorId: string) => {
    signed(vendorId).catch((error: unknown) => {
      const refused = error instanceof SignerRefusedError;
      deps.log.error({ err: error, vendor: vendorId }, refused ? 'the trust log was not signed' : 'signing failed');
    });
  };
  const soon = new Map<string, NodeJS.Timeout>();
  const signNow = (vendorId: string) => {
    clearTimeout(soon.get(vendorId));
    soon.delete(vendorId);
    sign(vendorId);
  };
  const kick = (vendorId: string) => {
    if (!soon.has(vendorId))
      soon.set(
        vendorId,
        setTimeout(() => signNow(vendorId), kickMs),
      );
  };
  const kickAll = () => {
    selectVendorIds(deps.db)
      .then((ids) => ids.forEach(sign))
      .catch((error: unknown) => deps.log.error({ err: error }, 'signing failed; the next minute repeats it'));
  };
  const idle = async () => {
    [...soon.keys()].forEach(signNow);
    await Promise.allSettled([...waiting.values(), ...running.values()]);
  };
  let timer: NodeJS.Timeout | null = null;
  return {
    start() {
      kickAll();
      timer ??= setInterval(kickAll, 60_000);
    },
    kick,
    signed: (vendorId) => signed(vendorId).catch(asProblem),
    idle,
    async stop() {
      if (timer) clearInterval(timer);
      await idle();
    },
  };
}

/** Whoever asks for a receipt cannot mend it, but is to know that there is none, and why. */
function asProblem(error: unknown): never {
  throw error instanceof SignerRefusedError || error instanceof KeyElsewhereError
    ? new ProblemError(problem('receipt.unsigned'))
    : error;
}

/**
 * In one transaction that holds the row of the key in use: of several processes one signs at a time, and none of them
 * makes a command wait.
 */
async function signHead(deps: SigningDeps, signers: Map<string, LogSigner>, vendorId: string): Promise<void> {
  const vendor = { vendorId, partnerId: 'all' as const };
  if (!(await tenantTransaction(deps.db, vendor, (tx) => isBehind(tx, vendorId), { readOnly: true }))) return;
  await tenantTransaction(deps.db, vendor, async (tx) => {
    const name = await logName(tx, vendorId);
    const key = await lockKey(deps, tx, vendorId, name);
    const known = signers.get(name);
    // The operator may have changed the key since.
    const signer = known && isOf(known, key) ? known : openLogSigner(path.join(deps.folder, name));
    if (!isOf(signer, key)) throw new KeyElsewhereError(name);
    signers.set(name, signer);
    const head = await selectHead(tx, vendorId);
    if (!head || !(await isBehind(tx, vendorId))) return;
    const checkpoint = { origin: key.name, size: head.size, root: head.root };
    const continues = (before: SignedTree) => beginsWith(tx, vendorId, before, head);
    const signature = await signer.sign(head, utf8(formatCheckpoint(checkpoint)), continues);
    const note = signCheckpoint(checkpoint, key, () => signature);
    await saveCheckpoint(tx, vendorId, { size: head.size, note, signed_at: deps.now() });
  });
}

/** Whether leaves are committed that no checkpoint covers. */
async function isBehind(tx: Tx, vendorId: string): Promise<boolean> {
  const head = await selectHead(tx, vendorId);
  const newest = await selectCheckpoint(tx, vendorId);
  return head !== null && (!newest || newest.size < head.size);
}

/** This process cannot sign: the key that receipts are verified with is in another folder. */
class KeyElsewhereError extends Error {
  constructor(name: string) {
    super(`the key in use of the log of ${name} is not in this folder: share it between servers, or restore it`);
    this.name = 'KeyElsewhereError';
  }
}

/** The key in use, locked; the first signer of a log makes it. @throws Error when the key in use is kept elsewhere */
async function lockKey(deps: SigningDeps, tx: Tx, vendorId: string, name: string): Promise<VerifierKey> {
  const folder = path.join(deps.folder, name);
  const inUse = await selectKeyInUse(tx, vendorId);
  if (inUse && !hasLogSigner(folder)) throw new KeyElsewhereError(name);
  if (!inUse) {
    const key = verifierKey(`${deps.host}/log/${name}`, 'log', openLogSigner(folder).publicKey);
    await insertKey(tx, vendorId, { key_id: key.id, verifier_key: formatVerifierKey(key) }, deps.now());
  }
  return parseVerifierKey((await lockKeyInUse(tx, vendorId)).verifier_key);
}

const isOf = (signer: LogSigner, key: VerifierKey) => Buffer.compare(key.publicKey, signer.publicKey) === 0;

export async function beginsWith(tx: Tx, vendorId: string, before: SignedTree, head: SignedTree): Promise<boolean> {
  const proof = await consistencyProof((nodes) => selectNodes(tx, vendorId, nodes), before.size, head.size);
  return verifyConsistency(before.size, before.root, head.size, head.root, proof);
}
