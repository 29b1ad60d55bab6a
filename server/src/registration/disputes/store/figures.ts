import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { givingOutcomes } from '../contract/codes.ts';

/** Counts of the time since `from` and before `until`, over all partners. */
export async function yearOfCourt(tx: Tx, vendorId: string, from: Date, until: Date) {
  const cases = await tx
    .selectFrom('disputes as d')
    .select([
      sql<number>`count(*)`.as('opened'),
      sql<number>`count(*) filter (where d.decided_at < ${until})`.as('decided'),
      sql<number>`coalesce(sum(d.times_overdue), 0)`.as('overdue'),
    ])
    .select((eb) =>
      eb.fn
        .countAll<number>()
        .filterWhere(
          eb.exists(
            eb
              .selectFrom('dispute_parties as p')
              .select('p.id')
              .where('p.vendor_id', '=', vendorId)
              .whereRef('p.dispute_id', '=', 'd.id')
              .where('p.outcome', 'in', [...givingOutcomes]),
          ),
        )
        .as('upheld'),
    )
    .where('d.vendor_id', '=', vendorId)
    .where('d.opened_at', '>=', from)
    .where('d.opened_at', '<', until)
    .executeTakeFirstOrThrow();
  const registered = await tx
    .selectFrom('registrations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('first_submitted_at', '>=', from)
    .where('first_submitted_at', '<', until)
    .executeTakeFirstOrThrow();
  const breaches = await tx
    .selectFrom('breaches')
    .select([
      sql<number>`count(*) filter (where side = 'vendor')`.as('vendor_breaches'),
      sql<number>`count(*) filter (where side = 'partner')`.as('partner_breaches'),
    ])
    .where('vendor_id', '=', vendorId)
    .where('recorded_at', '>=', from)
    .where('recorded_at', '<', until)
    .executeTakeFirstOrThrow();
  const remedies = await tx
    .selectFrom('dispute_remedies')
    .select([
      sql<number>`count(*)`.as('remedies_promised'),
      sql<number>`count(*) filter (where state = 'kept')`.as('remedies_kept'),
    ])
    .where('vendor_id', '=', vendorId)
    .where('promised_at', '>=', from)
    .where('promised_at', '<', until)
    .executeTakeFirstOrThrow();
  return {
    registrations: Number(registered.n),
    opened: Number(cases.opened),
    decided: Number(cases.decided),
    upheld: Number(cases.upheld),
    overdue: Number(cases.overdue),
    vendor_breaches: Number(breaches.vendor_breaches),
    partner_breaches: Number(breaches.partner_breaches),
    remedies_promised: Number(remedies.remedies_promised),
    remedies_kept: Number(remedies.remedies_kept),
  };
}
