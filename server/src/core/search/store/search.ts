import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { customersMatching } from '../../customers/index.ts';

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

function registrations(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .select(['r.id', 'r.number', 'r.customer_name', 'r.project_name', 'r.state', 'p.name as partner_name'])
    .where('r.vendor_id', '=', vendorId)
    .orderBy('r.updated_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(most);
}

/** What a partner has: few enough to be read as text. */
export async function findOwnRegistrations(tx: Tx, vendorId: string, partnerId: string, typed: Typed) {
  return registrations(tx, vendorId)
    .where('r.partner_id', '=', partnerId)
    .where((eb) =>
      eb.or([
        eb('r.customer_name', 'ilike', typed.part),
        eb('r.project_name', 'ilike', typed.part),
        ...(typed.number ? [eb('r.number', '=', typed.number)] : []),
        ...(typed.digits ? [eb('r.customer_tax_id', 'like', `${typed.digits}%`)] : []),
      ]),
    )
    .execute();
}

/** What the vendor has: found by customer, number or tax id, each through its index. A draft is its partner's business. */
export async function findRegistrations(tx: Tx, scope: Finding, typed: Typed) {
  const { vendorId } = scope;
  const sources: RawBuilder<unknown>[] = [
    sql`SELECT x.id FROM registrations x
      WHERE x.vendor_id = ${vendorId} AND x.customer_id IN (${customersMatching(vendorId, typed.text)})`,
  ];
  if (typed.number)
    sources.push(sql`SELECT x.id FROM registrations x WHERE x.vendor_id = ${vendorId} AND x.number = ${typed.number}`);
  if (typed.digits)
    sources.push(sql`SELECT x.id FROM registrations x WHERE x.vendor_id = ${vendorId}
      AND x.customer_tax_id >= ${typed.digits} AND x.customer_tax_id < ${`${typed.digits}:`}`);
  return registrations(tx, vendorId)
    .where('r.number', 'is not', null)
    .where(sql<boolean>`r.id IN (${sql.join(sources, sql` UNION ALL `)})`)
    .execute();
}
