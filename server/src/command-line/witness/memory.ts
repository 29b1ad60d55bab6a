/**
 * What a witness knows: its key, and of each log the checkpoint that it cosigned last. A file for each log, put in place
 * whole and on the disk before the answer leaves, so that neither a crash nor a power cut makes it forget.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

export interface WitnessMemory {
  /** The note that was cosigned last, without cosignatures; null: none of this log. */
  last(origin: string): string | null;
  /** On the disk when it returns. */
  remember(origin: string, note: string): void;
}

export function openMemory(folder: string): WitnessMemory {
  const seen = path.join(folder, 'seen');
  mkdirSync(seen, { recursive: true, mode: 0o700 });
  const fileOf = (origin: string) => path.join(seen, createHash('sha256').update(origin).digest('hex'));
  return {
    last(origin) {
      const file = fileOf(origin);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    },
    remember(origin, note) {
      const file = fileOf(origin);
      const draft = openSync(`${file}.new`, 'w', 0o600);
      try {
        writeSync(draft, note);
        fsyncSync(draft);
      } finally {
        closeSync(draft);
      }
      renameSync(`${file}.new`, file);
      syncFolder(seen);
    },
  };
}

/** The rename itself must reach the disk. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export interface WitnessKey {
  secret: KeyObject;
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array;
}

/** The key of the folder, made when there is none. */
export function ensureWitnessKey(folder: string): WitnessKey {
  const file = path.join(folder, 'key.pem');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx', flush: true });
  }
  const secret = createPrivateKey(readFileSync(file));
  // The last 32 bytes of the SubjectPublicKeyInfo (RFC 8410, section 4).
  const spki = createPublicKey(secret).export({ type: 'spki', format: 'der' });
  return { secret, publicKey: new Uint8Array(spki.subarray(-32)) };
}
