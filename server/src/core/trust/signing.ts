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
import type { Database } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import type { Log } from '../../platform/log.ts';
import {
  type LogSigner,
  openLogSigner,
  type SignedTree,
  SignerRefusedError,
} from '../../platform/signing/log-signer.ts';
import { logName } from './log-facts.ts';
import { selectVendorIds } from './store/names.ts';
import { insertKey, saveCheckpoint, selectCheckpoint, selectKeyInUse } from './store/notes.ts';
import { selectHead, selectNodes } from './store/tree.ts';

export interface LogSigning {
  /** Signs what a stopped process left unsigned, now and every minute. */
  start(): void;
  /** Something was committed for this vendor: sign its head soon. */
  kick(vendorId: string): void;
  /** Returns when every leaf committed before the call is covered by a signed checkpoint. */
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
  log: Log;
  now: () => Date;
}

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
        const work = signHead(deps, signers, vendorId).finally(() => {
          if (running.get(vendorId) === work) running.delete(vendorId);
        });
        running.set(vendorId, work);
        return work;
      });
    waiting.set(vendorId, asked);
    return asked;
  };
  const kick = (vendorId: string) => {
    signed(vendorId).catch((error: unknown) => {
      const refused = error instanceof SignerRefusedError;
      deps.log.error({ err: error, vendor: vendorId }, refused ? 'the trust log was not signed' : 'signing failed');
    });
  };
  const kickAll = () => {
    selectVendorIds(deps.db)
      .then((ids) => ids.forEach(kick))
      .catch((error: unknown) => deps.log.error({ err: error }, 'signing failed; the next minute repeats it'));
  };
  const idle = async () => {
    await Promise.allSettled([...waiting.values(), ...running.values()]);
  };
  let timer: NodeJS.Timeout | null = null;
  return {
    start() {
      kickAll();
      timer ??= setInterval(kickAll, 60_000);
    },
    kick,
    signed,
    idle,
    async stop() {
      if (timer) clearInterval(timer);
      await idle();
    },
  };
}

async function signHead(deps: SigningDeps, signers: Map<string, LogSigner>, vendorId: string): Promise<void> {
  const vendor = { vendorId, partnerId: 'all' as const };
  const found = await tenantTransaction(
    deps.db,
    vendor,
    async (tx) => {
      const head = await selectHead(tx, vendorId);
      const newest = await selectCheckpoint(tx, vendorId);
      if (!head || (newest && newest.size >= head.size)) return null;
      return { head, name: await logName(tx, vendorId), key: await selectKeyInUse(tx, vendorId) };
    },
    { readOnly: true },
  );
  if (!found) return;
  const { head, name } = found;
  const signer = signers.get(vendorId) ?? openLogSigner(path.join(deps.folder, name));
  signers.set(vendorId, signer);
  const key = found.key
    ? parseVerifierKey(found.key.verifier_key)
    : verifierKey(`${deps.host}/log/${name}`, 'log', signer.publicKey);
  requireOwnKey(key, signer);
  const checkpoint = { origin: key.name, size: head.size, root: head.root };
  const continues = (before: SignedTree) =>
    tenantTransaction(deps.db, vendor, (tx) => beginsWith(tx, vendorId, before, head), { readOnly: true });
  const signature = await signer.sign(head, utf8(formatCheckpoint(checkpoint)), continues);
  const note = signCheckpoint(checkpoint, key, () => signature);
  await tenantTransaction(deps.db, vendor, async (tx) => {
    if (!found.key) await insertKey(tx, vendorId, { key_id: key.id, verifier_key: formatVerifierKey(key) }, deps.now());
    await saveCheckpoint(tx, vendorId, { size: head.size, note, signed_at: deps.now() });
  });
}

/** @throws Error when the key in the folder is another than the one that receipts are verified with */
function requireOwnKey(key: VerifierKey, signer: LogSigner): void {
  if (Buffer.compare(key.publicKey, signer.publicKey) !== 0)
    throw new Error(`the key in the folder of ${key.name} is not the key in use: restore the folder from a backup`);
}

async function beginsWith(tx: Tx, vendorId: string, before: SignedTree, head: SignedTree): Promise<boolean> {
  const proof = await consistencyProof((nodes) => selectNodes(tx, vendorId, nodes), before.size, head.size);
  return verifyConsistency(before.size, before.root, head.size, head.root, proof);
}
