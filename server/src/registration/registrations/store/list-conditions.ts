/** What a question about registrations asks for, as conditions of a statement and the values in them. */
import { type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import { parseDomain } from '../../../kernel/identifiers/domain.ts';
import type { DB } from '../../../platform/db/schema.gen.ts';
import type { Places } from '../../../platform/db/shapes.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { registrationViews } from '../contract/reads.ts';
import { openStates, undecidedStates } from '../rules/states.ts';
import type { Named } from './words.ts';

export type View = (typeof registrationViews)[number];
export interface ListFilter {
  ids?: string[] | undefined;
  states?: string[] | undefined;
  /** Beside those states, what owes the partner an answer to a request for an extension. */
  withRequests?: boolean | undefined;
  /** What falls to this person, or to those that the person stands in for. */
  mine?: { personId: string; people: string[] } | undefined;
  view?: View | undefined;
  q?: string | undefined;
  /** What the words of `q` have been found to mean, when they are words of few. */
  named?: Named | null | undefined;
  partner_id?: string | undefined;
  family_id?: string | undefined;
  responsible_id?: string | undefined;
  region?: string | undefined;
  amount_from?: number | undefined;
  amount_to?: number | undefined;
  close_from?: string | undefined;
  close_to?: string | undefined;
}

const endingSoonDays = 30;

type Base = SelectQueryBuilder<DB & { r: DB['registrations'] }, 'r', object>;

/** Everything in a question that is a value and not the statement's form; what is not asked for is undefined. */
export function valuesOf(scope: Scope<'registration.read'>, filter: ListFilter, now: Date) {
  return {
    vendor: scope.vendorId,
    partner: scope.partnerId ?? undefined,
    ids: filter.ids,
    states: filter.states,
    me: filter.mine?.personId,
    people: filter.mine?.people,
    partner_id: filter.partner_id,
    family_id: filter.family_id,
    responsible_id: filter.responsible_id,
    region: filter.region,
    amount_from: filter.amount_from,
    amount_to: filter.amount_to,
    close_from: filter.close_from,
    close_to: filter.close_to,
    now: filter.view === 'overdue' ? now : undefined,
    soon: filter.view ? soonAfter(now) : undefined,
    customers: filter.named?.customers.join(),
    claims: filter.named?.claims.join(),
    ...(filter.q && !filter.named ? wordsOf(filter.q) : {}),
  };
}

/** What ends before this moment ends soon. */
export function soonAfter(now: Date): Date {
  return new Date(now.getTime() + endingSoonDays * 86_400_000);
}

/** What a filter says about the form of a statement beside the values it has. */
export const formOf = ({ view, withRequests }: ListFilter) => `${view}/${withRequests}`;

type ListValues = ReturnType<typeof valuesOf>;
type ListPlaces = Places<ListValues & Partial<Words>>;

export function base(tx: Tx, { vendor, partner }: Pick<ListPlaces, 'vendor' | 'partner'>, view?: View): Base {
  const query = tx.selectFrom('registrations as r').where('r.vendor_id', '=', vendor);
  // A draft is its partner's own business until it is submitted; the vendor's people see those that they began for one.
  const ofVendor = () =>
    view === 'drafts'
      ? query.where('r.drafted_by', 'is not', null)
      : query.where('r.state', '<>', 'draft').where('r.number', 'is not', null);
  const visible = partner ? query.where('r.partner_id', '=', partner) : ofVendor();
  return visible as unknown as Base;
}

/** Protected, and the vendor owes an answer to a request for an extension. */
export const owesExtension = sql<boolean>`(r.state = 'approved' and r.extension_asked_at is not null)`;

const undecided = sql.join(undecidedStates.map((state) => sql.lit(state)));

/** The states that make up a view, or null when the time has a say. */
export function statesOfView(view: View): readonly string[] | null {
  switch (view) {
    case 'waiting_partner':
      return ['action_required', 'at_risk'];
    case 'open':
      return openStates;
    case 'closed':
      return ['rejected', 'expired', 'withdrawn', 'revoked', 'transferred', 'won', 'lost'];
    case 'drafts':
      return ['draft'];
    default:
      return null;
  }
}

/** Condition of a view, as seen from one side: «my turn» of the partner is not that of the vendor. */
export function viewCondition(view: View, side: 'vendor' | 'partner', { now, soon }: Pick<ListPlaces, 'now' | 'soon'>) {
  const states = statesOfView(view);
  if (states) return sql<SqlBool>`r.state in (${sql.join(states.map((state) => sql.lit(state)))})`;
  if (view === 'my_turn' && side === 'vendor') return sql<SqlBool>`(r.state in (${undecided}) or ${owesExtension})`;
  if (view === 'overdue')
    return sql<SqlBool>`(r.frozen_at is null and ((r.state in (${undecided}, 'action_required') and r.due_at <= ${now})
      or (${owesExtension} and r.extension_due_at <= ${now})))`;
  // Written so that the partial index on the end of protection fits.
  if (view === 'ending_soon')
    return sql<SqlBool>`(r.state in ('approved', 'at_risk') and r.protected_until <= ${soon})`;
  return sql<SqlBool>`(r.state in ('action_required', 'at_risk', 'draft') or (r.state = 'approved' and r.extension_asked_at is null and r.report_due_at <= ${soon}))`;
}

/**
 * The reviewer's, else the manager's of the partner; a claim that neither of them works for any more is everybody's. Whoever
 * refused it has nothing to do with the appeal.
 */
function isMine(vendor: Expression<string>, me: Expression<string>, people: Expression<string>[]) {
  const working = (id: RawBuilder<unknown>) =>
    sql`(select h.id from people h where h.vendor_id = ${vendor} and h.id = ${id} and h.status = 'active')`;
  const manager = sql`(select p.manager_id from partners p where p.vendor_id = ${vendor} and p.id = r.partner_id)`;
  return sql<SqlBool>`(coalesce(${working(sql`r.reviewer_id`)}, ${working(manager)}, ${me}) in (${sql.join(people)})
    and (r.state not in (${undecided}) or r.appealed_at is null or r.refused_by is distinct from ${me}))`;
}

export function filtered(query: Base, places: ListPlaces, { view, withRequests }: ListFilter): Base {
  let q = query;
  if (places.ids) q = q.where('r.id', 'in', places.ids);
  if (places.states) {
    const inStates = sql<SqlBool>`r.state in (${sql.join(places.states)})`;
    q = q.where(withRequests ? sql<SqlBool>`(${inStates} or ${owesExtension})` : inStates);
  }
  if (places.me && places.people) q = q.where(isMine(places.vendor, places.me, places.people));
  if (view) q = q.where(viewCondition(view, places.partner ? 'partner' : 'vendor', places));
  if (places.partner_id) q = q.where('r.partner_id', '=', places.partner_id);
  if (places.responsible_id) q = q.where('r.responsible_id', '=', places.responsible_id);
  if (places.region) q = q.where('r.customer_region', '=', places.region);
  if (places.amount_from) q = q.where('r.amount_minor', '>=', places.amount_from);
  if (places.amount_to) q = q.where('r.amount_minor', '<=', places.amount_to);
  if (places.close_from) q = q.where('r.close_date', '>=', places.close_from);
  if (places.close_to) q = q.where('r.close_date', '<=', places.close_to);
  if (places.family_id) {
    q = q.where(sql<SqlBool>`${places.family_id} = any(r.family_ids)`);
  }
  if (places.customers && places.claims)
    return q.where(
      sql<SqlBool>`(r.customer_id = any(${idsIn(places.customers)}) or r.id = any(${idsIn(places.claims)}))`,
    );
  const words = wordCondition(places);
  return words ? q.where(words) : q;
}

const idsIn = (joined: Expression<string>) => sql<string[]>`string_to_array(${joined}, ',')::uuid[]`;

interface Words {
  number: number;
  tax_id: string;
  tax_id_from: string;
  tax_id_before: string;
  domain: string;
  like: string;
}

/** A number, a tax id, a domain, or words of the customer's name, whichever the text can be. */
function wordsOf(text: string): Partial<Words> {
  const digits = text.replace(/[\s№#-]/g, '');
  // Between the digits and what follows '9': a LIKE is not leakproof, and no index would be used.
  if (/^\d{1,7}$/.test(digits)) return { number: Number(digits), tax_id_from: digits, tax_id_before: `${digits}:` };
  if (/^\d{8,15}$/.test(digits)) return { tax_id: digits };
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const domain = text.includes('.') ? parseDomain(text) : null;
  return domain?.ok ? { domain: domain.domain, like } : { like };
}

function wordCondition({ number, tax_id, tax_id_from, tax_id_before, domain, like }: ListPlaces) {
  if (number)
    return sql<SqlBool>`(r.number = ${number} or (r.customer_tax_id >= ${tax_id_from} and r.customer_tax_id < ${tax_id_before}))`;
  if (tax_id) return sql<SqlBool>`r.customer_tax_id = ${tax_id}`;
  if (domain) return sql<SqlBool>`(r.customer_domain = ${domain} or r.customer_name ilike ${like})`;
  return like ? sql<SqlBool>`(r.customer_name ilike ${like} or r.project_name ilike ${like})` : null;
}
