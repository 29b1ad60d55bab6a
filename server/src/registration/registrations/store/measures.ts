/** Figures of a partner and of the vendor, counted from the registrations themselves. */
import { sql } from 'kysely';
import { holdsOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface PartnerYear {
  registered: number;
  won: number;
  expired_without_report: number;
  open: number;
}

export async function partnerYear(tx: Tx, vendorId: string, partnerId: string, since: Date): Promise<PartnerYear> {
  const row = await tx
    .selectFrom('registrations as r')
    .select([
      sql<number>`count(*) filter (where r.first_submitted_at >= ${since})`.as('registered'),
      sql<number>`count(*) filter (where r.state = 'won' and r.first_submitted_at >= ${since})`.as('won'),
      sql<number>`count(*) filter (where r.state in ('submitted', 'under_review', 'action_required', 'approved', 'at_risk'))`.as(
        'open',
      ),
    ])
    .where('r.vendor_id', '=', vendorId)
    .where('r.partner_id', '=', partnerId)
    .executeTakeFirstOrThrow();
  const lapsed = await tx
    .selectFrom('registration_events as e')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('e.vendor_id', '=', vendorId)
    .where('e.partner_id', '=', partnerId)
    .where('e.type', '=', 'expire')
    .where('e.at', '>=', since)
    .where(sql<boolean>`(e.data ->> 'without_report') = 'true'`)
    .executeTakeFirstOrThrow();
  return {
    registered: Number(row.registered),
    won: Number(row.won),
    open: Number(row.open),
    expired_without_report: Number(lapsed.n),
  };
}

/** How many earlier complete submissions of other partners wait on the same customer and an overlapping family. */
export async function earlierClaims(
  tx: Tx,
  row: { vendor_id: string; id: string; partner_id: string; customer_id: string | null; submitted_at: Date | null },
  families: readonly string[],
): Promise<number> {
  if (!row.customer_id || !row.submitted_at || families.length === 0) return 0;
  const found = await tx
    .selectFrom('registrations as r')
    .select(sql<number>`count(*)`.as('n'))
    .where('r.vendor_id', '=', row.vendor_id)
    .where('r.customer_id', '=', row.customer_id)
    .where('r.partner_id', '<>', row.partner_id)
    .where('r.state', 'in', ['submitted', 'under_review', 'action_required', 'approved', 'at_risk'])
    .where('r.submitted_at', '<', row.submitted_at)
    .where(holdsOneOf('r.family_ids', families))
    .executeTakeFirstOrThrow();
  return Number(found.n);
}

export interface MonthRow {
  month: string;
  decided: number;
  in_time: number;
  early: number;
  median_minutes: number | null;
}

/** Decisions since a moment by month of `time_zone`; the row without a month is the whole period. */
export async function decisionsByMonth(
  tx: Tx,
  vendorId: string,
  since: Date,
  timeZone: string,
  earlyDays: number,
): Promise<MonthRow[]> {
  const month = sql<string>`to_char(e.at at time zone ${timeZone}, 'YYYY-MM')`;
  const rows = await sql<MonthRow>`
    select coalesce(x.month, '') as month, count(*) as decided, count(*) filter (where x.in_time) as in_time,
      count(*) filter (where x.early) as early, percentile_cont(0.5) within group (order by x.minutes) as median_minutes
    from (
      select ${month} as month, (e.data ->> 'in_time') = 'true' as in_time, (e.data ->> 'spent_minutes')::int as minutes,
        r.close_date - (r.first_submitted_at at time zone ${timeZone})::date > ${earlyDays} as early
      from registration_events e
      join registrations r on r.vendor_id = e.vendor_id and r.id = e.registration_id
      where e.vendor_id = ${vendorId} and r.vendor_id = ${vendorId} and e.type in ('approve', 'reject') and e.at >= ${since}
    ) x group by rollup (x.month) order by 1`.execute(tx);
  return rows.rows.map((row) => ({
    month: row.month,
    decided: Number(row.decided),
    in_time: Number(row.in_time),
    early: Number(row.early),
    median_minutes: row.median_minutes === null ? null : Math.round(Number(row.median_minutes)),
  }));
}

export async function overdueNow(tx: Tx, vendorId: string, now: Date): Promise<number> {
  const row = await tx
    .selectFrom('registrations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('turn', '=', 'vendor')
    .where('state', 'in', ['submitted', 'under_review'])
    .where('due_at', '<=', now)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

const queueAtMost = 500;

/** Place in the vendor's queue by due time, and the case after it: claims and requests for an extension alike. */
export async function queuePlace(tx: Tx, vendorId: string, row: { id: string; due_at: Date | null }) {
  const registrations = () =>
    tx.selectFrom('registrations').select(['id', 'customer_name', 'due_at']).where('vendor_id', '=', vendorId);
  // Asked apart, because each has an index of its own.
  const claims = await registrations()
    .where('state', 'in', ['submitted', 'under_review'])
    .orderBy('due_at')
    .orderBy('id')
    .limit(queueAtMost)
    .execute();
  const requests = await registrations()
    .where('state', '=', 'approved')
    .where('extension_asked_at', 'is not', null)
    .orderBy('extension_due_at')
    .limit(queueAtMost)
    .execute();
  const dueOf = ({ due_at }: { due_at: Date | null }) => due_at?.getTime() ?? Number.POSITIVE_INFINITY;
  const waiting = [...claims, ...requests].sort((a, b) => dueOf(a) - dueOf(b) || (a.id < b.id ? -1 : 1));
  const at = waiting.findIndex((each) => each.id === row.id);
  const next =
    waiting.find((each, index) => each.id !== row.id && index > at) ??
    waiting.find((each) => each.id !== row.id) ??
    null;
  return { position: at + 1, total: waiting.length, next };
}
