/** What stands between people and a case, looked up as of now. */
import { awayAt } from '../../../core/calendar/index.ts';
import { sameCustomers } from '../../../core/customers/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Interests } from '../rules/judges.ts';
import { decidersOf, declaredOf, managersOf, membersOf, sellersOf } from '../store/bench.ts';
import type { DisputeRecord, PartyRecord } from '../store/cases.ts';
import { type Claim, selectClaims } from '../store/claims.ts';

export async function interestsIn(
  c: { tx: Tx; now: Date },
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
): Promise<Interests> {
  const { vendor_id: vendorId } = dispute;
  const registrations = parties.map((party) => party.registration_id);
  const members = await membersOf(c.tx, vendorId, dispute.id);
  const claims = await selectClaims(c.tx, vendorId, registrations);
  const reviewers = [...claims.values()].flatMap(({ reviewer_id }) => reviewer_id ?? []);
  const customers = await customersOf(c.tx, vendorId, [...claims.values()]);
  const isNow = (seat: { round: number; level: number }) =>
    seat.round === dispute.round && seat.level === dispute.level;
  return {
    managers: new Set(
      await managersOf(
        c.tx,
        vendorId,
        parties.map((party) => party.partner_id),
      ),
    ),
    deciders: new Set([...(await decidersOf(c.tx, vendorId, registrations)), ...reviewers]),
    judged: new Set(members.filter((each) => !isNow(each) && !each.removed_at).map((each) => each.person_id)),
    sellers: new Set(await sellersOf(c.tx, vendorId, { registrations, customers })),
    declared: new Set(await declaredOf(c.tx, vendorId, registrations)),
    openedBy: dispute.opened_by,
    steppedDown: new Set(members.filter((each) => each.removed_at).map((each) => each.person_id)),
    away: await awayAt(c.tx, vendorId, c.now),
  };
}

/** Their customers, under every record that people have called the same. */
async function customersOf(tx: Tx, vendorId: string, claims: readonly Claim[]): Promise<string[]> {
  const own = [...new Set(claims.flatMap(({ customer_id }) => customer_id ?? []))];
  const all = await Promise.all(own.map((id) => sameCustomers(tx, vendorId, id)));
  return [...new Set(all.flat())];
}
