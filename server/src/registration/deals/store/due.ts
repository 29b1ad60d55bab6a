/** Deals in which a step or a task has come due and nobody has been reminded of that day. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';

interface Moment {
  /** The vendor's day. */
  today: string;
  now: Date;
}

/** Requests for help that the vendor has not answered in time, and that nobody has been told of. */
function lateResources(tx: Tx, vendorId: string, now: Date) {
  return (
    tx
      .selectFrom('deal_resources as s')
      .innerJoin('deals as d', (join) =>
        join.on('d.vendor_id', '=', vendorId).onRef('d.registration_id', '=', 's.registration_id'),
      )
      .innerJoin('registrations as r', (join) =>
        join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 's.registration_id'),
      )
      .select('s.registration_id')
      .where('s.vendor_id', '=', vendorId)
      // A dispute has stopped the clocks.
      .where('r.frozen_at', 'is', null)
      .where(sql<boolean>`d.state = 'open' and s.state = 'wanted' and s.overdue_told_at is null`)
      .where('s.due_at', '<=', now)
  );
}

export async function dueDeals(tx: Tx, vendorId: string, { today, now }: Moment, atMost: number): Promise<string[]> {
  const steps = tx
    .selectFrom('deals')
    .select('registration_id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`state = 'open'`)
    .where('next_step_on', '<=', today)
    .where(sql<boolean>`next_step_reminded_on is distinct from next_step_on`);
  const tasks = tx
    .selectFrom('deal_tasks as t')
    .innerJoin('deals as d', (join) =>
      join.on('d.vendor_id', '=', vendorId).onRef('d.registration_id', '=', 't.registration_id'),
    )
    .select('t.registration_id')
    .where('t.vendor_id', '=', vendorId)
    .where(sql<boolean>`d.state = 'open' and t.done_at is null and t.removed_at is null`)
    .where('t.due_on', '<=', today)
    .where(sql<boolean>`t.reminded_on is distinct from t.due_on`);
  const rows = await steps
    .union(tasks)
    .union(lateResources(tx, vendorId, now))
    .limit(atMost)
    .execute();
  return rows.map((row) => row.registration_id);
}

/** Tasks of one deal whose day has come and whose reminder has not been given. */
export function dueTasks(tx: Tx, vendorId: string, registrationId: string, today: string) {
  return tx
    .selectFrom('deal_tasks')
    .select(['id', 'side', 'person_id', 'title', 'due_on'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .where('done_at', 'is', null)
    .where('removed_at', 'is', null)
    .where('due_on', '<=', today)
    .where(sql<boolean>`reminded_on is distinct from due_on`)
    .orderBy('id')
    .execute();
}

/** Of one deal: what the vendor has not answered in time. */
export function overdueResources(tx: Tx, vendorId: string, registrationId: string, now: Date) {
  return tx
    .selectFrom('deal_resources')
    .select(['id', 'kind', 'words', 'due_at'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .where(sql<boolean>`state = 'wanted' and overdue_told_at is null`)
    .where('due_at', '<=', now)
    .orderBy('id')
    .execute();
}
