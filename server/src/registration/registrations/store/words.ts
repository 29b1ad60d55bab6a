/** What the vendor's people find by words: the names in a claim, and the customers that they may mean. Closed to partners. */
import { type RawBuilder, sql } from 'kysely';
import { areMany, changesToWrite, claimsMatching, customersMatching, wordsIn } from '../../../core/customers/index.ts';
import { parseDomain } from '../../../kernel/identifiers/domain.ts';
import { sendAhead } from '../../../platform/db/driver.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

const atMost = 500;

/** Neither number nor tax id nor domain. */
export function isWords(text: string): boolean {
  return /\p{L}/u.test(text) && !(text.includes('.') && parseDomain(text).ok);
}

export interface Named {
  customers: string[];
  claims: string[];
}

/** Null when so many are named so that a list in its own order meets them early. */
export async function named(tx: Tx, vendorId: string, text: string): Promise<Named | null> {
  for (const kind of ['customer', 'claim'] as const) if (await areMany(tx, vendorId, kind, text, atMost)) return null;
  const customers = await few(tx, customersMatching(vendorId, text));
  const claims = customers && (await few(tx, claimsMatching(vendorId, text)));
  return claims && { customers, claims };
}

async function few(tx: Tx, ids: RawBuilder<{ id: string }>): Promise<string[] | null> {
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT m.id FROM (${ids}) m LIMIT ${atMost + 1}`.execute(tx);
  return rows.length > atMost ? null : rows.map((row) => row.id);
}

type Names = Record<'customer_name' | 'project_name', string>;

export const isNamedOtherwise = (row: Names, set: Partial<Names>): boolean =>
  (set.customer_name ?? row.customer_name) !== row.customer_name ||
  (set.project_name ?? row.project_name) !== row.project_name;

const wordsOf = (names: Names) => wordsIn([names.customer_name, names.project_name]);

/** The words of a claim, to be found by; must run with the whole vendor in sight. `before`: its names so far, if it had a number. */
export async function noteWords(
  tx: Tx,
  row: Names & { vendor_id: string; id: string },
  before: Names | null,
): Promise<void> {
  const words = wordsOf(row);
  const listed = before ? wordsOf(before) : [];
  if (words.join() === listed.join()) return;
  const { vendor_id, id } = row;
  await sendAhead(tx, changesToWrite(tx, [{ vendor_id, kind: 'claim', id, words, listed }]));
}
