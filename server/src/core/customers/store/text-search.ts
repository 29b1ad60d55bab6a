/** Customers by what a person types: words of the name in either script, the last one perhaps unfinished, tax id, domain. */
import { type RawBuilder, sql } from 'kysely';
import { matchName } from '../rules/names.ts';

/**
 * A sub-query of customer ids. Ranges and equality over indexed text only: pattern operators are not leak-proof, so
 * under row security they would read every customer of the vendor.
 */
export function customersMatching(vendorId: string, q: string): RawBuilder<{ id: string }> {
  const sources: RawBuilder<unknown>[] = [];
  const tokens = matchName(q, '').tokens;
  const last = tokens.at(-1);
  if (last !== undefined) sources.push(byWords(vendorId, tokens.slice(0, -1), last));
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

function byWords(vendorId: string, whole: string[], begun: string): RawBuilder<unknown> {
  // Keys are Latin letters and digits, so everything that begins with `begun` lies below `begun~`.
  const conditions = whole.map(
    (token) => sql`EXISTS (SELECT FROM customer_tokens w
      WHERE w.vendor_id = ${vendorId} AND w.customer_id = t.customer_id AND w.token = ${token})`,
  );
  const all = [sql`t.vendor_id = ${vendorId} AND t.token >= ${begun} AND t.token < ${`${begun}~`}`, ...conditions];
  return sql`SELECT t.customer_id AS id FROM customer_tokens t WHERE ${sql.join(all, sql` AND `)}`;
}
