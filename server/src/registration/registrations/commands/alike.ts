/** At submission: which canonical customer the claim is for, and which customers and claims look like the same deal. */
import { findCandidates, findOrCreateCustomer } from '../../../core/customers/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { addCandidates, openClaimsOf } from '../store/candidates.ts';
import type { RegistrationRecord } from '../store/registrations.ts';
import type { CommandContext } from './apply.ts';

const candidatesAtMost = 20;

/** Finds or creates the customer and writes the candidates; must run with the whole vendor in sight. */
export async function findAlike(
  c: CommandContext,
  row: RegistrationRecord,
  _families: readonly string[],
): Promise<{ id: string }> {
  const claim = {
    name: row.customer_name,
    country: row.customer_country,
    tax_id: row.customer_tax_id,
    kpp: row.customer_kpp,
    domain: row.customer_domain,
    city: row.customer_city,
    region: row.customer_region,
  };
  const customer = await findOrCreateCustomer(c.tx, row.vendor_id, {
    ...claim,
    now: c.now,
  });
  const found = await findCandidates(
    c.tx,
    row.vendor_id,
    { ...claim, customer_id: customer.id, new_customer: customer.created },
    candidatesAtMost,
  );
  const others = found.filter((each) => each.customer.id !== customer.id);
  const claims = await openClaimsOf(
    c.tx,
    row.vendor_id,
    [customer.id, ...others.map((each) => each.customer.id)],
    row.id,
  );
  const base = { vendor_id: row.vendor_id, registration_id: row.id };
  const own = claims
    .filter((each) => each.customer_id === customer.id)
    .map((each) => ({
      ...base,
      id: newId(c.now),
      customer_id: customer.id,
      other_registration_id: each.id,
      relation: 'same',
      strength: 'exact',
      confidence: 1,
      reasons: JSON.stringify([{ code: 'same_customer', params: {} }]),
    }));
  const alike = others.flatMap((each) => {
    const theirs = claims.filter((claimed) => claimed.customer_id === each.customer.id);
    const ids = theirs.length > 0 ? theirs.map((claimed) => claimed.id) : [null];
    return ids.map((other_registration_id) => ({
      ...base,
      id: newId(c.now),
      customer_id: each.customer.id,
      other_registration_id,
      relation: each.relation,
      strength: each.strength,
      confidence: each.confidence,
      reasons: JSON.stringify(each.reasons),
      // Answered before about these two customers: not asked again.
      verdict: each.verdict,
    }));
  });
  await addCandidates(c.tx, [...own, ...alike], row.customer_id !== null && row.customer_id !== customer.id);
  return { id: customer.id };
}
