import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { hasSoundPoints } from './points.ts';
import type { Ed25519Verifier } from './verifier.ts';

/** Verifies with Node's OpenSSL; for the server and the command line. */
export const verifyWithNode: Ed25519Verifier = (publicKey, message, signature) =>
  hasSoundPoints(publicKey, signature) && verify(null, message, keyObject(publicKey), signature);

function keyObject(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
