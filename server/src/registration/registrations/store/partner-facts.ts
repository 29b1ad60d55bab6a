/** What submission asks about the partner itself: status, tier, open claims, its own twin of this claim. */
import { type FieldProblem, fail } from '../../../kernel/problem.ts';
import { holdsOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { openStates } from '../rules/states.ts';

export interface PartnerFacts {
  name: string;
  status: string;
  tier: string;
  time_zone: string;
}

export async function lockPartner(tx: Tx, vendorId: string, partnerId: string, lock: boolean): Promise<PartnerFacts> {
  const query = tx
    .selectFrom('partners')
    .select(['name', 'status', 'tier', 'time_zone'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', partnerId);
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

export async function isPartner(tx: Tx, vendorId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('partners')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Registrations that count against the quota. */
export async function openCount(tx: Tx, vendorId: string, partnerId: string): Promise<number> {
  const row = await tx
    .selectFrom('registrations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('state', 'in', [...openStates])
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** An open registration of the same partner for the same customer and an overlapping family. */
export async function ownDuplicate(
  tx: Tx,
  row: { vendor_id: string; id: string; partner_id: string; customer_kpp: string | null },
  customerId: string,
  families: readonly string[],
): Promise<{ number: number | null } | undefined> {
  return tx
    .selectFrom('registrations as r')
    .select('r.number')
    .where('r.vendor_id', '=', row.vendor_id)
    .where('r.partner_id', '=', row.partner_id)
    .where('r.customer_id', '=', customerId)
    .where('r.id', '<>', row.id)
    .where('r.customer_kpp', 'is not distinct from', row.customer_kpp)
    .where('r.state', 'in', [...openStates])
    .where(holdsOneOf('r.family_ids', families))
    .limit(1)
    .executeTakeFirst();
}

/** When the partner's last registration of this customer and an overlapping family ran out; null: never. */
export async function lastExpiry(
  tx: Tx,
  row: { vendor_id: string; id: string; partner_id: string },
  customerId: string,
  families: readonly string[],
): Promise<Date | null> {
  const found = await tx
    .selectFrom('registrations as r')
    .select((eb) => eb.fn.max('r.expired_at').as('expired_at'))
    .where('r.vendor_id', '=', row.vendor_id)
    .where('r.partner_id', '=', row.partner_id)
    .where('r.customer_id', '=', customerId)
    .where('r.state', '=', 'expired')
    .where(holdsOneOf('r.family_ids', families))
    .executeTakeFirst();
  return found?.expired_at ?? null;
}

interface References {
  branch_id?: string | null | undefined;
  responsible_id?: string | undefined;
  products?: { family_id: string }[] | undefined;
}

/** Every id in a draft must be one the partner may name: own branch, own colleague, a family on sale. */
export async function checkReferences(
  tx: Tx,
  me: { vendorId: string; partnerId: string },
  fields: References,
): Promise<void> {
  const found: FieldProblem[] = [];
  const missing = (path: string) => found.push({ path, code: 'field.not_found' });
  if (fields.branch_id && !(await isOwnBranch(tx, me, fields.branch_id))) missing('branch_id');
  if (fields.responsible_id && !(await isColleague(tx, me, fields.responsible_id))) missing('responsible_id');
  if (fields.products && fields.products.length > 0) {
    const ids = fields.products.map((line) => line.family_id);
    if (new Set(ids).size !== ids.length) found.push({ path: 'products', code: 'field.repeated' });
    const known = await tx
      .selectFrom('product_families')
      .select('id')
      .where('vendor_id', '=', me.vendorId)
      .where('active', '=', true)
      .where('id', 'in', ids)
      .execute();
    if (known.length !== new Set(ids).size) missing('products');
  }
  if (found.length > 0) fail('registration.bad_reference', {}, found);
}

async function isOwnBranch(tx: Tx, me: { vendorId: string; partnerId: string }, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('branches')
    .select('id')
    .where('vendor_id', '=', me.vendorId)
    .where('partner_id', '=', me.partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

async function isColleague(tx: Tx, me: { vendorId: string; partnerId: string }, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', me.vendorId)
    .where('partner_id', '=', me.partnerId)
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}
