/** A registration as the trust log commits to it: what was claimed, what was decided, by whom. */
import { type InferResult, sql } from 'kysely';
import { type Places, Shapes } from '../../../platform/db/shapes.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

const claimed = [
  'r.id',
  'r.number',
  'r.partner_id',
  'r.customer_id',
  'r.decision_rule',
  'r.due_at',
  'r.protected_until',
  'r.customer_name',
  'r.customer_country',
  'r.customer_tax_id',
  'r.customer_kpp',
  'r.customer_domain',
  'r.project_name',
  'r.need',
  'r.amount_minor',
  'r.currency',
  'r.close_date',
  'r.type',
  'r.route',
  'r.first_submitted_at',
  'r.submitted_at',
] as const;

const shapes = new Shapes();

/** What a leaf says of a registration and its newest event, to be asked with whatever else the leaf needs. */
export const askForLog = (tx: Tx, vendorId: string, id: string) =>
  shapes.filled('logged', { vendorId, id }, (places) => logged(tx, places));

/** The registration with its newest event. */
function logged(tx: Tx, { vendorId, id }: Places<{ vendorId: string; id: string }>) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('registration_events as e', (join) => join.onRef('e.registration_id', '=', 'r.id'))
    .innerJoin('partners as p', (join) => join.onRef('p.id', '=', 'r.partner_id'))
    .innerJoin('people as h', (join) => join.onRef('h.id', '=', 'r.responsible_id'))
    .select(claimed)
    .select([
      'e.actor_name',
      'e.reason_code as event_reason',
      'e.note',
      'e.to_state',
      'e.rules_version_id as event_rules',
    ])
    .select((eb) => eb.ref('e.data').$castTo<Record<string, unknown>>().as('event_data'))
    .select(['p.name as partner_name', 'p.tax_id as partner_tax_id', 'h.full_name as responsible_name'])
    .select((eb) =>
      eb
        .selectFrom('registration_products as x')
        .innerJoin('product_families as f', (join) => join.onRef('f.id', '=', 'x.family_id'))
        .select(sql<string[] | null>`array_agg(f.code order by f.position, f.code)`.as('codes'))
        .where('x.vendor_id', '=', vendorId)
        .where('f.vendor_id', '=', vendorId)
        .whereRef('x.registration_id', '=', 'r.id')
        .as('family_codes'),
    )
    .where('r.vendor_id', '=', vendorId)
    .where('e.vendor_id', '=', vendorId)
    .where('p.vendor_id', '=', vendorId)
    .where('h.vendor_id', '=', vendorId)
    .where('r.id', '=', id)
    .orderBy('e.seq', 'desc')
    .limit(1);
}

export type LoggedRow = InferResult<ReturnType<typeof logged>>[number];

/** Numbered registrations that the log knows nothing of: they were there before it. */
export async function selectUnlogged(tx: Tx, vendorId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations as r')
    .leftJoin('log_threads as t', (join) =>
      join.on('t.vendor_id', '=', vendorId).onRef('t.registration_id', '=', 'r.id'),
    )
    .select('r.id')
    .where('r.vendor_id', '=', vendorId)
    .where('r.number', 'is not', null)
    .where('t.registration_id', 'is', null)
    .orderBy('r.number')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export async function isLogged(tx: Tx, vendorId: string, registrationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('log_threads')
    .select('registration_id')
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  return row !== undefined;
}
