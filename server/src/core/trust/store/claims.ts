import { sendAhead } from '../../../platform/db/driver.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface Claimed {
  registrationId: string;
  partnerId: string;
  /** Of the leaf that bears the tags. */
  index: number;
  /** Customer tags, base64. */
  tags: readonly string[];
}

/** Where a registration bears a tag for the first time; later leaves with the same tag change nothing. */
export async function saveClaims(
  tx: Tx,
  vendorId: string,
  { registrationId, partnerId, index, tags }: Claimed,
): Promise<void> {
  const claim = { vendor_id: vendorId, registration_id: registrationId, partner_id: partnerId, first_index: index };
  const insert = tx
    .insertInto('log_claims')
    .values(tags.map((tag) => ({ ...claim, tag })))
    .onConflict((conflict) => conflict.doNothing());
  await sendAhead(tx, insert);
}
