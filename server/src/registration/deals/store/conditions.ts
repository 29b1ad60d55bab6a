/** What a question about deals asks for, as conditions. The state stands in the text, so that the partial indexes fit. */
import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import type { DB } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { helpedBy } from './deals.ts';

export interface DealFilter {
  partner_id?: string | undefined;
  manager_id?: string | undefined;
  unmanaged?: boolean | undefined;
  family_id?: string | undefined;
  responsible_id?: string | undefined;
  currency?: string | undefined;
  category?: string | undefined;
  close_from?: string | undefined;
  close_to?: string | undefined;
  late?: boolean | undefined;
  waiting?: boolean | undefined;
  undated?: boolean | undefined;
  /** Those alone in which this person of the vendor helps. */
  helper_id?: string | null;
}

export type DealScope = Scope<'deal.read'>;
export type Deals = SelectQueryBuilder<DB & { d: DB['deals'] }, 'd', object>;

/** Expected close of an open deal, the day a won one was closed; a deal without comes last. */
export const closing = {
  open: sql<string>`coalesce(d.close_date, 'infinity')`,
  won: sql<string>`coalesce(d.closed_on, 'infinity')`,
};

export function dealsIn(tx: Tx, { vendorId, partnerId }: DealScope, state: 'open' | 'won'): Deals {
  const query = tx
    .selectFrom('deals as d')
    .where('d.vendor_id', '=', vendorId)
    .where(sql<SqlBool>`d.state = ${sql.lit(state)}`);
  return (partnerId ? query.where('d.partner_id', '=', partnerId) : query) as unknown as Deals;
}

export function narrowed(
  query: Deals,
  { vendorId }: DealScope,
  filter: DealFilter,
  state: 'open' | 'won',
  today: string,
): Deals {
  let q = query;
  if (filter.helper_id) q = q.where(helpedBy(vendorId, filter.helper_id));
  if (filter.partner_id) q = q.where('d.partner_id', '=', filter.partner_id);
  if (filter.manager_id)
    q = q.where(
      sql<SqlBool>`d.partner_id in (select p.id from partners p where p.vendor_id = ${vendorId} and p.manager_id = ${filter.manager_id})`,
    );
  if (filter.unmanaged)
    q = q.where(
      sql<SqlBool>`d.partner_id in (select p.id from partners p where p.vendor_id = ${vendorId} and p.manager_id is null)`,
    );
  if (filter.responsible_id)
    q = q.where(
      sql<SqlBool>`d.registration_id in (select r.id from registrations r where r.vendor_id = ${vendorId} and r.responsible_id = ${filter.responsible_id})`,
    );
  if (filter.family_id) q = q.where(sql<SqlBool>`${filter.family_id} = any(d.family_ids)`);
  if (filter.currency) q = q.where('d.currency', '=', filter.currency);
  if (filter.close_from) q = q.where(sql<SqlBool>`${closing[state]} >= ${filter.close_from}::date`);
  if (filter.close_to) q = q.where(sql<SqlBool>`${closing[state]} <= ${filter.close_to}::date`);
  if (state === 'won') return q;
  // What is asked of the work that goes on; of a sale that is made there is nothing of it to ask.
  if (filter.category) q = q.where('d.category', '=', filter.category);
  if (filter.undated) q = q.where(sql<SqlBool>`d.close_date is null`);
  if (filter.waiting)
    q = q.where(
      sql<SqlBool>`d.registration_id in (select s.registration_id from deal_resources s where s.vendor_id = ${vendorId} and s.state = 'wanted')`,
    );
  if (filter.late) q = q.where('d.next_step_on', '<', today);
  return q;
}
