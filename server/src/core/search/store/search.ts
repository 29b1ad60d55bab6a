import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { claimsMatching, customersMatching } from '../../customers/index.ts';

/** So many of each kind. */
const most = 8;

interface Typed {
  text: string;
  /** LIKE pattern of the text anywhere. */
  part: string;
  digits: string | null;
  number: number | null;
}

export function readTyped(q: string): Typed {
  const digits = q.replace(/[\s-]/g, '');
  const number = /^(?:№|#)?\s*(\d{1,9})$/.exec(q)?.[1];
  return {
    text: q,
    part: `%${q.replace(/[\\%_]/g, '\\$&')}%`,
    digits: /^\d{3,}$/.test(digits) ? digits : null,
    number: number ? Number(number) : null,
  };
}

type Finding = Scope<'search.use'>;

export async function findPartners(tx: Tx, scope: Finding, typed: Typed) {
  return tx
    .selectFrom('partners')
    .select(['id', 'name', 'city', 'status'])
    .where('vendor_id', '=', scope.vendorId)
    .where((eb) =>
      eb.or([
        eb('name', 'ilike', typed.part),
        eb('legal_name', 'ilike', typed.part),
        ...(typed.digits ? [eb('tax_id', 'like', `${typed.digits}%`)] : []),
      ]),
    )
    .orderBy('name')
    .limit(most)
    .execute();
}

export async function findCustomers(tx: Tx, scope: Finding, typed: Typed) {
  return tx
    .selectFrom('customers as c')
    .select(['c.id', 'c.name', 'c.city', 'c.tax_id'])
    .where('c.vendor_id', '=', scope.vendorId)
    .where('c.status', '=', 'active')
    .where(sql<boolean>`c.id IN (${customersMatching(scope.vendorId, typed.text)})`)
    .orderBy('c.name')
    .orderBy('c.id')
    .limit(most)
    .execute();
}

/** The newest of those that are found; their partners are looked up when it is known which eight they are. */
function newest(tx: Tx, vendorId: string, found: RawBuilder<boolean>) {
  return tx
    .selectFrom((eb) =>
      eb
        .selectFrom('registrations as x')
        .select(['x.id', 'x.number', 'x.customer_name', 'x.project_name', 'x.state', 'x.partner_id', 'x.updated_at'])
        .where('x.vendor_id', '=', vendorId)
        .where(found)
        .orderBy('x.updated_at', 'desc')
        .orderBy('x.id', 'desc')
        .limit(most)
        .as('r'),
    )
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .select(['r.id', 'r.number', 'r.customer_name', 'r.project_name', 'r.state', 'p.name as partner_name'])
    .orderBy('r.updated_at', 'desc')
    .orderBy('r.id', 'desc')
    .execute();
}

/** What a partner has: few enough to be read as text. */
export async function findOwnRegistrations(tx: Tx, vendorId: string, partnerId: string, typed: Typed) {
  const ways = [
    sql`x.customer_name ILIKE ${typed.part}`,
    sql`x.project_name ILIKE ${typed.part}`,
    ...(typed.number ? [sql`x.number = ${typed.number}`] : []),
    ...(typed.digits ? [sql`x.customer_tax_id LIKE ${`${typed.digits}%`}`] : []),
  ];
  return newest(tx, vendorId, sql<boolean>`x.partner_id = ${partnerId} AND (${sql.join(ways, sql` OR `)})`);
}

/** What the vendor has: found by its own names, customer, number or tax id, each through its index. A draft is its partner's business. */
export async function findRegistrations(tx: Tx, scope: Finding, typed: Typed) {
  const { vendorId } = scope;
  const sources: RawBuilder<unknown>[] = [
    sql`SELECT y.id FROM registrations y
      WHERE y.vendor_id = ${vendorId} AND y.customer_id IN (${customersMatching(vendorId, typed.text)})`,
    sql`SELECT y.id FROM (${claimsMatching(vendorId, typed.text)}) y`,
  ];
  if (typed.number)
    sources.push(sql`SELECT y.id FROM registrations y WHERE y.vendor_id = ${vendorId} AND y.number = ${typed.number}`);
  if (typed.digits)
    sources.push(sql`SELECT y.id FROM registrations y WHERE y.vendor_id = ${vendorId}
      AND y.customer_tax_id >= ${typed.digits} AND y.customer_tax_id < ${`${typed.digits}:`}`);
  return newest(tx, vendorId, sql<boolean>`x.number IS NOT NULL AND x.id IN (${sql.join(sources, sql` UNION ALL `)})`);
}
