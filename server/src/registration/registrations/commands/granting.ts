/** The scope is looked at and taken in one transaction: what stands in the way and has run out is ended on the way. */
import { endLapsed, grantProtections, protectionsOn } from '../store/protections.ts';
import type { RegistrationRecord } from '../store/registrations.ts';
import { claimedScopes, lockCustomers } from '../store/scopes.ts';
import type { CommandContext } from './apply.ts';
import { expireRow } from './protection.ts';

/** Grants protection on every scope of the claim, or on none: false. Runs with the whole vendor in sight. */
export async function granted(c: CommandContext, row: RegistrationRecord, from: Date, until: Date): Promise<boolean> {
  const { own, all, customerIds } = await claimedScopes(c.tx, row, row.family_ids, c.now);
  await lockCustomers(c.tx, row.vendor_id, customerIds);
  // Protection that has run out but that the job has not ended yet does not stand in anybody's way.
  const standing = await protectionsOn(c.tx, row.vendor_id, all, row.id);
  const lapsed = [
    ...new Set(standing.filter((each) => each.until_at <= c.now).map((each) => each.registration_id)),
  ].sort();
  for (const id of lapsed) await expireRow(c, row.vendor_id, id);
  // And what a registration that is not running any more has left behind.
  await endLapsed(c.tx, row.vendor_id, c.now, lapsed);
  // Whoever waits for an answer of the vendor is not ended: then nothing is granted, not even on the scopes beside it.
  const left = lapsed.length > 0 ? await protectionsOn(c.tx, row.vendor_id, all, row.id) : standing;
  if (left.length > 0) return false;
  return grantProtections(c.tx, row, own, from, until);
}
