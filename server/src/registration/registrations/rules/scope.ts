/** What protection covers: customer × product family × site. */

export interface Scope {
  /** The customer, or its group when the group purchases centrally. */
  scope_id: string;
  family_id: string;
  /** КПП of the site when the customer's sites buy separately, else empty. */
  site: string;
}

export interface ScopeCustomer {
  id: string;
  group_id: string | null;
  purchases_centrally: boolean;
  sites_buy_separately: boolean;
}

export function scopesOf(customer: ScopeCustomer, kpp: string | null, familyIds: readonly string[]): Scope[] {
  const central = customer.purchases_centrally && customer.group_id !== null;
  const scope_id = central ? (customer.group_id as string) : customer.id;
  const site = !central && customer.sites_buy_separately ? (kpp ?? '') : '';
  return [...familyIds].sort().map((family_id) => ({ scope_id, family_id, site }));
}

/** A scope under which a running protection stands in a claim's way. */
export interface Barrier {
  scope_id: string;
  family_id: string;
  /** null: whichever site it was granted for. */
  site: string | null;
  /** Only what was granted before; null: whenever. */
  before: Date | null;
}

/** Others that a claim on a customer touches because of groups; dates decide who they are. */
export interface Neighbours {
  /** Customers that the same group buys for. */
  members: readonly string[];
  left: readonly { group_id: string; left_at: Date }[];
}

/**
 * What must be free for a claim on these records of one customer. A promise stays given when the customer later joins a
 * group that buys together, leaves it, or when the group begins or ends to: so both sides of each change are looked at.
 */
export function barriersOf(
  customers: readonly ScopeCustomer[],
  kpp: string | null,
  familyIds: readonly string[],
  neighbours: Neighbours,
): Barrier[] {
  const anySite = (scope_id: string, before: Date | null = null) =>
    familyIds.map((family_id) => ({ scope_id, family_id, site: null, before }));
  return [
    ...customers.flatMap((each) => scopesOf(each, kpp, familyIds).map((scope) => ({ ...scope, before: null }))),
    ...customers.flatMap(({ group_id }) => (group_id ? anySite(group_id) : [])),
    ...customers.filter((each) => each.purchases_centrally && each.group_id).flatMap(({ id }) => anySite(id)),
    ...neighbours.members.flatMap((id) => anySite(id)),
    ...neighbours.left.flatMap(({ group_id, left_at }) => anySite(group_id, left_at)),
  ];
}

export function standsInTheWay(
  protection: { scope_id: string; family_id: string; site: string; from_at: Date },
  barriers: readonly Barrier[],
): boolean {
  return barriers.some(
    (each) =>
      each.scope_id === protection.scope_id &&
      each.family_id === protection.family_id &&
      (each.site === null || each.site === protection.site) &&
      (each.before === null || protection.from_at < each.before),
  );
}

/** The same sum in another currency, or every month instead of once, is another amount. */
const protectedFields = [
  'customer_country',
  'customer_tax_id',
  'customer_kpp',
  'customer_name',
  'customer_domain',
  'route',
  'currency',
  'billing',
] as const;

/** Fields whose change after approval asks for a new review, with the amount beyond what the rules allow. */
export function protectedChanges(
  before: {
    customer_country: string;
    customer_tax_id: string | null;
    customer_kpp: string | null;
    customer_name: string;
    customer_domain: string | null;
    route: string;
    amount_minor: number | null;
    currency: string;
    billing: string;
    family_ids: readonly string[];
  },
  after: typeof before,
  amountPercent: number,
): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const field of protectedFields) if (before[field] !== after[field]) changed[field] = before[field];
  if ([...before.family_ids].sort().join() !== [...after.family_ids].sort().join())
    changed.family_ids = before.family_ids;
  if (amountMoved(before.amount_minor, after.amount_minor, amountPercent)) changed.amount_minor = before.amount_minor;
  return changed;
}

function amountMoved(before: number | null, after: number | null, percent: number): boolean {
  if (before === null || after === null) return before !== after;
  return Math.abs(after - before) * 100 > before * percent;
}

/** What the rule must know of a likeness. */
export interface LikenessFacts {
  verdict: string | null;
  strength: string;
  customer_id: string;
  other_registration_id: string | null;
}

/** A strong likeness with an open claim of another customer record is for a person to answer before approval. */
export function needsAnswer(candidate: LikenessFacts, row: { customer_id: string | null }): boolean {
  if (candidate.verdict !== null || candidate.other_registration_id === null) return false;
  return candidate.strength !== 'weak' && candidate.customer_id !== row.customer_id;
}

interface ScopeFacts {
  /** Something that was asked about is protected. */
  overlap: boolean;
  /** A claim of another waits for its decision. */
  claimed: boolean;
  /** By tax id and product: one customer and one scope, not several that may be meant. */
  exact: boolean;
  /** Whoever asks about many and registers few is copying the book. */
  copying: boolean;
}

/** What a partner is told before it invests its hours; where the system cannot be sure, a person has to look. */
export function scopeAnswer({ overlap, claimed, exact, copying }: ScopeFacts): 'free' | 'not_free' | 'ask' {
  if (copying) return 'ask';
  if (overlap) return exact ? 'not_free' : 'ask';
  return claimed ? 'ask' : 'free';
}
