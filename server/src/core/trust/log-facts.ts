/** What all parts of the log ask again and again: the vendor's name in it, and the key of customer tags. */
import { createHmac } from 'node:crypto';
import { rulesHash } from '@kanal/receipt';
import type { Tx } from '../../platform/db/tenancy.ts';
import { VendorCache } from '../../platform/vendor-cache.ts';
import { selectSlug } from './store/names.ts';

const names = new VendorCache<string>();

/** The last part of the log's origin. A vendor's name in addresses never changes, or its receipts would. */
export function logName(tx: Tx, vendorId: string): Promise<string> {
  return names.get(vendorId, () => selectSlug(tx, vendorId));
}

let secret: string | null = null;
const tagKeys = new Map<string, Uint8Array>();

/** To be called once before the first leaf is written, with the installation's secret. */
export function keepTagSecret(installationSecret: string): void {
  secret = installationSecret;
  tagKeys.clear();
}

/** 32 bytes that nobody outside has: without them a tag tells nothing about a customer. */
export function tagKey(vendorId: string): Uint8Array {
  if (secret === null) throw new Error('customer tags are asked for before the installation’s secret is known');
  const known = tagKeys.get(vendorId);
  if (known) return known;
  const key = createHmac('sha256', secret).update(`kanal/customer-tags/v1/${vendorId}`).digest();
  tagKeys.set(vendorId, key);
  return key;
}

const rulesHashes = new Map<string, Uint8Array>();

/** Hash of a published version of the rules, which never changes once it has its id. */
export function hashOfRules(versionId: string, document: unknown): Uint8Array {
  const known = rulesHashes.get(versionId) ?? rulesHash(document);
  rulesHashes.set(versionId, known);
  return known;
}
