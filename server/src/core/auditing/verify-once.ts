import type { Ed25519Verifier } from '@kanal/receipt';

/** Verifies each signature once: hundreds of receipts under one checkpoint all bear the same ones. */
export function verifyOnce(verify: Ed25519Verifier): Ed25519Verifier {
  const answers = new Map<string, boolean>();
  return (publicKey, message, signature) => {
    const asked = [publicKey, message, signature].map((bytes) => Buffer.from(bytes).toString('base64')).join('.');
    const answer = answers.get(asked) ?? verify(publicKey, message, signature);
    answers.set(asked, answer);
    return answer;
  };
}
