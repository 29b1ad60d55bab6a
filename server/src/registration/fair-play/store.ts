/** Counts of one month. Every statement names the vendor; the month is the vendor's own, by its clock on the wall. */
import { sql } from 'kysely';
import { epochDayOf, toInstant } from '../../kernel/calendar/zone.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { givingOutcomes } from '../disputes/index.ts';
import { type FairPlayNumbers, monthAfter } from './rules.ts';

export interface Month {
  from: Date;
  until: Date;
  firstDay: string;
  dayAfter: string;
}

export async function vendorZone(tx: Tx, vendorId: string): Promise<string> {
  const row = await tx
    .selectFrom('vendors')
    .select('time_zone')
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
  return row.time_zone;
}

export async function vendorName(tx: Tx, vendorId: string): Promise<string> {
  const row = await tx.selectFrom('vendors').select('name').where('vendor_id', '=', vendorId).executeTakeFirstOrThrow();
  return row.name;
}

export function monthIn(zone: string, month: string): Month {
  const [firstDay, dayAfter] = [`${month}-01`, `${monthAfter(month)}-01`];
  const start = (day: string) => toInstant({ epochDay: epochDayOf(day), ms: 0 }, zone);
  return { firstDay, dayAfter, from: start(firstDay), until: start(dayAfter) };
}

async function decisions(tx: Tx, vendorId: string, { firstDay, dayAfter }: Month) {
  const row = await tx
    .selectFrom('decision_days')
    .select((eb) => [eb.fn.sum<number>('decided').as('decided'), eb.fn.sum<number>('in_time').as('in_time')])
    .where('vendor_id', '=', vendorId)
    .where('day', '>=', firstDay)
    .where('day', '<', dayAfter)
    .executeTakeFirstOrThrow();
  const decided = Number(row.decided ?? 0);
  return { decided, decided_late: decided - Number(row.in_time ?? 0) };
}

/** Protections that silence gave, and those that were taken away or moved; late: so many days before the contract. */
async function protections(tx: Tx, vendorId: string, { from, until }: Month, lateDays: number) {
  const row = await tx
    .selectFrom('registration_events as e')
    .innerJoin('registrations as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'e.registration_id'),
    )
    .select([
      sql<number>`count(*) FILTER (WHERE e.type = 'grant_provisional')`.as('provisional'),
      sql<number>`count(*) FILTER (WHERE e.type = 'revoke')`.as('revoked'),
      sql<number>`count(*) FILTER (WHERE e.type = 'transfer')`.as('transferred'),
      sql<number>`count(*) FILTER (WHERE e.type IN ('revoke', 'transfer')
        AND r.close_date - e.at::date <= ${lateDays}::int)`.as('late'),
    ])
    .where('e.vendor_id', '=', vendorId)
    .where('e.type', 'in', ['grant_provisional', 'revoke', 'transfer'])
    .where('e.at', '>=', from)
    .where('e.at', '<', until)
    .executeTakeFirstOrThrow();
  return {
    provisional: Number(row.provisional),
    revoked: Number(row.revoked),
    transferred: Number(row.transferred),
    late_stage_removals: Number(row.late),
  };
}

async function direct(tx: Tx, vendorId: string, { from, until }: Month) {
  const row = await tx
    .selectFrom('direct_registrations')
    .select([
      sql<number>`count(*) FILTER (WHERE created_at >= ${from} AND created_at < ${until})`.as('deals'),
      sql<number>`count(*) FILTER (WHERE created_at >= ${from} AND created_at < ${until} AND conflict_kind IS NOT NULL)`.as(
        'stopped',
      ),
    ])
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
  const passed = await tx
    .selectFrom('direct_conflicts')
    .select([
      sql<number>`count(DISTINCT direct_id)`.as('allowed'),
      sql<number>`count(DISTINCT direct_id) FILTER (WHERE late_stage)`.as('late'),
    ])
    .where('vendor_id', '=', vendorId)
    .where('allowed_at', '>=', from)
    .where('allowed_at', '<', until)
    .executeTakeFirstOrThrow();
  return {
    direct_deals: Number(row.deals),
    direct_stopped: Number(row.stopped),
    direct_allowed: Number(passed.allowed),
    late_stage_switches: Number(passed.late),
  };
}

async function breaches(tx: Tx, vendorId: string, { from, until }: Month) {
  const rows = await tx
    .selectFrom('breaches')
    .select((eb) => ['side', eb.fn.countAll<number>().as('n')])
    .where('vendor_id', '=', vendorId)
    .where('recorded_at', '>=', from)
    .where('recorded_at', '<', until)
    .groupBy('side')
    .execute();
  const of = (side: string) => Number(rows.find((row) => row.side === side)?.n ?? 0);
  return { vendor_breaches: of('vendor'), partner_breaches: of('partner') };
}

/** Upheld: whoever opened the case got something of what was asked for. */
async function disputes(tx: Tx, vendorId: string, { from, until }: Month) {
  const row = await tx
    .selectFrom('disputes as d')
    .select((eb) => [
      sql<number>`count(*) FILTER (WHERE d.opened_at >= ${from} AND d.opened_at < ${until})`.as('opened'),
      sql<number>`count(*) FILTER (WHERE d.decided_at >= ${from} AND d.decided_at < ${until})`.as('decided'),
      eb.fn
        .countAll<number>()
        .filterWhere('d.decided_at', '>=', from)
        .filterWhere('d.decided_at', '<', until)
        .filterWhere((eb2) =>
          eb2.exists(
            eb2
              .selectFrom('dispute_parties as p')
              .select('p.id')
              .where('p.vendor_id', '=', vendorId)
              .whereRef('p.dispute_id', '=', 'd.id')
              .where('p.side', '=', 'claimant')
              .where('p.outcome', 'in', [...givingOutcomes]),
          ),
        )
        .as('upheld'),
    ])
    .where('d.vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
  return {
    disputes_opened: Number(row.opened),
    disputes_decided: Number(row.decided),
    disputes_upheld: Number(row.upheld),
  };
}

async function conduct(tx: Tx, vendorId: string, { from, until }: Month) {
  const row = await tx
    .selectFrom('conduct_cases')
    .select([
      sql<number>`count(*) FILTER (WHERE opened_at >= ${from} AND opened_at < ${until} AND side = 'vendor')`.as(
        'incidents',
      ),
      sql<number>`count(*) FILTER (WHERE opened_at >= ${from} AND opened_at < ${until} AND side = 'partner')`.as(
        'cases',
      ),
      sql<number>`count(*) FILTER (WHERE decided_at >= ${from} AND decided_at < ${until} AND sanction <> 'none')`.as(
        'sanctions',
      ),
    ])
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
  return {
    vendor_incidents: Number(row.incidents),
    partner_cases: Number(row.cases),
    sanctions: Number(row.sanctions),
  };
}

async function complaints(tx: Tx, vendorId: string, { from, until }: Month): Promise<number> {
  const row = await tx
    .selectFrom('market_complaints')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('created_at', '>=', from)
    .where('created_at', '<', until)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function countMonth(tx: Tx, vendorId: string, month: Month, lateDays: number): Promise<FairPlayNumbers> {
  return {
    ...(await decisions(tx, vendorId, month)),
    ...(await protections(tx, vendorId, month, lateDays)),
    ...(await direct(tx, vendorId, month)),
    ...(await breaches(tx, vendorId, month)),
    ...(await disputes(tx, vendorId, month)),
    ...(await conduct(tx, vendorId, month)),
    complaints: await complaints(tx, vendorId, month),
  };
}

export async function selectPublished(tx: Tx, vendorId: string, month?: string) {
  let query = tx.selectFrom('fair_play_reports').selectAll().where('vendor_id', '=', vendorId);
  if (month) query = query.where('month', '=', month);
  return query.orderBy('month', 'desc').limit(24).execute();
}

/** @returns false when the month has been published before */
export async function insertPublished(
  tx: Tx,
  row: { vendor_id: string; month: string; numbers: string; note: string; published_by: string; published_at: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('fair_play_reports')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'month']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** @returns false when they have been reminded before */
export async function insertReminder(
  tx: Tx,
  row: { vendor_id: string; month: string; step: string; reminded_at: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('fair_play_reminders')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'month', 'step']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function wasReminded(tx: Tx, vendorId: string, month: string, step: string): Promise<boolean> {
  const row = await tx
    .selectFrom('fair_play_reminders')
    .select('step')
    .where('vendor_id', '=', vendorId)
    .where('month', '=', month)
    .where('step', '=', step)
    .executeTakeFirst();
  return row !== undefined;
}
