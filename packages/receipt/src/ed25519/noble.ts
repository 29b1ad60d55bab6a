import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { hasSoundPoints } from './points.ts';
import type { Ed25519Verifier } from './verifier.ts';

hashes.sha512 = sha512;

/** Verifies with noble, in JavaScript alone; for the browser and the offline page. */
export const verifyWithNoble: Ed25519Verifier = (publicKey, message, signature) =>
  hasSoundPoints(publicKey, signature) && verify(signature, message, publicKey, { zip215: false });
