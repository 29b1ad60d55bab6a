/** At submission: which canonical customer the claim is for, and which customers and claims look like the same deal. */
import {
  type Candidate,
  type Claim,
  customersById,
  findCandidates,
  findOrCreateCustomer,
  holdUnmerged,
  type Reason,
  selectVerdicts,
} from '../../../core/customers/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { addCandidates, type OtherClaim, openClaimsOf, openClaimsOfNotice } from '../store/candidates.ts';
import type { RegistrationRecord } from '../store/registrations.ts';
import { queueForCustomer } from '../store/rivals.ts';
import type { CommandContext } from './apply.ts';

const candidatesAtMost = 20;

interface Likeness extends Pick<Candidate, 'relation' | 'strength' | 'confidence' | 'reasons' | 'verdict'> {
  customer_id: string;
  other_registration_id: string | null;
}

/** Finds or creates the customer and writes the candidates; must run with the whole vendor in sight. */
export async function findAlike(c: CommandContext, row: RegistrationRecord): Promise<{ id: string; created: boolean }> {
  const claim = {
    name: row.customer_name,
    country: row.customer_country,
    tax_id: row.customer_tax_id,
    kpp: row.customer_kpp,
    domain: row.customer_domain,
    phone: row.customer_phone,
    city: row.customer_city,
    region: row.customer_region,
  };
  const customer = await findOrCreateCustomer(c.tx, row.vendor_id, {
    ...claim,
    now: c.now,
  });
  if (!customer.created) await queueForCustomer(c.tx, row.vendor_id, customer.id);
  const others = await candidatesHeld(c, row.vendor_id, {
    ...claim,
    customer_id: customer.id,
    new_customer: customer.created,
  });
  const claims = await openClaimsOf(
    c.tx,
    row.vendor_id,
    [customer.id, ...others.map((each) => each.customer.id)],
    row.id,
  );
  const alike = [...claimsOnIt(claims, customer.id), ...others.flatMap((each) => claimsOnAlike(claims, each))];
  await addTender(c, row, customer.id, alike);
  const rows = alike.map(({ reasons, ...likeness }) => ({
    ...{ vendor_id: row.vendor_id, registration_id: row.id, id: newId(c.now) },
    ...likeness,
    reasons: JSON.stringify(reasons),
  }));
  await addCandidates(c.tx, rows, row.customer_id !== null && row.customer_id !== customer.id);
  return customer;
}

function claimsOnIt(claims: OtherClaim[], customer_id: string): Likeness[] {
  const same = { relation: 'same', strength: 'exact', confidence: 1, verdict: null } as const;
  return claims
    .filter((each) => each.customer_id === customer_id)
    .map(({ id }) => ({
      ...{ ...same, customer_id, other_registration_id: id },
      reasons: [{ code: 'same_customer', params: {} }],
    }));
}

function claimsOnAlike(claims: OtherClaim[], each: Candidate): Likeness[] {
  // An answer given before about these two customers stays: it is not asked for again.
  const { customer, relation, strength, confidence, reasons, verdict } = each;
  const theirs = claims.filter((claimed) => claimed.customer_id === customer.id);
  const ids = theirs.length > 0 ? theirs.map((claimed) => claimed.id) : [null];
  return ids.map((other_registration_id) => ({
    ...{ customer_id: customer.id, other_registration_id, relation, strength, confidence, verdict },
    reasons: [...reasons],
  }));
}

const sureOfTender = 0.93;

/** Claims of other partners on the same tender: one deal in all likelihood, whatever its customer is called in them. */
async function addTender(c: CommandContext, row: RegistrationRecord, ownId: string, alike: Likeness[]): Promise<void> {
  const rivals = await rivalsHeld(c, row);
  if (rivals.length === 0) return;
  const ids = [...new Set([ownId, ...rivals.map((each) => each.customer_id)])];
  const customers = new Map((await customersById(c.tx, row.vendor_id, ids)).map((each) => [each.id, each]));
  const verdicts = await selectVerdicts(c.tx, row.vendor_id, ownId);
  const own = customers.get(ownId);
  for (const { id, customer_id } of rivals) {
    const theirs = customers.get(customer_id);
    const reason: Reason = { code: 'same_notice', params: { number: row.notice_number } };
    // Valid and different ids are never one customer; they may still buy together.
    const relation = own?.tax_id && theirs?.tax_id && own.tax_id !== theirs.tax_id ? 'group' : 'same';
    const known = alike.find((each) => each.customer_id === customer_id && each.other_registration_id === id);
    if (known) {
      known.reasons = [reason, ...known.reasons];
      if (known.relation === 'different') known.relation = relation;
      if (known.strength === 'weak') known.strength = 'strong';
      known.confidence = Math.max(known.confidence, sureOfTender);
    } else {
      const verdict = verdicts.get(customer_id) ?? null;
      const likeness = { relation, strength: 'strong', confidence: sureOfTender, reasons: [reason], verdict } as const;
      alike.push({ ...likeness, reasons: [reason], customer_id, other_registration_id: id });
    }
  }
}

/** Found without a lock: one of them may be merged meanwhile, and a likeness with it would be seen by nobody. */
async function candidatesHeld(c: CommandContext, vendorId: string, claim: Claim): Promise<Candidate[]> {
  for (;;) {
    const found = await findCandidates(c.tx, vendorId, claim, candidatesAtMost, c.now);
    const others = found.filter((each) => each.customer.id !== claim.customer_id);
    const ids = others.map((each) => each.customer.id);
    if (await holdUnmerged(c.tx, vendorId, ids)) return others;
  }
}

async function rivalsHeld(c: CommandContext, row: RegistrationRecord): Promise<OtherClaim[]> {
  const rivals = await openClaimsOfNotice(c.tx, row);
  const ids = [...new Set(rivals.map((each) => each.customer_id))];
  return (await holdUnmerged(c.tx, row.vendor_id, ids)) ? rivals : openClaimsOfNotice(c.tx, row);
}
