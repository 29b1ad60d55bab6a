/** How the benefits of a deal are split, for whoever counts them: tiers, points, rebates. */
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Share } from '../rules.ts';

/**
 * The partners of a deal with their shares in whole percent, which sum to 100: lead and support partner where an agreement
 * stands, else the lead alone. The lead comes first. A won deal keeps the agreement that stood when it was won. To be asked
 * with the vendor in sight; amounts are split with `splitByShares`.
 */
export async function benefitShares(tx: Tx, vendorId: string, registrationId: string): Promise<Share[]> {
  const deal = await tx
    .selectFrom('registrations as r')
    .leftJoin('co_sellings as k', (join) =>
      join.on('k.vendor_id', '=', vendorId).onRef('k.registration_id', '=', 'r.id').on('k.state', '=', 'agreed'),
    )
    .select(['r.partner_id', 'k.lead_percent', 'k.support_percent', 'k.support_id'])
    .where('r.vendor_id', '=', vendorId)
    .where('r.id', '=', registrationId)
    .executeTakeFirstOrThrow();
  const { partner_id, lead_percent, support_percent, support_id } = deal;
  if (lead_percent === null || support_percent === null || !support_id) return [{ partner_id, percent: 100 }];
  return [
    { partner_id, percent: lead_percent },
    { partner_id: support_id, percent: support_percent },
  ];
}
