import { Point } from '@noble/ed25519';

/** Order of the base point (RFC 8032, section 5.1). */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/**
 * What must hold before a signature is looked at: A and R are the one canonical encoding of points of the prime-order
 * group, neither of them the neutral one, and S < L (RFC 8032, sections 5.1.3 and 5.1.7; stricter than it in asking for
 * points without torsion). With these, equations with and without the cofactor say the same, so all verifiers agree;
 * honest signatures always pass.
 */
export function hasSoundPoints(publicKey: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  return isBelowOrder(signature.slice(32)) && isSoundPoint(publicKey) && isSoundPoint(signature.slice(0, 32));
}

function isSoundPoint(bytes: Uint8Array): boolean {
  let point: Point;
  try {
    point = Point.fromBytes(bytes, false);
  } catch {
    return false;
  }
  return !point.isSmallOrder() && point.isTorsionFree();
}

function isBelowOrder(scalar: Uint8Array): boolean {
  let value = 0n;
  for (const byte of scalar.toReversed()) value = (value << 8n) | BigInt(byte);
  return value < ORDER;
}
