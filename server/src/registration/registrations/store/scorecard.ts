/** Sums of a year for the scorecard that both sides see; never single cases. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { openStates } from '../rules/states.ts';

/** What a scorecard counts among the events of the history. */
const counted = [
  'approve',
  'reject',
  'win',
  'lose',
  'expire',
  'breach',
  'grant_provisional',
  'revoke',
  'transfer',
] as const;
type Counted = (typeof counted)[number] | 'expired_unreported';
export type EventSums = Record<Counted, number>;

/** Of one partner, or of all (null); until a moment, or until now (null). */
export async function eventSums(
  tx: Tx,
  vendorId: string,
  partnerId: string | null,
  since: Date,
  until: Date | null = null,
): Promise<EventSums> {
  const rows = await tx
    .selectFrom('registration_events as e')
    .select(['e.type'])
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      sql<number>`count(*) filter (where (e.data ->> 'without_report') = 'true')`.as('unreported'),
    ])
    .where('e.vendor_id', '=', vendorId)
    .where('e.type', 'in', [...counted])
    .where('e.at', '>=', since)
    .$if(until !== null, (query) => query.where('e.at', '<', until as Date))
    .$if(partnerId !== null, (query) => query.where('e.partner_id', '=', partnerId as string))
    .groupBy('e.type')
    .execute();
  const sums = Object.fromEntries([...counted, 'expired_unreported'].map((type) => [type, 0])) as EventSums;
  for (const { type, n, unreported } of rows) {
    sums[type as Counted] = Number(n);
    if (type === 'expire') sums.expired_unreported = Number(unreported);
  }
  return sums;
}

/** Why claims were refused, the most frequent first. */
export async function refusalReasons(tx: Tx, vendorId: string, since: Date, until: Date | null = null) {
  const rows = await tx
    .selectFrom('registration_events as e')
    .select('e.reason_code')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('e.vendor_id', '=', vendorId)
    .where('e.type', '=', 'reject')
    .where('e.at', '>=', since)
    .$if(until !== null, (query) => query.where('e.at', '<', until as Date))
    .groupBy('e.reason_code')
    .orderBy('n', 'desc')
    .limit(5)
    .execute();
  return rows.map((row) => ({ reason_code: row.reason_code ?? 'other', count: Number(row.n) }));
}

export interface PartnerSums {
  id: string;
  name: string;
  tier: string;
  registered: number;
  open: number;
  won: number;
  expired_without_report: number;
}

/** Partners beside each other, for the vendor alone: who has deals open, and what became of those of the time since. */
export async function partnerSums(tx: Tx, vendorId: string, since: Date): Promise<PartnerSums[]> {
  const { rows } = await sql<PartnerSums>`
    SELECT p.id, p.name, p.tier, coalesce(r.registered, 0)::int AS registered, coalesce(r.open, 0)::int AS open,
      coalesce(e.won, 0)::int AS won, coalesce(e.unreported, 0)::int AS expired_without_report
    FROM partners p
    LEFT JOIN (
      SELECT partner_id, count(*) FILTER (WHERE first_submitted_at >= ${since}) AS registered,
        count(*) FILTER (WHERE state = any(${[...openStates]}::text[])) AS open
      FROM registrations WHERE vendor_id = ${vendorId} AND number IS NOT NULL GROUP BY partner_id
    ) r ON r.partner_id = p.id
    LEFT JOIN (
      SELECT partner_id, count(*) FILTER (WHERE type = 'win') AS won,
        count(*) FILTER (WHERE type = 'expire' AND data ->> 'without_report' = 'true') AS unreported
      FROM registration_events WHERE vendor_id = ${vendorId} AND type IN ('win', 'expire') AND at >= ${since}
      GROUP BY partner_id
    ) e ON e.partner_id = p.id
    WHERE p.vendor_id = ${vendorId} AND (r.open > 0 OR r.registered > 0)`.execute(tx);
  return rows;
}
