/** One registration with everything its page shows, in one statement. */
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tx } from '../../../platform/db/tenancy.ts';

export async function selectRecord(tx: Tx, vendorId: string, id: string) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) =>
      join.onRef('p.vendor_id', '=', 'r.vendor_id').onRef('p.id', '=', 'r.partner_id'),
    )
    .innerJoin('people as h', (join) =>
      join.onRef('h.vendor_id', '=', 'r.vendor_id').onRef('h.id', '=', 'r.responsible_id'),
    )
    .leftJoin('branches as b', (join) =>
      join.onRef('b.vendor_id', '=', 'r.vendor_id').onRef('b.id', '=', 'r.branch_id').on('b.vendor_id', '=', vendorId),
    )
    .leftJoin('rule_versions as v', (join) =>
      join
        .onRef('v.vendor_id', '=', 'r.vendor_id')
        .onRef('v.id', '=', 'r.rules_version_id')
        .on('v.vendor_id', '=', vendorId),
    )
    .selectAll('r')
    .select([
      'p.name as partner_name',
      'p.tier as partner_tier',
      'h.full_name as responsible_name',
      'b.name as branch_name',
      'v.version as rules_version',
      'v.effective_from as rules_from',
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('registration_products as x')
          .innerJoin('product_families as f', (join) =>
            join.onRef('f.vendor_id', '=', 'x.vendor_id').onRef('f.id', '=', 'x.family_id'),
          )
          .select(['f.id', 'f.code', 'f.name_ru', 'f.name_en', 'x.quantity'])
          .where('x.vendor_id', '=', vendorId)
          .where('f.vendor_id', '=', vendorId)
          .whereRef('x.registration_id', '=', 'r.id')
          .orderBy('f.position')
          .orderBy('f.code'),
      ).as('products'),
      jsonArrayFrom(
        eb
          .selectFrom('registration_files as x')
          .innerJoin('people as u', (join) =>
            join.onRef('u.vendor_id', '=', 'x.vendor_id').onRef('u.id', '=', 'x.uploaded_by'),
          )
          .select([
            'x.id',
            'x.name',
            'x.media_type',
            'x.size_bytes',
            'x.uploaded_at',
            'u.full_name as uploaded_by',
            'x.internal',
          ])
          .where('x.vendor_id', '=', vendorId)
          .where('u.vendor_id', '=', vendorId)
          .whereRef('x.registration_id', '=', 'r.id')
          .where('x.removed_at', 'is', null)
          .orderBy('x.uploaded_at'),
      ).as('files'),
      eb
        .selectFrom('registration_events as e')
        .select('e.note')
        .where('e.vendor_id', '=', vendorId)
        .whereRef('e.registration_id', '=', 'r.id')
        .where('e.type', 'in', ['request_changes', 'reject', 'approve', 'decline_extension'])
        .orderBy('e.seq', 'desc')
        .limit(1)
        .as('reason_note'),
      eb
        .selectFrom('registration_events as e')
        .select('e.note')
        .where('e.vendor_id', '=', vendorId)
        .whereRef('e.registration_id', '=', 'r.id')
        .where('e.type', '=', 'request_extension')
        .orderBy('e.seq', 'desc')
        .limit(1)
        .as('extension_note'),
    ])
    .where('r.vendor_id', '=', vendorId)
    .where('p.vendor_id', '=', vendorId)
    .where('h.vendor_id', '=', vendorId)
    .where('r.id', '=', id)
    .executeTakeFirstOrThrow();
}

export type RecordRow = Awaited<ReturnType<typeof selectRecord>>;
