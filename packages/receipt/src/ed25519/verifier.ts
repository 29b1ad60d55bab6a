/**
 * Whether a 64-byte Ed25519 signature of a message holds under a 32-byte public key (RFC 8032, section 5.1.7). Never
 * throws. Two implementations, node:crypto and noble, both behind `hasSoundPoints`, answer the same on every input.
 */
export type Ed25519Verifier = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** Makes the 64-byte Ed25519 signature of a message (RFC 8032, section 5.1.6). */
export type Ed25519Signer = (message: Uint8Array) => Uint8Array;
