/** Figures of a partner and of the vendor: decisions as they are kept by day, the rest counted from the registrations. */
import { sql } from 'kysely';
import { sendAhead } from '../../../platform/db/driver.ts';
import { holdsOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Decided } from '../rules/change.ts';
import { openStates, undecidedStates } from '../rules/states.ts';

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
      sql<number>`count(*) filter (where r.state in ('submitted', 'under_review', 'in_conflict', 'action_required', 'approved', 'at_risk'))`.as(
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
    .where('r.state', 'in', [...openStates])
    .where('r.submitted_at', '<', row.submitted_at)
    .where(holdsOneOf('r.family_ids', families))
    .executeTakeFirstOrThrow();
  return Number(found.n);
}

/**
 * Counts a decision among those of its partner and day. Two of the same partner and day wait here for each other, and so
 * no longer than they would a moment later for the place of their leaves in the log.
 */
export async function countDecision(
  tx: Tx,
  row: { vendor_id: string; partner_id: string },
  { day, in_time, early, minutes }: Decided,
): Promise<void> {
  const one = { decided: 1, in_time: Number(in_time), early: Number(early), minutes: [minutes] };
  const insert = tx
    .insertInto('decision_days')
    .values({ vendor_id: row.vendor_id, partner_id: row.partner_id, day, ...one })
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'day', 'partner_id']).doUpdateSet({
        decided: sql`decision_days.decided + 1`,
        in_time: sql`decision_days.in_time + excluded.in_time`,
        early: sql`decision_days.early + excluded.early`,
        minutes: sql`decision_days.minutes || excluded.minutes`,
      }),
    );
  await sendAhead(tx, insert);
}

export interface Decisions {
  decided: number;
  in_time: number;
  early: number;
}

/** Whose decisions, and up to which day; null: everybody's, until now. */
export interface DecisionsOf {
  partnerId: string | null;
  before: string | null;
}

/** Decisions since a day, by month. */
export async function decisionsByMonth(
  tx: Tx,
  vendorId: string,
  since: string,
  { partnerId, before }: DecisionsOf,
): Promise<(Decisions & { month: string })[]> {
  // By day first: one name of a month for each day of the year, not for each partner of the day.
  const days = await tx
    .selectFrom('decision_days as d')
    .select((eb) => [
      'd.day',
      eb.fn.sum<number>('d.decided').as('decided'),
      eb.fn.sum<number>('d.in_time').as('in_time'),
      eb.fn.sum<number>('d.early').as('early'),
    ])
    .where('d.vendor_id', '=', vendorId)
    .where('d.day', '>=', since)
    .$if(before !== null, (query) => query.where('d.day', '<', before as string))
    .$if(partnerId !== null, (query) => query.where('d.partner_id', '=', partnerId as string))
    .groupBy('d.day')
    .orderBy('d.day')
    .execute();
  const months = new Map<string, Decisions & { month: string }>();
  for (const { day, ...row } of days) {
    const month = day.slice(0, 7);
    const sum = months.get(month) ?? { month, decided: 0, in_time: 0, early: 0 };
    for (const figure of ['decided', 'in_time', 'early'] as const) sum[figure] += Number(row[figure]);
    months.set(month, sum);
  }
  return [...months.values()];
}

/** Business minutes within which half, and nine of ten, of the decisions since a day were made; null: there were none. */
export async function decisionMinutes(tx: Tx, vendorId: string, since: string, before: string | null) {
  const { rows } = await sql<{ shares: number[] | null }>`
    select percentile_cont(array[0.5, 0.9]) within group (order by m.minutes) as shares
    from decision_days d, unnest(d.minutes) as m (minutes)
    where d.vendor_id = ${vendorId} and d.day >= ${since}
      and (${before}::date is null or d.day < ${before}::date)`.execute(tx);
  const [median, slow] = (rows[0]?.shares ?? []).map((minutes) => Math.round(Number(minutes)));
  return { median: median ?? null, slow: slow ?? null };
}

export async function overdueNow(tx: Tx, vendorId: string, now: Date): Promise<number> {
  const row = await tx
    .selectFrom('registrations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('turn', '=', 'vendor')
    .where('state', 'in', [...undecidedStates])
    .where('frozen_at', 'is', null)
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
    .where('state', 'in', [...undecidedStates])
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
