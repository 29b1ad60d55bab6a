/** Who hears of a registration: on the vendor's side those who answer for the partner, on the partner's those it is about. */

import { deputyOf } from '../../../core/calendar/index.ts';
import { peopleWith } from '../../../core/identity/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { ownersAnd, partnerWithManagers } from '../store/audience.ts';

interface Look {
  tx: Tx;
  now: Date;
  vendorId: string;
}

/**
 * The reviewer, else the partner's manager, with whoever stands in for that person now; when neither works here any more,
 * all channel managers, and without any the heads of channel. The partner's name comes along: vendor's people read it.
 */
export async function managersFor(look: Look, partnerId: string, reviewerId: string | null): Promise<Managers> {
  const { tx, vendorId, now } = look;
  const partner = await partnerWithManagers(tx, vendorId, partnerId, reviewerId);
  const acting = partner.reviewer_id ?? partner.manager_id;
  if (acting === null) return { personIds: await anyManagers(look), partnerName: partner.name };
  const deputy = await deputyOf(tx, vendorId, acting, now);
  return { personIds: deputy ? [acting, deputy] : [acting], partnerName: partner.name };
}

interface Managers {
  personIds: string[];
  partnerName: string;
}

async function anyManagers(look: Look): Promise<string[]> {
  const managers = await peopleWith(look.tx, look.vendorId, null, ['channel_manager']);
  return managers.length > 0 ? managers : headsOfChannel(look);
}

export function headsOfChannel(look: Look): Promise<string[]> {
  return peopleWith(look.tx, look.vendorId, null, ['head_of_channel']);
}

/** The responsible person, with the owners of the company where all should know or where that person has left. */
export async function partnerPeople(
  { tx, vendorId }: Look,
  partnerId: string,
  responsibleId: string,
  options: { withOwners: boolean },
): Promise<string[]> {
  const everybody = await ownersAnd(tx, vendorId, partnerId, responsibleId);
  return everybody.includes(responsibleId) && !options.withOwners ? [responsibleId] : everybody;
}
