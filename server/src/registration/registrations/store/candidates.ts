/** Which customers and claims look like this one; closed to partners, so all of it runs with the whole vendor in sight. */
import { type Insertable, type Selectable, sql } from 'kysely';
import { groupsAsOf } from '../../../core/customers/index.ts';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { RegistrationCandidates } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { openStates } from '../rules/states.ts';

export interface OtherClaim {
  id: string;
  customer_id: string;
}

/** Open claims of any partner on these customers, other than this one. */
export async function openClaimsOf(
  tx: Tx,
  vendorId: string,
  customerIds: string[],
  except: string,
): Promise<OtherClaim[]> {
  if (customerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('registrations')
    .select(['id', 'customer_id'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('customer_id', customerIds))
    .where('id', '<>', except)
    .where('state', 'in', [...openStates])
    .orderBy('number')
    .limit(50)
    .execute();
  return rows.map((row) => ({ id: row.id, customer_id: row.customer_id as string }));
}

/** Open claims of other partners on the same tender, whatever they call its customer. */
export async function openClaimsOfNotice(
  tx: Tx,
  row: { vendor_id: string; id: string; partner_id: string; route: string; notice_number: string },
): Promise<OtherClaim[]> {
  if (row.route === 'direct' || row.notice_number === '') return [];
  const rows = await tx
    .selectFrom('registrations')
    .select(['id', 'customer_id'])
    .where('vendor_id', '=', row.vendor_id)
    .where('notice_number', '=', row.notice_number)
    // Written out, so that the index of notices is seen to fit.
    .where(sql<boolean>`notice_number <> ''`)
    .where('route', '<>', 'direct')
    .where('id', '<>', row.id)
    .where('partner_id', '<>', row.partner_id)
    .where('customer_id', 'is not', null)
    .where('state', 'in', [...openStates])
    .orderBy('number')
    .limit(50)
    .execute();
  return rows.map((other) => ({ id: other.id, customer_id: other.customer_id as string }));
}

/**
 * Adds what is not there yet: answers already given stay, unless the claim is now for another customer
 * (`isOtherCustomer`): then they were given about somebody else.
 */
export async function addCandidates(
  tx: Tx,
  rows: Insertable<RegistrationCandidates>[],
  isOtherCustomer: boolean,
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const known = await tx
    .selectFrom('registration_candidates')
    .select(['customer_id', 'other_registration_id'])
    .where('vendor_id', '=', first.vendor_id)
    .where('registration_id', '=', first.registration_id)
    .execute();
  const seen = new Set(known.map((row) => `${row.customer_id}/${row.other_registration_id}`));
  const isSeen = (row: Insertable<RegistrationCandidates>) =>
    seen.has(`${row.customer_id}/${row.other_registration_id ?? null}`);
  if (isOtherCustomer) for (const row of rows.filter(isSeen)) await askAnew(tx, row);
  const fresh = rows.filter((row) => !isSeen(row));
  if (fresh.length > 0) await tx.insertInto('registration_candidates').values(fresh).execute();
}

async function askAnew(tx: Tx, row: Insertable<RegistrationCandidates>): Promise<void> {
  const { relation, strength, confidence, reasons, verdict = null } = row;
  await tx
    .updateTable('registration_candidates')
    .set({ relation, strength, confidence, reasons, verdict, judged_by: null, judged_at: null })
    .where('vendor_id', '=', row.vendor_id)
    .where('registration_id', '=', row.registration_id)
    .where('customer_id', '=', row.customer_id)
    .where('other_registration_id', 'is not distinct from', row.other_registration_id ?? null)
    .execute();
}

export type CandidateRow = Selectable<RegistrationCandidates> & {
  customer_name: string;
  customer_country: string;
  customer_tax_id: string | null;
  customer_kpp: string | null;
  customer_domain: string | null;
  customer_phone: string | null;
  customer_city: string;
  customer_region: string;
  group_id: string | null;
  group_name: string | null;
  purchases_centrally: boolean | null;
  judge_name: string | null;
};

export async function selectCandidates(tx: Tx, vendorId: string, registrationId: string): Promise<CandidateRow[]> {
  return (
    tx
      .selectFrom('registration_candidates as c')
      .innerJoin('customers as u', (join) =>
        join.onRef('u.vendor_id', '=', 'c.vendor_id').onRef('u.id', '=', 'c.customer_id'),
      )
      .leftJoin('customer_groups as g', (join) =>
        join.onRef('g.vendor_id', '=', 'u.vendor_id').onRef('g.id', '=', 'u.group_id').on('g.vendor_id', '=', vendorId),
      )
      .leftJoin('people as j', (join) =>
        join
          .onRef('j.vendor_id', '=', 'c.vendor_id')
          .onRef('j.id', '=', 'c.judged_by')
          .on('j.vendor_id', '=', vendorId),
      )
      .selectAll('c')
      .select([
        'u.name as customer_name',
        'u.country as customer_country',
        'u.tax_id as customer_tax_id',
        'u.kpp as customer_kpp',
        'u.web_domain as customer_domain',
        'u.phone as customer_phone',
        'u.city as customer_city',
        'u.region as customer_region',
        'g.id as group_id',
        'g.name as group_name',
        'g.purchases_centrally',
        'j.full_name as judge_name',
      ])
      .where('c.vendor_id', '=', vendorId)
      .where('u.vendor_id', '=', vendorId)
      .where('c.registration_id', '=', registrationId)
      // Of a merged record the successor is the candidate.
      .where('u.status', '<>', 'merged')
      .orderBy('c.confidence', 'desc')
      .orderBy('c.id')
      .execute()
  );
}

export interface ClaimFacts {
  id: string;
  number: number | null;
  state: string;
  partner_id: string;
  partner_name: string;
  partner_tier: string;
  close_date: string | null;
  submitted_at: Date | null;
  decided_at: Date | null;
  protected_until: Date | null;
}

export async function selectClaims(tx: Tx, vendorId: string, ids: string[]): Promise<ClaimFacts[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) =>
      join.onRef('p.vendor_id', '=', 'r.vendor_id').onRef('p.id', '=', 'r.partner_id'),
    )
    .select([
      'r.id',
      'r.number',
      'r.state',
      'r.partner_id',
      'p.name as partner_name',
      'p.tier as partner_tier',
      'r.close_date',
      'r.submitted_at',
      'r.decided_at',
      'r.protected_until',
    ])
    .where('r.vendor_id', '=', vendorId)
    .where('p.vendor_id', '=', vendorId)
    .where(isOneOf('r.id', ids))
    .execute();
}

export async function setVerdict(
  tx: Tx,
  vendorId: string,
  of: { registrationId: string; customerId: string },
  answer: { verdict: string | null; judged_by: string | null; judged_at: Date | null },
): Promise<void> {
  await tx
    .updateTable('registration_candidates')
    .set(answer)
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', of.registrationId)
    .where('customer_id', '=', of.customerId)
    .execute();
}

export interface CustomerScope {
  id: string;
  name: string;
  tax_id: string | null;
  country: string;
  group_id: string | null;
  purchases_centrally: boolean;
  sites_buy_separately: boolean;
}

/** The customers in the order of their ids, each with its group as of that moment. */
export async function selectCustomerScopes(
  tx: Tx,
  vendorId: string,
  customerIds: readonly string[],
  at: Date,
): Promise<CustomerScope[]> {
  const rows = await tx
    .selectFrom('customers')
    .select(['id', 'name', 'tax_id', 'country', 'sites_buy_separately'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('id', customerIds))
    .orderBy('id')
    .execute();
  const groups = await groupsAsOf(tx, vendorId, customerIds, at);
  return rows.map((row) => ({ ...row, ...(groups.get(row.id) ?? { group_id: null, purchases_centrally: false }) }));
}

export async function selectCustomerScope(
  tx: Tx,
  vendorId: string,
  customerId: string,
  at: Date,
): Promise<CustomerScope> {
  const [found] = await selectCustomerScopes(tx, vendorId, [customerId], at);
  if (!found) throw new Error('the customer of a registration vanished');
  return found;
}
