/** A customer of their own for what was wrongly written to another: its name, and the names that belong to it. */
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { matchName } from './rules/names.ts';
import { type CustomerRow, insertCustomer, selectAliases } from './store/customers.ts';
import { addAlias, insertMatchKeys, saveMatchKeys } from './store/match-index.ts';
import { removeAliases } from './store/merges.ts';
import { saveVerdict } from './store/verdicts.ts';

export interface Split {
  name: string;
  /** Other names of the record that go with it. */
  aliases: readonly string[];
  by: string;
  now: Date;
}

/** The record must be locked. @returns the new customer */
export async function splitRecord(tx: Tx, from: CustomerRow, { name, aliases, by, now }: Split): Promise<string> {
  const { vendor_id, country, sites_buy_separately } = from;
  const id = newId(now);
  const { legal_form, match_name } = matchName(name, country);
  const dates = { created_at: now, updated_at: now };
  await insertCustomer(tx, { vendor_id, id, name, country, sites_buy_separately, legal_form, match_name, ...dates });
  const customer = { vendor_id, id, name, country };
  const wanted = new Set([name, ...aliases].map((each) => matchName(each, country).match_name));
  const going = (await selectAliases(tx, vendor_id, from.id)).filter((each) => wanted.has(each.match_name));
  for (const each of going) await addAlias(tx, customer, each.name, each.source as 'registration', now);
  await removeAliases(
    tx,
    vendor_id,
    from.id,
    going.map((each) => each.match_name),
  );
  await saveMatchKeys(tx, from);
  await insertMatchKeys(tx, customer, [name, ...going.map((each) => each.name)]);
  const [left_id, right_id] = [from.id, id].sort() as [string, string];
  // Not asked again: a person has just said that they are two.
  await saveVerdict(tx, { vendor_id, left_id, right_id, verdict: 'different', judged_by: by, judged_at: now });
  return id;
}
