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
import { askToLockKey, insertKey, type StoredCheckpoint, saveCheckpoint, selectCheckpoint } from './store/notes.ts';
import { askHead, selectNodes } from './store/tree.ts';

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

/**
 * One signature for all that is committed meanwhile; whoever asks for a receipt does not wait for it. Under load the
 * signatures of a vendor are one a second, and what they cost does not grow with the registrations.
 */
const kickMs = 1_000;

export function createLogSigning(deps: SigningDeps): LogSigning {
  const signers = new Map<string, LogSigner>();
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  /**
   * One after another for each vendor; those who ask while one is under way share the next. `surely`: something was
   * committed, and nobody has to look first whether it was.
   */
  const signed = (vendorId: string, surely = false): Promise<void> => {
    const next = waiting.get(vendorId);
    if (next) return next;
    const before = running.get(vendorId) ?? Promise.resolve();
    const asked = before
      .catch(() => undefined)
      .then(() => {
        waiting.delete(vendorId);
        const work = (surely ? Promise.resolve(true) : isBehind(deps, vendorId))
          .then((behind) => (behind ? signHead(deps, signers, vendorId) : undefined))
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
  const sign = (vendorId: string, surely: boolean) => {
    signed(vendorId, surely).catch((error: unknown) => {
      const refused = error instanceof SignerRefusedError;
      deps.log.error({ err: error, vendor: vendorId }, refused ? 'the trust log was not signed' : 'signing failed');
    });
  };
  const soon = new Map<string, NodeJS.Timeout>();
  const signNow = (vendorId: string) => {
    clearTimeout(soon.get(vendorId));
    soon.delete(vendorId);
    sign(vendorId, true);
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
      .then((ids) => {
        for (const id of ids) sign(id, false);
      })
      .catch((error: unknown) => deps.log.error({ err: error }, 'signing failed; the next minute repeats it'));
  };
  const idle = async () => {
    for (const id of [...soon.keys()]) signNow(id);
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
  await tenantTransaction(deps.db, { vendorId, partnerId: 'all' }, async (tx) => {
    const name = await logName(tx, vendorId);
    const { key, head, newest } = await lockLog(deps, tx, vendorId, name);
    if (!head || isCovered(head, newest)) return;
    const signer = signerOf(deps, signers, name, key);
    const checkpoint = { origin: key.name, size: head.size, root: head.root };
    const continues = (before: SignedTree) => beginsWith(tx, vendorId, before, head);
    const signature = await signer.sign(head, utf8(formatCheckpoint(checkpoint)), continues);
    const note = signCheckpoint(checkpoint, key, () => signature);
    await saveCheckpoint(tx, vendorId, { size: head.size, note, signed_at: deps.now() });
  });
}

const isCovered = (head: SignedTree | null, newest: StoredCheckpoint | null) =>
  head === null || (newest !== null && newest.size >= head.size);

/** Whether leaves are committed that no checkpoint covers. */
async function isBehind(deps: SigningDeps, vendorId: string): Promise<boolean> {
  const look = async (tx: Tx) => {
    const head = await askHead(tx, vendorId);
    const newest = await selectCheckpoint(tx, vendorId);
    return !isCovered(await head(), newest);
  };
  return tenantTransaction(deps.db, { vendorId, partnerId: 'all' }, look, { readOnly: true });
}

/** This process cannot sign: the key that receipts are verified with is in another folder. */
class KeyElsewhereError extends Error {
  constructor(name: string) {
    super(`the key in use of the log of ${name} is not in this folder: share it between servers, or restore it`);
    this.name = 'KeyElsewhereError';
  }
}

interface LockedLog {
  key: VerifierKey;
  head: SignedTree | null;
  newest: StoredCheckpoint | null;
}

/** The key in use, locked, and what stood when it was; the first signer of a log makes the key. */
async function lockLog(deps: SigningDeps, tx: Tx, vendorId: string, name: string): Promise<LockedLog> {
  const look = async () => {
    const keys = await askToLockKey(tx, vendorId);
    const head = await askHead(tx, vendorId);
    const newest = await selectCheckpoint(tx, vendorId);
    const key = await keys();
    return key && { key: parseVerifierKey(key.verifier_key), head: await head(), newest };
  };
  const found = await look();
  if (found) return found;
  const key = verifierKey(`${deps.host}/log/${name}`, 'log', openLogSigner(path.join(deps.folder, name)).publicKey);
  await insertKey(tx, vendorId, { key_id: key.id, verifier_key: formatVerifierKey(key) }, deps.now());
  const made = await look();
  if (!made) throw new Error(`the key of the log of ${name} was made, but is not there`);
  return made;
}

/** @throws KeyElsewhereError */
function signerOf({ folder }: SigningDeps, signers: Map<string, LogSigner>, name: string, key: VerifierKey): LogSigner {
  const known = signers.get(name);
  // The operator may have changed the key since.
  if (known && isOf(known, key)) return known;
  const place = path.join(folder, name);
  const signer = hasLogSigner(place) ? openLogSigner(place) : null;
  if (!signer || !isOf(signer, key)) throw new KeyElsewhereError(name);
  signers.set(name, signer);
  return signer;
}

const isOf = (signer: LogSigner, key: VerifierKey) => Buffer.compare(key.publicKey, signer.publicKey) === 0;

export async function beginsWith(tx: Tx, vendorId: string, before: SignedTree, head: SignedTree): Promise<boolean> {
  const proof = await consistencyProof((nodes) => selectNodes(tx, vendorId, nodes), before.size, head.size);
  return verifyConsistency(before.size, before.root, head.size, head.root, proof);
}
