/**
 * What an operator does by command, with the servers stopped: a new key for the log, or a new beginning of the signer's
 * memory after a backup had to be restored. Both say so in the log itself, in a leaf of their own.
 */
import path from 'node:path';
import {
  addSignatures,
  formatCheckpoint,
  formatVerifierKey,
  parseVerifierKey,
  signCheckpoint,
  toBase64,
  utf8,
  type VerifierKey,
  verifierKey,
} from '@kanal/receipt';
import type { Database } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  hasLogSigner,
  type LogSigner,
  openLogSigner,
  type SignedTree,
  SignerRefusedError,
} from '../../platform/signing/log-signer.ts';
import { type NextKey, openNextKey } from '../../platform/signing/next-key.ts';
import { appendLeaves } from './append.ts';
import type { LeafDraft } from './leaf-draft.ts';
import { logName } from './log-facts.ts';
import { beginsWith } from './signing.ts';
import { findVendor } from './store/names.ts';
import { insertKey, lockKeyInUse, retireKey, saveCheckpoint, selectCheckpoint } from './store/notes.ts';
import { selectHead } from './store/tree.ts';

export interface KeyChangeDeps {
  db: Database;
  /** Folder of keys and memories, one folder for each log. */
  folder: string;
  now: () => Date;
}

export interface KeyChange {
  old: string;
  /** The verifier key from now on, to be told to partners and witnesses. */
  vkey: string;
  /** Leaves of the checkpoint that the new key signed first. */
  size: number;
}

interface Log {
  vendorId: string;
  folder: string;
  signer: LogSigner;
  old: VerifierKey;
  next: NextKey;
  key: VerifierKey;
}

/** A new key; the old one signs that it is the next. @throws Refusal when the signer would refuse */
export async function rotateKey(deps: KeyChangeDeps, slug: string): Promise<KeyChange> {
  const log = await openLog(deps, slug, (next, old) => next.adopt(old));
  await append(deps, log, {
    type: 'key.rotated',
    fields: { old_key: log.old.id, new_key: formatVerifierKey(log.key) },
  });
  const size = await inLog(deps, log, async (tx) => {
    const head = await headOf(tx, log);
    const checkpoint = { origin: log.key.name, ...head };
    const continues = (before: SignedTree) => beginsWith(tx, log.vendorId, before, head);
    const signature = await log.signer.sign(head, utf8(formatCheckpoint(checkpoint)), continues).catch(asRefusal);
    const byOld = signCheckpoint(checkpoint, log.old, () => signature);
    const byNew = signCheckpoint(checkpoint, log.key, log.next.sign);
    const note = addSignatures(byOld, byNew.slice(byNew.lastIndexOf('\n\n') + 2));
    await takeOver(deps, tx, log, note, head.size);
    return head.size;
  });
  log.next.adopt(log.old.id);
  return { old: log.old.id, vkey: formatVerifierKey(log.key), size };
}

/**
 * After a restored backup: a leaf says what had been signed and what was found, a new key signs from here on, and the old
 * key's last signature stays what it is, evidence that something is lost. @throws Refusal when nothing was lost
 */
export async function acceptRestored(deps: KeyChangeDeps, slug: string): Promise<KeyChange> {
  const log = await openLog(deps, slug, () => {
    throw new Refusal('The change of the key was broken off half-way: restore the folder from a backup and repeat it.');
  });
  const signed = log.signer.lastSigned();
  const found = await inLog(deps, log, async (tx) => {
    const head = await headOf(tx, log);
    const whole = !signed || (signed.size <= head.size && (await beginsWith(tx, log.vendorId, signed, head)));
    if (whole) throw new Refusal(`Nothing is lost: the log of ${slug} continues what was signed last.`);
    return head;
  });
  const { size: signed_size, root } = signed as SignedTree;
  const fields = { signed_size, signed_root: toBase64(root), found_size: found.size, found_root: toBase64(found.root) };
  const keys = { old_key: log.old.id, new_key: formatVerifierKey(log.key) };
  await append(deps, log, { type: 'backup.restored', fields: { ...fields, ...keys } });
  const head = await inLog(deps, log, async (tx) => {
    const now = await headOf(tx, log);
    const note = signCheckpoint({ origin: log.key.name, ...now }, log.key, log.next.sign);
    await takeOver(deps, tx, log, note, now.size);
    return now;
  });
  await log.next.adoptAnew(log.old.id, head);
  return { old: log.old.id, vkey: formatVerifierKey(log.key), size: head.size };
}

/** @param finish puts the next key in place when the database knows it already: the last step was broken off */
async function openLog(
  deps: KeyChangeDeps,
  slug: string,
  finish: (next: NextKey, oldId: string) => void,
): Promise<Log> {
  const vendorId = await findVendor(deps.db, slug);
  if (!vendorId) throw new Refusal(`There is no vendor ${slug}.`, { exitCode: 2 });
  return inLog(deps, { vendorId }, async (tx) => {
    const folder = path.join(deps.folder, await logName(tx, vendorId));
    if (!hasLogSigner(folder)) throw new Refusal(`${folder}: the key of the log is not here.`);
    const old = parseVerifierKey((await lockKeyInUse(tx, vendorId)).verifier_key);
    const next = openNextKey(folder);
    const signer = openLogSigner(folder);
    const mine = verifierKey(old.name, 'log', signer.publicKey);
    const key = verifierKey(old.name, 'log', next.publicKey);
    if (key.id === old.id) {
      finish(next, mine.id);
      throw new Refusal('A change of the key that was broken off is finished now. Repeat the command for another one.');
    }
    if (mine.id !== old.id) throw new Refusal(`${folder}: the key in it is not the one in use.`);
    return { vendorId, folder, signer, old, next, key };
  });
}

const inLog = <T>(deps: KeyChangeDeps, { vendorId }: Pick<Log, 'vendorId'>, work: (tx: Tx) => Promise<T>) =>
  tenantTransaction(deps.db, { vendorId, partnerId: 'all' }, work);

/** Committed before it is signed: what is signed must never be taken back. */
function append(deps: KeyChangeDeps, log: Log, leaf: Pick<LeafDraft, 'type' | 'fields'>): Promise<unknown> {
  return inLog(deps, log, (tx) => appendLeaves(tx, log.vendorId, [{ ...leaf, at: deps.now(), actor: 'operator' }]));
}

async function headOf(tx: Tx, { vendorId }: Log): Promise<SignedTree> {
  const head = await selectHead(tx, vendorId);
  if (!head) throw new Refusal('The log is empty.');
  return head;
}

async function takeOver(deps: KeyChangeDeps, tx: Tx, log: Log, note: string, size: number): Promise<void> {
  const { vendorId, old, key } = log;
  const newest = await selectCheckpoint(tx, vendorId);
  if (newest && newest.size >= size)
    throw new Refusal('The database has checkpoints of more leaves than the log: restore a backup that is whole.');
  await retireKey(tx, vendorId, old.id, deps.now());
  await insertKey(tx, vendorId, { key_id: key.id, verifier_key: formatVerifierKey(key) }, deps.now());
  await saveCheckpoint(tx, vendorId, { size, note, signed_at: deps.now() });
}

function asRefusal(error: unknown): never {
  if (!(error instanceof SignerRefusedError)) throw error;
  throw new Refusal(`${error.message}. When a backup was restored, see "kanal log accept-restored".`, { cause: error });
}
