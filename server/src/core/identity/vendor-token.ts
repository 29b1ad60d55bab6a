/**
 * Secrets that name their vendor: `<kind>_<vendor>_<secret>`. The tenant is known before the first look-up; only the
 * SHA-256 of the 256-bit secret is stored.
 */
import { createHash, randomBytes } from 'node:crypto';
import { isId } from '../../kernel/ids.ts';

export interface VendorToken {
  vendorId: string;
  secretHash: string;
}

export function makeVendorToken(kind: string, vendorId: string) {
  return vendorTokenFrom(kind, vendorId, randomBytes(32).toString('base64url'));
}

/** `secret`: 43 signs of base64url, as unguessable as the random one. */
export function vendorTokenFrom(
  kind: string,
  vendorId: string,
  secret: string,
): { token: string; secretHash: string; secret: string } {
  return { token: `${kind}_${vendorId.replaceAll('-', '')}_${secret}`, secretHash: hashSecret(secret), secret };
}

/** null for anything that does not look like a token of this kind. */
export function readVendorToken(kind: string, token: string): VendorToken | null {
  const match = /^([a-z]+)_([0-9a-f]{32})_([\w-]{43})$/.exec(token);
  if (!match || match[1] !== kind) return null;
  const hex = match[2] as string;
  const vendorId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isId(vendorId) ? { vendorId, secretHash: hashSecret(match[3] as string) } : null;
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
