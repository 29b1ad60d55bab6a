/** What refers to a customer record, moved to another. Runs with the whole vendor in sight. */
import { sql } from 'kysely';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Aimed, Held } from '../rules.ts';

/** Registrations of the records, drafts too, under a lock in the order of ids. */
export async function lockRegistrationsOf(tx: Tx, vendorId: string, customerIds: readonly string[]) {
  const rows = await tx
    .selectFrom('registrations')
    .select(['id', 'customer_id'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('customer_id', customerIds))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows as { id: string; customer_id: string }[];
}

export async function countRegistrations(tx: Tx, vendorId: string, customerId: string): Promise<number> {
  const row = await tx
    .selectFrom('registrations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Submitted registrations about a record. */
export async function registrationsAbout(tx: Tx, vendorId: string, customerId: string) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .select(['r.id', 'r.number', 'r.customer_name', 'p.name as partner', 'r.submitted_at'])
    .where('r.vendor_id', '=', vendorId)
    .where('r.customer_id', '=', customerId)
    .where('r.number', 'is not', null)
    .orderBy('r.number', 'desc')
    .limit(500)
    .execute();
}

function held(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('protections as p')
    .innerJoin('registrations as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'p.registration_id'),
    )
    .select(['p.id', 'p.registration_id', 'r.number', 'r.customer_kpp as kpp', 'p.scope_id', 'p.family_id', 'p.site'])
    .where('p.vendor_id', '=', vendorId)
    .where(sql<boolean>`p.active`)
    .orderBy('p.id');
}

/** Active protections of the registrations about a record. */
export async function heldFor(tx: Tx, vendorId: string, customerId: string): Promise<Held[]> {
  return held(tx, vendorId).where('r.customer_id', '=', customerId).execute();
}

export async function heldBy(tx: Tx, vendorId: string, registrationIds: readonly string[]): Promise<Held[]> {
  return held(tx, vendorId).where(isOneOf('p.registration_id', registrationIds)).execute();
}

/** Active protections on these scopes. */
export async function heldOn(tx: Tx, vendorId: string, scopeIds: readonly string[]): Promise<Held[]> {
  return held(tx, vendorId).where(isOneOf('p.scope_id', scopeIds)).execute();
}

export async function aimProtections(tx: Tx, vendorId: string, aimed: readonly Aimed[]): Promise<void> {
  for (const { id, to } of aimed)
    await tx
      .updateTable('protections')
      .set({ scope_id: to.scope_id, site: to.site })
      .where('vendor_id', '=', vendorId)
      .where('id', '=', id)
      .execute();
}

/** What the partner reads stays as it is, version and time too: how the vendor keeps its book is not for it to see. */
export async function moveRegistrations(
  tx: Tx,
  vendorId: string,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<string[]> {
  const moved = await tx
    .updateTable('registrations')
    .set({ customer_id: to })
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('id', ids))
    .where('customer_id', '=', from)
    .returning('id')
    .execute();
  return moved.map((row) => row.id);
}

/** Deals of direct sales follow their customer. */
export async function moveDirect(tx: Tx, vendorId: string, from: string, to: string): Promise<void> {
  await tx
    .updateTable('direct_registrations')
    .set({ customer_id: to })
    .where('vendor_id', '=', vendorId)
    .where('customer_id', '=', from)
    .execute();
}

/** Likenesses that name the record now name the other, where the same is not said already. */
export async function moveCandidates(tx: Tx, vendorId: string, from: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE registration_candidates c SET customer_id = ${to}
    WHERE c.vendor_id = ${vendorId} AND c.customer_id = ${from} AND NOT EXISTS (
      SELECT FROM registration_candidates t WHERE t.vendor_id = ${vendorId} AND t.customer_id = ${to}
        AND t.registration_id = c.registration_id AND t.other_registration_id IS NOT DISTINCT FROM c.other_registration_id)
    RETURNING c.id`.execute(tx);
  return rows.map((row) => row.id);
}

export async function moveCandidatesBack(tx: Tx, vendorId: string, ids: readonly string[], from: string, to: string) {
  await tx
    .updateTable('registration_candidates')
    .set({ customer_id: to })
    .where('vendor_id', '=', vendorId)
    .where('customer_id', '=', from)
    .where(isOneOf('id', ids))
    .execute();
}

/** Claims that wait for a decision and were not asked about these two, since that had been answered: now they ask. */
export async function askWaitingClaims(tx: Tx, vendorId: string, left: string, right: string): Promise<void> {
  await sql`
    UPDATE registration_candidates c SET verdict = NULL
    FROM registrations r
    WHERE c.vendor_id = ${vendorId} AND r.vendor_id = ${vendorId} AND r.id = c.registration_id
      AND c.customer_id IN (${left}, ${right}) AND r.customer_id IN (${left}, ${right}) AND r.customer_id <> c.customer_id
      AND r.state IN ('submitted', 'under_review', 'in_conflict', 'action_required') AND c.judged_by IS NULL`.execute(
    tx,
  );
}

/** After a split: whatever was compared across the two is answered, a person has just said that they are two. */
export async function splitCandidates(
  tx: Tx,
  vendorId: string,
  ids: readonly string[],
  { from, to, by, now }: { from: string; to: string; by: string; now: Date },
): Promise<void> {
  const answered = { verdict: 'different', judged_by: by, judged_at: now } as const;
  const ofRecord = () =>
    tx.updateTable('registration_candidates').where('vendor_id', '=', vendorId).where('customer_id', '=', from);
  // Claims that stay, about claims that go.
  await ofRecord()
    .set({ ...answered, customer_id: to })
    .where(isOneOf('other_registration_id', ids))
    .where((eb) => eb.not(isOneOf('registration_id', ids)))
    .execute();
  // Claims that go, about each other.
  await ofRecord()
    .set({ customer_id: to })
    .where(isOneOf('other_registration_id', ids))
    .where(isOneOf('registration_id', ids))
    .execute();
  // Claims that go, about claims that stay.
  await ofRecord().set(answered).where(isOneOf('registration_id', ids)).execute();
}
