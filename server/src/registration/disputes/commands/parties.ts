import type { PartyFacts } from '../rules/deciding.ts';
import type { PartyRecord } from '../store/cases.ts';
import { selectClaims } from '../store/claims.ts';
import type { CourtContext } from './court.ts';

interface ClaimOfParty extends PartyFacts {
  registration_id: string;
  partner_id: string;
  partner_status: string;
  currency: string;
  protected_until: Date | null;
}

/** The parties with what their registrations are now. */
export async function partyFacts(
  c: Pick<CourtContext, 'tx'>,
  parties: readonly PartyRecord[],
): Promise<ClaimOfParty[]> {
  const vendorId = parties[0]?.vendor_id;
  if (!vendorId) return [];
  const claims = await selectClaims(
    c.tx,
    vendorId,
    parties.map((party) => party.registration_id),
  );
  return parties.flatMap(({ id, registration_id, partner_id }) => {
    const claim = claims.get(registration_id);
    if (!claim) return [];
    const { state, partner_name, partner_status, currency, protected_until } = claim;
    return { id, registration_id, partner_id, state, partner_name, partner_status, currency, protected_until };
  });
}
