/** API keys: `kanal_<vendor>_<secret>`. */
import { makeVendorToken, readVendorToken, type VendorToken, vendorTokenFrom } from './vendor-token.ts';

export interface MadeApiKey {
  token: string;
  secretHash: string;
  lastFour: string;
}

export function makeApiKey(vendorId: string): MadeApiKey {
  return keyOf(makeVendorToken('kanal', vendorId));
}

/** A key that can be made again from the installation's secret: the demo prints the same keys at every start. */
export function apiKeyFrom(vendorId: string, secret: string): MadeApiKey {
  return keyOf(vendorTokenFrom('kanal', vendorId, secret));
}

function keyOf({ token, secretHash, secret }: ReturnType<typeof makeVendorToken>): MadeApiKey {
  return { token, secretHash, lastFour: secret.slice(-4) };
}

/** null for anything that does not look like a key of ours. */
export function readApiKey(token: string): VendorToken | null {
  return readVendorToken('kanal', token);
}
