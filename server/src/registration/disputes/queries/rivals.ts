/** Who else asks for what the case is about: the system knows it, whoever opened the case. With the whole vendor in sight. */

import type { Tx } from '../../../platform/db/tenancy.ts';
import { type Rival, rivalsOf } from '../../registrations/index.ts';
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
  const found: Rival[] = [];
  for (const claim of (await selectClaims(c.tx, vendor_id, ids)).values())
    if (claim.customer_id) found.push(...(await rivalsOf(c.tx, { vendor_id, ...claim }, claim.family_ids, c.now)));
  const others = found.map(({ id }) => id).filter((id) => !ids.includes(id));
  const claims = await selectClaims(c.tx, vendor_id, [...new Set(others)]);
  return [...claims.values()].filter(({ frozen_at }) => frozen_at === null);
}
