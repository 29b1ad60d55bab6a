/** Customers by what a person types: words of the name in either script, the last one perhaps unfinished, tax id, domain. */
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { typedWords } from '../rules/typed-words.ts';
import { carriersOf, isUsual, type Named } from './word-lists.ts';

/**
 * A sub-query of customer ids. Ranges and equality over indexed text only: pattern operators are not leak-proof, so
 * under row security they would read every customer of the vendor.
 */
export function customersMatching(vendorId: string, q: string): RawBuilder<{ id: string }> {
  const sources: RawBuilder<unknown>[] = [];
  const words = typedWords(q);
  if (words.length > 0) sources.push(carriersOf(vendorId, 'customer', words, q));
  const digits = q.replace(/[\s-]/g, '');
  if (/^\d{3,}$/.test(digits)) {
    sources.push(sql`SELECT x.id FROM customers x
      WHERE x.vendor_id = ${vendorId} AND x.tax_id >= ${digits} AND x.tax_id < ${`${digits}:`}`);
  }
  const domain = q
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?/, '')
    .replace(/\/.*$/, '');
  if (/^[^\s@]+\.[^\s@]+$/.test(domain)) {
    sources.push(sql`SELECT x.id FROM customers x WHERE x.vendor_id = ${vendorId} AND x.web_domain = ${domain}`);
  }
  if (sources.length === 0) return sql`SELECT NULL::uuid WHERE false`;
  return sql`${sql.join(sources, sql` UNION ALL `)}`;
}

/** The same for claims, by the names of the customer and of the project in them. */
export const claimsMatching = (vendorId: string, q: string): RawBuilder<{ id: string }> =>
  carriersOf(vendorId, 'claim', typedWords(q), q);

/** Whether surely more than so many are found by what was typed. */
export const areMany = (tx: Tx, vendorId: string, kind: Named, q: string, atMost: number): Promise<boolean> =>
  isUsual(tx, vendorId, kind, typedWords(q), atMost);
