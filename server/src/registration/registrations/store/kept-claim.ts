import type { Tx } from '../../../platform/db/tenancy.ts';
import type { KeptClaim } from '../rules/kept-claim.ts';
import { lastEvent } from './history.ts';

/** How a claim comes before the vendor's people. */
const looks = ['submit', 'appeal', 'reactivate', 'reconsider', 'change_protected'];

interface Row {
  vendor_id: string;
  id: string;
  protected_until: Date | null;
}

/** What stands protected while they look at a change; null when they look at a claim that nothing protects yet. */
export async function keptClaim(tx: Tx, row: Row, now: Date): Promise<KeptClaim | null> {
  if (!row.protected_until || row.protected_until <= now) return null;
  const last = await lastEvent(tx, row.vendor_id, row.id, looks);
  return last?.type === 'change_protected' ? ((last.data as { kept?: KeptClaim }).kept ?? null) : null;
}
