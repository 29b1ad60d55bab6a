/** Who else asks for what the case is about: the system knows it, whoever opened the case. With the whole vendor in sight. */

import type { Tx } from '../../../platform/db/tenancy.ts';
import { rivalsOf } from '../../registrations/index.ts';
import type { DisputeRecord, PartyRecord } from '../store/cases.ts';
import { type Claim, selectClaims } from '../store/claims.ts';

/** Claims that are not in this case, nor frozen by another. */
export async function rivalsInCase(
  c: { tx: Tx; now: Date },
  dispute: DisputeRecord,
  parties: readonly Pick<PartyRecord, 'registration_id'>[],
): Promise<Claim[]> {
  if (dispute.kind !== 'claims') return [];
  const { vendor_id } = dispute;
  const ids = parties.map((party) => party.registration_id);
  const found: Claim[] = [];
  for (const claim of (await selectClaims(c.tx, vendor_id, ids)).values())
    found.push(...(await rivalsOfClaim(c, vendor_id, claim)));
  const others = new Map(found.map((claim) => [claim.id, claim]));
  return [...others.values()].filter(({ id, frozen_at }) => !ids.includes(id) && frozen_at === null);
}

export async function rivalsOfClaim(c: { tx: Tx; now: Date }, vendorId: string, claim: Claim): Promise<Claim[]> {
  if (!claim.customer_id) return [];
  const rivals = await rivalsOf(c.tx, { vendor_id: vendorId, ...claim }, claim.family_ids, c.now);
  const ids = rivals.map(({ id }) => id);
  return [...(await selectClaims(c.tx, vendorId, ids)).values()];
}
