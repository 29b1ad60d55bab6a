/** Reminders that were given, and registrations that may need another one. */
import { type Insertable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { RegistrationReminders } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type GivenReminder, longestNotice, type ReminderFacts } from '../rules/reminders.ts';

/** Of each kind, the most urgent first; the rest comes in a later round. */
const mostRows = 1_000;
const dayMs = 86_400_000;

export interface Candidate extends ReminderFacts {
  id: string;
  given: GivenReminder[];
}

export async function selectGiven(tx: Tx, vendorId: string, registrationId: string): Promise<GivenReminder[]> {
  return tx
    .selectFrom('registration_reminders')
    .select(['threshold', 'turn_at'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .execute();
}

export async function insertGiven(tx: Tx, rows: Insertable<RegistrationReminders>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('registration_reminders').values(rows).execute();
}

function registrations(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('registrations as r')
    .select(['r.id', 'r.state', 'r.turn', 'r.turn_started_at', 'r.due_at', 'r.report_due_at', 'r.protected_until'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('registration_reminders as m')
          .select(['m.threshold', 'm.turn_at'])
          .where('m.vendor_id', '=', vendorId)
          .whereRef('m.registration_id', '=', 'r.id'),
      ).as('given'),
    )
    .where('r.vendor_id', '=', vendorId)
    .limit(mostRows);
}

/** No reminder of this threshold for the date in that column of the registration. */
function notGiven(
  vendorId: string,
  threshold: string,
  column: 'turn_started_at' | 'report_due_at' | 'protected_until',
) {
  return sql<boolean>`NOT EXISTS (SELECT FROM registration_reminders m WHERE m.vendor_id = ${vendorId}
    AND m.registration_id = r.id AND m.threshold = ${threshold} AND m.turn_at = ${sql.ref(`r.${column}`)})`;
}

/** Whatever may have to be reminded of now; the rule has the last word on each. */
export async function selectCandidates(
  tx: Tx,
  vendorId: string,
  now: Date,
  reminderDays: readonly number[],
): Promise<Candidate[]> {
  const within = (days: number) => new Date(now.getTime() + days * dayMs);
  const waiting = registrations(tx, vendorId)
    .where('r.state', 'in', ['submitted', 'under_review'])
    .where(notGiven(vendorId, 'decision_100', 'turn_started_at'))
    .orderBy('r.due_at');
  const asked = registrations(tx, vendorId)
    .where('r.state', '=', 'action_required')
    .where('r.due_at', '>', now)
    .where('r.due_at', '<=', within(longestNotice.answer))
    .where(notGiven(vendorId, 'answer_due', 'turn_started_at'))
    .orderBy('r.due_at');
  const reporting = registrations(tx, vendorId)
    .where('r.state', '=', 'approved')
    .where('r.report_due_at', '>', now)
    .where('r.report_due_at', '<=', within(longestNotice.report))
    .where(notGiven(vendorId, 'report_due', 'report_due_at'))
    .orderBy('r.report_due_at');
  const ending = reminderDays.map((days) =>
    registrations(tx, vendorId)
      .where('r.state', 'in', ['approved', 'at_risk'])
      .where('r.protected_until', '>', now)
      .where('r.protected_until', '<=', within(days))
      .where(notGiven(vendorId, `protection_${days}`, 'protected_until'))
      .orderBy('r.protected_until'),
  );
  const found = new Map<string, Candidate>();
  for (const query of [waiting, asked, reporting, ...ending]) {
    for (const row of await query.execute()) {
      const given = row.given.map((each) => ({ ...each, turn_at: new Date(each.turn_at) }));
      found.set(row.id, { ...row, given });
    }
  }
  return [...found.values()];
}
