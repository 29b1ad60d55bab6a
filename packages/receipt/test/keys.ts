import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { toHex } from '../src/bytes.ts';
import type { Ed25519Signer, Ed25519Verifier } from '../src/ed25519/verifier.ts';
import { type KeyType, verifierKey } from '../src/note/verifier-key.ts';

/** PKCS #8 of an Ed25519 key, up to its 32 secret bytes (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key pair made from a text, so that every run of a test sees the same signatures. Never for use. */
export function signingKey(seed: string) {
  const secret = createHash('sha256').update(seed).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const signer: Ed25519Signer = (message) => Uint8Array.from(sign(null, message, privateKey));
  return { publicKey: Uint8Array.from(Buffer.from(x, 'base64url')), sign: signer };
}

/** A log or witness of that name with its signer. */
export function signer(name: string, type: KeyType) {
  const pair = signingKey(`${type} ${name}`);
  return { key: verifierKey(name, type, pair.publicKey), sign: pair.sign };
}

/** The same verifier, which does not work out twice what it was asked before: thousands of damaged files share a signature. */
export function remembering(verify: Ed25519Verifier): Ed25519Verifier {
  const answers = new Map<string, boolean>();
  return (...input) => {
    const question = input.map(toHex).join(' ');
    const answer = answers.get(question) ?? verify(...input);
    answers.set(question, answer);
    return answer;
  };
}
