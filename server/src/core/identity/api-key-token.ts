/**
 * API keys: `kanal_<vendor>_<secret>`. The vendor's id stands in the key, so that the tenant is known before the first
 * look-up; only the SHA-256 of the 256-bit secret is stored.
 */
import { createHash, randomBytes } from 'node:crypto';
import { isId } from '../../kernel/ids.ts';

export interface ApiKeyToken {
  vendorId: string;
  secretHash: string;
}

export function makeApiKey(vendorId: string): { token: string; secretHash: string; lastFour: string } {
  return apiKeyFrom(vendorId, randomBytes(32).toString('base64url'));
}

/** A key with a given secret of 43 characters: the demo prints its keys again at every start. */
export function apiKeyFrom(vendorId: string, secret: string): { token: string; secretHash: string; lastFour: string } {
  const token = `kanal_${vendorId.replaceAll('-', '')}_${secret}`;
  return { token, secretHash: hashSecret(secret), lastFour: secret.slice(-4) };
}

/** null for anything that does not look like a key of ours. */
export function readApiKey(token: string): ApiKeyToken | null {
  const match = /^kanal_([0-9a-f]{32})_([\w-]{43})$/.exec(token);
  if (!match) return null;
  const hex = match[1] as string;
  const vendorId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isId(vendorId) ? { vendorId, secretHash: hashSecret(match[2] as string) } : null;
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
