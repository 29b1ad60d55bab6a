/** The canonical customer of a claim: known by its ids, else new. Two claims at once leave one customer. */

import { readKeys } from '../../kernel/identifiers/company-keys.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { type Claim, usableKeys } from './claim.ts';
import { matchName } from './rules/names.ts';
import {
  type CustomerRow,
  customersById,
  customersConfirmedAs,
  findByNameAndDomain,
  findByTaxId,
  insertCustomer,
} from './store/customers.ts';
import { insertMatchKeys } from './store/match-index.ts';
import { holdRecord } from './store/merges.ts';
import { selectVerdicts } from './store/verdicts.ts';

export interface NewCustomer extends Omit<Claim, 'customer_id' | 'new_customer'> {
  now: Date;
}

export interface FoundCustomer {
  id: string;
  created: boolean;
}

/**
 * Equal valid tax id; without one, a name that a person has confirmed before, or equal name and domain together.
 * Anything less certain is a new customer and a question to a person. Runs with the whole vendor in sight.
 */
export async function findOrCreateCustomer(tx: Tx, vendorId: string, claim: NewCustomer): Promise<FoundCustomer> {
  const keys = usableKeys(claim);
  const known = keys.tax_id
    ? await findByTaxId(tx, vendorId, claim.country, keys.tax_id)
    : await findByName(tx, vendorId, claim, keys.domain);
  if (known) return { id: await standing(tx, vendorId, known.id), created: false };
  const id = newId(claim.now);
  const name = matchName(claim.name, claim.country);
  const { kpp } = readKeys({ country: claim.country, kpp: claim.kpp }).keys;
  const created = await insertCustomer(tx, {
    vendor_id: vendorId,
    id,
    name: claim.name,
    legal_form: name.legal_form,
    match_name: name.match_name,
    country: claim.country,
    tax_id: keys.tax_id,
    kpp,
    region: claim.region ?? '',
    city: claim.city ?? '',
    web_domain: keys.domain,
    phone: keys.phone,
    created_at: claim.now,
    updated_at: claim.now,
  });
  if (!created) {
    // Somebody else was first with this id; what they have committed is visible now.
    const theirs = await findByTaxId(tx, vendorId, claim.country, keys.tax_id as string);
    if (!theirs) throw new Error('a customer with this tax id vanished');
    return { id: await standing(tx, vendorId, theirs.id), created: false };
  }
  const { name: named, country, region, city } = claim;
  await insertMatchKeys(tx, { vendor_id: vendorId, id, name: named, country, region, city }, [named]);
  return { id, created: true };
}

async function findByName(
  tx: Tx,
  vendorId: string,
  claim: NewCustomer,
  domain: string | null,
): Promise<CustomerRow | undefined> {
  const { match_name } = matchName(claim.name, claim.country);
  const confirmed = await customersConfirmedAs(tx, vendorId, claim.country, match_name);
  if (confirmed.length === 1) return confirmed[0];
  return domain ? findByNameAndDomain(tx, vendorId, { country: claim.country, match_name, domain }) : undefined;
}

/** Looked for without a lock, so it may be merged at this very moment: then its successor is the customer. */
async function standing(tx: Tx, vendorId: string, id: string): Promise<string> {
  return holdRecord(tx, vendorId, await canonical(tx, vendorId, id));
}

/** Of customers that people have called the same, the oldest that is not merged stands for all; ids are ordered by time. */
async function canonical(tx: Tx, vendorId: string, id: string): Promise<string> {
  const peers = [...(await selectVerdicts(tx, vendorId, id))].filter(([, verdict]) => verdict === 'same');
  if (peers.length === 0) return id;
  const rows = await customersById(
    tx,
    vendorId,
    peers.map(([other]) => other),
  );
  const active = rows.filter((row) => row.status === 'active').map((row) => row.id);
  return [id, ...active].sort()[0] as string;
}
