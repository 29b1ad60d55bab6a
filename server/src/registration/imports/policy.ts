/** Whose an import is: what a partner has begun is its own; what the vendor's people have begun for it is open to both. */
import type { Belonging } from '../../access/guard.ts';

export function belongingOf(row: { vendor_id: string; partner_id: string; by_vendor: boolean }): Belonging {
  return { vendorId: row.vendor_id, partnerId: row.partner_id, partnerOnly: !row.by_vendor };
}
