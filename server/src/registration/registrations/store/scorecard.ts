/** Sums of a year for the scorecard that both sides see; never single cases. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';

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

/** Of one partner, or of all (null). */
export async function eventSums(tx: Tx, vendorId: string, partnerId: string | null, since: Date): Promise<EventSums> {
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
export async function refusalReasons(tx: Tx, vendorId: string, since: Date) {
  const rows = await tx
    .selectFrom('registration_events as e')
    .select('e.reason_code')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('e.vendor_id', '=', vendorId)
    .where('e.type', '=', 'reject')
    .where('e.at', '>=', since)
    .groupBy('e.reason_code')
    .orderBy('n', 'desc')
    .limit(5)
    .execute();
  return rows.map((row) => ({ reason_code: row.reason_code ?? 'other', count: Number(row.n) }));
}
