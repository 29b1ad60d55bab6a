/** Protections: granted, prolonged, ended. All work here runs with the whole vendor in sight (see acrossPartners). */
import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type Barrier, type Scope, standsInTheWay } from '../rules/scope.ts';

/** Written out, so that a plan for any values still sees that the partial index fits. */
const isActive = sql<boolean>`active`;

interface Holder {
  vendor_id: string;
  id: string;
  partner_id: string;
}

/**
 * Grants protection on every scope, or on none: false when another registration holds one of them. The unique index
 * decides between transactions that run at the same time; the loser waits for the winner and sees the conflict.
 */
export async function grantProtections(
  tx: Tx,
  holder: Holder,
  scopes: readonly Scope[],
  from: Date,
  until: Date,
): Promise<boolean> {
  await tx
    .updateTable('protections')
    .set({ active: false, ended_at: from, ended_by: 'regranted' })
    .where('vendor_id', '=', holder.vendor_id)
    .where('registration_id', '=', holder.id)
    .where(isActive)
    .execute();
  // Sorted, so that two grants over the same scopes wait for each other instead of dying in a deadlock.
  const sorted = [...scopes].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const granted = await tx
    .insertInto('protections')
    .values(
      sorted.map((scope) => ({
        ...scope,
        vendor_id: holder.vendor_id,
        id: newId(from),
        registration_id: holder.id,
        partner_id: holder.partner_id,
        from_at: from,
        until_at: until,
      })),
    )
    // Written out: as a parameter it would not be seen to match the index once the plan is a generic one.
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'scope_id', 'family_id', 'site']).where(isActive).doNothing(),
    )
    .returning('id')
    .execute();
  return granted.length === sorted.length;
}

function keyOf(scope: Scope): string {
  return `${scope.scope_id}/${scope.family_id}/${scope.site}`;
}

export async function prolongProtections(tx: Tx, holder: Holder, until: Date): Promise<void> {
  await tx
    .updateTable('protections')
    .set({ until_at: until })
    .where('vendor_id', '=', holder.vendor_id)
    .where('registration_id', '=', holder.id)
    .where(isActive)
    .execute();
}

/** Until when it protects now; null: it does not. */
export async function activeUntil(tx: Tx, holder: Pick<Holder, 'vendor_id' | 'id'>): Promise<Date | null> {
  const row = await tx
    .selectFrom('protections')
    .select('until_at')
    .where('vendor_id', '=', holder.vendor_id)
    .where('registration_id', '=', holder.id)
    .where(isActive)
    .limit(1)
    .executeTakeFirst();
  return row?.until_at ?? null;
}

export async function endProtections(tx: Tx, holder: Holder, at: Date, by: string): Promise<void> {
  await tx
    .updateTable('protections')
    .set({ active: false, ended_at: at, ended_by: by })
    .where('vendor_id', '=', holder.vendor_id)
    .where('registration_id', '=', holder.id)
    .where(isActive)
    .execute();
}

export interface ActiveProtection {
  registration_id: string;
  partner_id: string;
  scope_id: string;
  family_id: string;
  site: string;
  from_at: Date;
  until_at: Date;
}

/** Active protections that stand in the way, held by another registration than this one; null: by whichever. */
export async function protectionsOn(
  tx: Tx,
  vendorId: string,
  barriers: readonly Barrier[],
  exceptRegistration: string | null,
): Promise<ActiveProtection[]> {
  if (barriers.length === 0) return [];
  return tx
    .selectFrom('protections')
    .select(['registration_id', 'partner_id', 'scope_id', 'family_id', 'site', 'from_at', 'until_at'])
    .where('vendor_id', '=', vendorId)
    .where(isActive)
    .$if(exceptRegistration !== null, (query) => query.where('registration_id', '<>', exceptRegistration as string))
    .where('scope_id', 'in', [...new Set(barriers.map((each) => each.scope_id))])
    .where('family_id', 'in', [...new Set(barriers.map((each) => each.family_id))])
    .execute()
    .then((rows) => rows.filter((row) => standsInTheWay(row, barriers)));
}

/** Ends protections whose time has passed although their registration is not running (refused after a re-review): of these, or of all. */
export async function endLapsed(tx: Tx, vendorId: string, now: Date, ids?: readonly string[]): Promise<number> {
  if (ids?.length === 0) return 0;
  const ended = await tx
    .updateTable('protections')
    .set({ active: false, ended_at: now, ended_by: 'expire' })
    .where('vendor_id', '=', vendorId)
    .where(isActive)
    .where('until_at', '<=', now)
    .$if(ids !== undefined, (query) => query.where('registration_id', 'in', ids ?? []))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('registrations as r')
            .select('r.id')
            .where('r.vendor_id', '=', vendorId)
            .whereRef('r.id', '=', 'protections.registration_id')
            .where('r.state', 'in', ['approved', 'at_risk']),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
