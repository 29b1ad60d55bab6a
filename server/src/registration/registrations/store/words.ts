/** Words of a customer's name as ids of customers, for the vendor's side: the index of words is closed to partners. */
import { sql } from 'kysely';
import { customersMatching } from '../../../core/customers/index.ts';
import { parseDomain } from '../../../kernel/identifiers/domain.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

const atMost = 500;

/** Neither number nor tax id nor domain. */
export function isWords(text: string): boolean {
  return /\p{L}/u.test(text) && !(text.includes('.') && parseDomain(text).ok);
}

/**
 * Customers named so; null when the index cannot narrow the list: nobody is (it may be a project's name), or so many are
 * that a list in its own order meets them early.
 */
export async function customersNamed(tx: Tx, vendorId: string, text: string): Promise<string[] | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT m.id FROM (${customersMatching(vendorId, text)}) m LIMIT ${atMost + 1}`.execute(tx);
  return rows.length === 0 || rows.length > atMost ? null : rows.map((row) => row.id);
}
