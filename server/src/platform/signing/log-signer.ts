/**
 * The signer of one log, with a memory of its own outside of the database: whoever restores or rewrites the database
 * cannot make it sign a second history. The key never leaves its folder.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

export interface SignedTree {
  size: number;
  root: Uint8Array;
}

/** The tree to be signed does not continue the one that was signed last: a restored backup, or a rewritten log. */
export class SignerRefusedError extends Error {
  readonly signed: SignedTree;
  readonly asked: SignedTree;
  constructor(signed: SignedTree, asked: SignedTree) {
    super(
      `the signer refuses: it signed ${signed.size} leaves, and the log of ${asked.size} leaves does not continue them`,
    );
    this.name = 'SignerRefusedError';
    this.signed = signed;
    this.asked = asked;
  }
}

export interface LogSigner {
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array;
  /** What was signed last; null: nothing yet. */
  lastSigned(): SignedTree | null;
  /**
   * Remembers the tree on disk and only then signs `message`. `continues` tells whether the tree begins with the one signed
   * last. @throws SignerRefusedError
   */
  sign(tree: SignedTree, message: Uint8Array, continues: (signed: SignedTree) => Promise<boolean>): Promise<Uint8Array>;
}

const keyFile = (folder: string) => path.join(folder, 'key.pem');
const memoryFile = (folder: string) => path.join(folder, 'signed.log');

/** Whether a key is kept in the folder. */
export const hasLogSigner = (folder: string): boolean => existsSync(keyFile(folder));

/**
 * Opens the signer of a folder, and makes its key on the first call. What was signed is read from the disk each time, so
 * that nobody signs from an older memory; two must not sign at once (the caller holds a lock).
 */
export function openLogSigner(folder: string): LogSigner {
  const key = ensureKey(folder);
  const memory = memoryFile(folder);
  return {
    publicKey: rawPublicKey(key),
    lastSigned: () => readLast(memory),
    async sign(tree, message, continues) {
      const last = readLast(memory);
      if (last && (tree.size < last.size || !(await continues(last)))) throw new SignerRefusedError(last, tree);
      if (!last || tree.size > last.size) await remember(memory, tree);
      return signBytes(null, message, key);
    },
  };
}

function ensureKey(folder: string): KeyObject {
  const file = keyFile(folder);
  if (existsSync(file)) return createPrivateKey(readFileSync(file));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true });
  return privateKey;
}

/** The last 32 bytes of the key's SubjectPublicKeyInfo (RFC 8410, section 4). */
export function rawPublicKey(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32));
}

const written = promisify(fdatasync);

/** One line a signature, only ever added to: `size root`. Requests go on while the disk writes it. */
export async function remember(file: string, { size, root }: SignedTree): Promise<void> {
  const memory = openSync(file, 'a', 0o600);
  try {
    writeSync(memory, `${size} ${Buffer.from(root).toString('base64')}\n`);
    await written(memory);
  } finally {
    closeSync(memory);
  }
}

/** Room for the last line and what a stop may have left of one more. */
const TAIL_BYTES = 256;

/** @throws Error when the memory cannot be read: an empty one would sign anything */
function readLast(file: string): SignedTree | null {
  if (!existsSync(file)) return null;
  // A line without its end was being written when the machine stopped: its signature was never given out.
  const lines = readTail(file).split('\n').slice(0, -1);
  const line = lines.at(-1);
  if (line === undefined) return null;
  const [size = '', root = ''] = line.split(' ');
  const bytes = new Uint8Array(Buffer.from(root, 'base64'));
  if (!/^\d{1,15}$/.test(size) || bytes.length !== 32) throw new Error(`${file} is damaged: restore it from a backup`);
  return { size: Number(size), root: bytes };
}

function readTail(file: string): string {
  const memory = openSync(file, 'r');
  try {
    const { size } = fstatSync(memory);
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(memory, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8');
  } finally {
    closeSync(memory);
  }
}
