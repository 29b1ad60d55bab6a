/** The change of a log's key: the next one is made beside the one in use and takes its place when the database says so. */
import { createPrivateKey, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rawPublicKey, remember, type SignedTree } from './log-signer.ts';

export interface NextKey {
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
  /** Takes the place of the key in use, which stays as `key.<id>.pem` until the operator destroys it. */
  adopt(oldId: string): void;
  /** The same, and memory begins anew with this tree; the old one stays as `signed.<id>.log`. */
  adoptAnew(oldId: string, tree: SignedTree): Promise<void>;
}

/** The key that comes next, made when there is none: a change that was broken off goes on with the same one. */
export function openNextKey(folder: string): NextKey {
  const [inUse, next, memory] = ['key.pem', 'key.next.pem', 'signed.log'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  if (!existsSync(next)) {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(next, pem, { mode: 0o600, flag: 'wx', flush: true });
  }
  const key = createPrivateKey(readFileSync(next));
  const adopt = (oldId: string) => {
    renameSync(inUse, path.join(folder, `key.${oldId}.pem`));
    renameSync(next, inUse);
  };
  return {
    publicKey: rawPublicKey(key),
    sign: (message) => new Uint8Array(signBytes(null, message, key)),
    adopt,
    async adoptAnew(oldId, tree) {
      if (existsSync(memory)) renameSync(memory, path.join(folder, `signed.${oldId}.log`));
      await remember(memory, tree);
      adopt(oldId);
    },
  };
}
