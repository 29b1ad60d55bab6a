/** Who hears of what happens in a deal: the one that is named, else those who answer for that side. */
import type { Tx } from '../../../platform/db/tenancy.ts';
import { managersFor, partnerPeople } from '../../registrations/index.ts';
import type { DealSide } from '../rules/course.ts';

export interface DealAudience {
  partner_id: string;
  responsible_id: string;
  reviewer_id: string | null;
}

interface Look {
  tx: Tx;
  now: Date;
  vendorId: string;
}

export async function peopleOfSide(look: Look, deal: DealAudience, side: DealSide): Promise<string[]> {
  if (side === 'vendor') return (await managersFor(look, deal.partner_id, deal.reviewer_id)).personIds;
  return partnerPeople(look, deal.partner_id, deal.responsible_id, { withOwners: false });
}

export async function namedOrSide(
  look: Look,
  deal: DealAudience,
  personId: string | null,
  side: DealSide,
): Promise<string[]> {
  return personId ? [personId] : peopleOfSide(look, deal, side);
}
