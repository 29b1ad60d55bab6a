/** What lies in the room of a deal: tasks, resources, points of evidence, files, and the people who may be named. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { mostOfEach } from '../rules/plan.ts';

export interface Room {
  vendor_id: string;
  registration_id: string;
}

export function selectTasks(tx: Tx, { vendor_id, registration_id }: Room) {
  return tx
    .selectFrom('deal_tasks as t')
    .select(['t.id', 't.side', 't.person_id', 't.person_name', 't.title', 't.due_on'])
    .select(['t.created_by_name', 't.done_at', 't.done_by_name'])
    .where('t.vendor_id', '=', vendor_id)
    .where('t.registration_id', '=', registration_id)
    .where('t.removed_at', 'is', null)
    .orderBy(sql`t.done_at is not null`)
    .orderBy(sql`coalesce(t.due_on, 'infinity')`)
    .orderBy('t.id')
    .limit(mostOfEach)
    .execute();
}

export function selectResources(tx: Tx, { vendor_id, registration_id }: Room) {
  return tx
    .selectFrom('deal_resources')
    .selectAll()
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .orderBy('id', 'desc')
    .limit(mostOfEach)
    .execute();
}

export function selectEvidence(tx: Tx, { vendor_id, registration_id }: Room) {
  return tx
    .selectFrom('deal_evidence as e')
    .leftJoin('registration_files as f', (join) =>
      join.on('f.vendor_id', '=', vendor_id).onRef('f.id', '=', 'e.file_id').on('f.removed_at', 'is', null),
    )
    .select(['e.id', 'e.kind', 'e.happened_on', 'e.words', 'e.recorded_by_name', 'e.recorded_side', 'e.recorded_at'])
    .select(['f.id as file_id', 'f.name as file_name'])
    .where('e.vendor_id', '=', vendor_id)
    .where('e.registration_id', '=', registration_id)
    .where('e.removed_at', 'is', null)
    .orderBy('e.happened_on', 'desc')
    .orderBy('e.id', 'desc')
    .limit(mostOfEach)
    .execute();
}

export function selectRoomFiles(tx: Tx, { vendor_id, registration_id }: Room) {
  return (
    tx
      .selectFrom('registration_files as f')
      .leftJoin('people as p', (join) => join.on('p.vendor_id', '=', vendor_id).onRef('p.id', '=', 'f.uploaded_by'))
      .select(['f.id', 'f.name', 'f.media_type', 'f.size_bytes', 'f.uploaded_at', 'f.internal'])
      .select(sql<string>`coalesce(p.full_name, '')`.as('uploaded_by'))
      .where('f.vendor_id', '=', vendor_id)
      .where('f.registration_id', '=', registration_id)
      // The room is of both sides.
      .where('f.internal', '=', false)
      .where('f.removed_at', 'is', null)
      .orderBy('f.id')
      .execute()
  );
}

/**
 * The partner's people, and of the vendor's: everybody who may read deals (for the vendor's own eyes), or those alone who
 * have to do with this one.
 */
export async function selectPeople(
  tx: Tx,
  vendorId: string,
  partnerId: string,
  ofVendor: { roles?: readonly string[]; ids: readonly string[] },
) {
  return tx
    .selectFrom('people')
    .select(['id', 'full_name', 'position', 'partner_id'])
    .where('vendor_id', '=', vendorId)
    .where('status', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('partner_id', '=', partnerId),
        eb.and([
          eb('partner_id', 'is', null),
          sql<boolean>`(roles && ${[...(ofVendor.roles ?? [])]}::text[] or id = any(${[...ofVendor.ids]}::uuid[]))`,
        ]),
      ]),
    )
    .orderBy('full_name')
    .orderBy('id')
    .limit(500)
    .execute();
}

/** The vendor's people who were given to help here. */
export async function selectHelpers(tx: Tx, { vendor_id, registration_id }: Room): Promise<string[]> {
  const rows = await tx
    .selectFrom('deal_resources')
    .select('helper_id')
    .distinct()
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .where('helper_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => (row.helper_id ? [row.helper_id] : []));
}

/** The vendor's people who have done something here for both sides to see. */
export async function selectActors(tx: Tx, { vendor_id, registration_id }: Room): Promise<string[]> {
  const rows = await tx
    .selectFrom('deal_events')
    .select('person_id')
    .distinct()
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .where('actor_kind', '=', 'staff')
    .where('person_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => (row.person_id ? [row.person_id] : []));
}
