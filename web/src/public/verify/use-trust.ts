import { type Policy, parsePolicy, type Reason, ReceiptError } from '@kanal/receipt';
import { useState } from 'react';
import { useAnswer } from '../use-answer.ts';
import { logOf, readTrust } from './check.ts';

export interface Trusted {
  /** Whom the reader trusts; null as long as that is not known. */
  policy: Policy | null;
  /** What is wrong with the reader's own key. */
  wrong: Reason | null;
  /** What this site says of the receipt's log: `none` when it keeps no such log. */
  site: 'asking' | 'found' | 'none' | 'failed';
}

/** The reader's own key when there is one, else what this site publishes for the log of the receipt. */
export function useTrust(receipt: Uint8Array | undefined) {
  const [ownKey, setOwnKey] = useState('');
  const log = receipt ? logOf(receipt) : null;
  const asked = useAnswer(log?.origin ?? '', async () => (log ? siteTrust(log) : null));
  return { ownKey, setOwnKey, log, again: asked.again, ...trustedOf(ownKey, asked) };
}

function trustedOf(ownKey: string, asked: { data: Policy | null | undefined; error: unknown }): Trusted {
  const site = asked.error !== null ? 'failed' : asked.data === undefined ? 'asking' : asked.data ? 'found' : 'none';
  if (ownKey.trim() === '') return { policy: asked.data ?? null, wrong: null, site };
  try {
    return { policy: readTrust(ownKey), wrong: null, site };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return { policy: null, wrong: error, site };
  }
}

/** All keys that ever signed here, for old receipts too, and the witnesses; null when this site keeps no such log. */
async function siteTrust({ origin, vendor }: { origin: string; vendor: string }): Promise<Policy | null> {
  const response = await fetch(`/log/${vendor}/policy`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`policy of ${vendor}: ${response.status}`);
  const policy = parsePolicy(await response.text());
  return policy.logs.some(({ name }) => name === origin) ? policy : null;
}
