/** Open claims of other partners; to be read with the whole vendor in sight. */
import { sql } from 'kysely';

import { holdsOneOf, isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { isRival } from '../rules/conflict.ts';
import { type Barrier, scopesOf } from '../rules/scope.ts';
import { openStates } from '../rules/states.ts';
import { selectCustomerScopes } from './candidates.ts';
import { claimedScopes } from './scopes.ts';

interface Claiming {
  vendor_id: string;
  id: string;
  partner_id: string;
  customer_id: string | null;
  customer_kpp: string | null;
}

export interface Rival {
  id: string;
  partner_id: string;
  state: string;
  number: number | null;
  submitted_at: Date | null;
}

/** Claims that ask for what this one asks for: the same customer, or one that buys together with it, and product and site. */
export async function rivalsOf(tx: Tx, row: Claiming, families: readonly string[], at: Date): Promise<Rival[]> {
  const { all } = await claimedScopes(tx, row, families, at);
  const claims = await claimsAbout(tx, row.vendor_id, all, families)
    .where('id', '<>', row.id)
    .where('partner_id', '<>', row.partner_id)
    .where('state', 'in', [...openStates])
    .execute();
  return touching(tx, row.vendor_id, claims, all, at);
}

/** Claims about the customers of these scopes; which of them touch one is for `touching` to say. */
export function claimsAbout(tx: Tx, vendorId: string, barriers: readonly Barrier[], families: readonly string[]) {
  const customerIds = [...new Set(barriers.map(({ scope_id }) => scope_id))];
  return tx
    .selectFrom('registrations')
    .select(['id', 'partner_id', 'state', 'number', 'customer_id', 'customer_kpp', 'family_ids', 'submitted_at'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('customer_id', customerIds))
    .where(holdsOneOf('family_ids', families))
    .orderBy('number');
}

interface Claimed {
  customer_id: string | null;
  customer_kpp: string | null;
  family_ids: readonly string[];
  submitted_at: Date | null;
}

/** Those of the claims, whosoever, that ask for something of these scopes. */
export async function touching<T extends Claimed>(
  tx: Tx,
  vendorId: string,
  claims: readonly T[],
  barriers: readonly Barrier[],
  at: Date,
): Promise<T[]> {
  if (claims.length === 0) return [];
  const theirs = claims.map((claim) => claim.customer_id as string);
  const customers = new Map((await selectCustomerScopes(tx, vendorId, theirs, at)).map((each) => [each.id, each]));
  return claims.filter((claim) => {
    const customer = customers.get(claim.customer_id as string);
    const scopes = customer ? scopesOf(customer, claim.customer_kpp, claim.family_ids) : [];
    return isRival({ scopes, submitted_at: claim.submitted_at ?? at }, barriers);
  });
}

/** Claims on one customer are submitted one after the other: the later one must see the earlier one. */
export async function queueForCustomer(tx: Tx, vendorId: string, customerId: string): Promise<void> {
  await tx
    .selectFrom('customers')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', customerId)
    .forNoKeyUpdate()
    .execute();
}

/** Claims in conflict, those first that have stood so longest. */
export async function inConflict(tx: Tx, vendorId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`state = 'in_conflict'`)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
