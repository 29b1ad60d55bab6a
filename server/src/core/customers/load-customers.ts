/** Many customers at once, into the same tables and the same index as one by one. */
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { type Claim, usableKeys } from './claim.ts';
import { matchName } from './rules/names.ts';
import { customersById, findByTaxIds, insertCustomers } from './store/customers.ts';
import { addAlias, insertMatchKeysOfMany, type NamedCustomer, saveMatchKeys } from './store/match-index.ts';

export interface LoadedCustomer extends Omit<Claim, 'customer_id' | 'new_customer'> {
  address?: string;
}

/** At most 2,000 at once. @returns ids in order; rows of one valid tax id are one customer, with further names as its own */
export async function loadCustomers(tx: Tx, vendorId: string, rows: LoadedCustomer[], now: Date): Promise<string[]> {
  const keysOf = rows.map(usableKeys);
  const owners = await findByTaxIds(
    tx,
    vendorId,
    keysOf.flatMap(({ tax_id }) => tax_id ?? []),
  );
  const fresh: (Parameters<typeof insertCustomers>[1][number] & NamedCustomer)[] = [];
  const others: { id: string; row: LoadedCustomer }[] = [];
  const ids = rows.map((row, at) => {
    const { tax_id = null, domain = null, phone = null } = keysOf[at] ?? {};
    const owner = tax_id && owners.get(`${row.country} ${tax_id}`);
    if (owner) {
      others.push({ id: owner, row });
      return owner;
    }
    const id = newId(now);
    if (tax_id) owners.set(`${row.country} ${tax_id}`, id);
    const { match_name, legal_form } = matchName(row.name, row.country);
    const { name, country, kpp, address = '' } = row;
    const typed = { name, country, kpp, address, tax_id, web_domain: domain, phone };
    fresh.push({ ...typed, vendor_id: vendorId, id, match_name, legal_form, created_at: now, updated_at: now });
    return id;
  });
  await insertCustomers(tx, fresh);
  await insertMatchKeysOfMany(
    tx,
    fresh.map((customer) => ({ customer, names: [customer.name] })),
  );
  for (const { id, row } of others) {
    const customer = { vendor_id: vendorId, id, name: '', country: row.country };
    await addAlias(tx, customer, row.name, 'registration', now);
  }
  const renamed = [...new Set(others.map((each) => each.id))];
  for (const customer of await customersById(tx, vendorId, renamed)) await saveMatchKeys(tx, customer);
  return ids;
}
