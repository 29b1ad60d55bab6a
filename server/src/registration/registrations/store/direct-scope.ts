/** Where direct sales and partners meet: claims on the scope of a direct deal, and direct deals on that of a claim. */
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Barrier } from '../rules/scope.ts';
import { openStates } from '../rules/states.ts';
import { protectionsOn } from './protections.ts';
import { claimsAbout, touching } from './rivals.ts';
import { claimedScopes } from './scopes.ts';

export interface DirectDeal {
  vendor_id: string;
  customer_id: string;
  customer_kpp: string | null;
  family_ids: readonly string[];
}

/** A deal that names no site may be for any of them: nobody's protection is passed by leaving the КПП out. */
const wherever = (kpp: string | null, barriers: readonly Barrier[]): readonly Barrier[] =>
  kpp === null ? barriers.map((each) => ({ ...each, site: null })) : barriers;

interface PartnersClaim {
  id: string;
  partner_id: string;
  is_protected: boolean;
  is_open: boolean;
  submitted_at: Date;
  close_date: string | null;
}

/** What partners have submitted on the scope of a direct deal; what was taken back or refused counts while it is protected. */
export async function claimsOnScope(tx: Tx, deal: DirectDeal, at: Date): Promise<PartnersClaim[]> {
  const { vendor_id, customer_kpp, family_ids } = deal;
  const barriers = wherever(customer_kpp, (await claimedScopes(tx, deal, family_ids, at)).all);
  const standing = await protectionsOn(tx, vendor_id, barriers, null);
  const holders = new Set(standing.filter((each) => each.until_at > at).map((each) => each.registration_id));
  const about = await claimsAbout(tx, vendor_id, barriers, family_ids)
    .where('submitted_at', 'is not', null)
    .where('state', 'not in', ['withdrawn', 'rejected'])
    .execute();
  const ids = new Set([...holders, ...(await touching(tx, vendor_id, about, barriers, at)).map(({ id }) => id)]);
  const claims = await tx
    .selectFrom('registrations')
    .select(['id', 'partner_id', 'state', 'submitted_at', 'close_date'])
    .where('vendor_id', '=', vendor_id)
    .where(isOneOf('id', [...ids]))
    .orderBy('number')
    .execute();
  return claims.map(({ state, submitted_at, ...each }) => ({
    ...each,
    submitted_at: submitted_at as Date,
    is_protected: holders.has(each.id),
    is_open: (openStates as readonly string[]).includes(state),
  }));
}

/** Of these direct deals, those that run on the scope of a claim. */
export async function directOnClaim<T extends DirectDeal & { created_at: Date }>(
  tx: Tx,
  claim: { vendor_id: string; customer_id: string | null; customer_kpp: string | null; family_ids: readonly string[] },
  dealsOf: (customerIds: readonly string[]) => Promise<T[]>,
  at: Date,
): Promise<T[]> {
  if (claim.customer_id === null) return [];
  const { all } = await claimedScopes(tx, claim, claim.family_ids, at);
  const deals = await dealsOf([...new Set(all.map(({ scope_id }) => scope_id))]);
  const found: T[] = [];
  for (const deal of deals) {
    const barriers = wherever(deal.customer_kpp, all);
    found.push(...(await touching(tx, claim.vendor_id, [{ ...deal, submitted_at: deal.created_at }], barriers, at)));
  }
  return found;
}
