/** Reminders that were given, and registrations that may need another one. */
import { type Insertable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { RegistrationReminders } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type GivenReminder, longestNotice, type ReminderFacts } from '../rules/reminders.ts';
import { undecidedStates } from '../rules/states.ts';

/** Of each kind, the most urgent first; the rest comes in a later round. */
const mostRows = 1_000;
const dayMs = 86_400_000;

/** How far ahead to look, by the rules in force. */
export interface DueDays {
  now: Date;
  reminderDays: readonly number[];
  idleDraftDays: number;
  idleNoticeDays: number;
}

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

/** When the seller was reminded of the draft as it stands now; null: not since it was last touched. */
export async function idleReminderOf(
  tx: Tx,
  row: { vendor_id: string; id: string; updated_at: Date },
): Promise<Date | null> {
  const given = await tx
    .selectFrom('registration_reminders')
    .select('reminded_at')
    .where('vendor_id', '=', row.vendor_id)
    .where('registration_id', '=', row.id)
    .where('threshold', '=', 'draft_idle')
    .where('turn_at', '=', row.updated_at)
    .executeTakeFirst();
  return given?.reminded_at ?? null;
}

export async function insertGiven(tx: Tx, rows: Insertable<RegistrationReminders>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('registration_reminders').values(rows).execute();
}

function registrations(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .select(['r.id', 'r.state', 'r.turn', 'r.turn_started_at', 'r.due_at', 'r.report_due_at', 'r.protected_until'])
    .select(['r.extension_asked_at', 'r.updated_at', 'p.time_zone'])
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
    .where('r.frozen_at', 'is', null)
    .limit(mostRows);
}

/** No reminder of this threshold for the date in that column of the registration. */
function notGiven(
  vendorId: string,
  threshold: string,
  column: 'turn_started_at' | 'report_due_at' | 'protected_until' | 'extension_asked_at' | 'updated_at',
) {
  return sql<boolean>`NOT EXISTS (SELECT FROM registration_reminders m WHERE m.vendor_id = ${vendorId}
    AND m.registration_id = r.id AND m.threshold = ${threshold} AND m.turn_at = ${sql.ref(`r.${column}`)})`;
}

/** Whatever may have to be reminded of now, each kind with its own index; the rule has the last word on each. */
export async function selectCandidates(
  tx: Tx,
  vendorId: string,
  { now, reminderDays, idleDraftDays, idleNoticeDays }: DueDays,
): Promise<Candidate[]> {
  const within = (days: number) => new Date(now.getTime() + days * dayMs);
  const waiting = registrations(tx, vendorId)
    .where('r.state', 'in', [...undecidedStates])
    .where(notGiven(vendorId, 'decision_100', 'turn_started_at'))
    .orderBy('r.due_at');
  const wanting = registrations(tx, vendorId)
    .where('r.state', '=', 'approved')
    .where('r.extension_asked_at', 'is not', null)
    .where(notGiven(vendorId, 'decision_100', 'extension_asked_at'))
    .orderBy('r.extension_due_at');
  const idle = registrations(tx, vendorId)
    // Written out, so that a plan for any values still sees that the partial index fits.
    .where(sql<boolean>`r.state = 'draft'`)
    // A day early, because the rule counts days of the partner's zone.
    .where('r.updated_at', '<=', within(idleNoticeDays + 1 - idleDraftDays))
    .where(notGiven(vendorId, 'draft_idle', 'updated_at'))
    .orderBy('r.updated_at');
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
  for (const query of [waiting, wanting, asked, reporting, ...ending, idle]) {
    for (const row of await query.execute()) {
      const given = row.given.map((each) => ({ ...each, turn_at: new Date(each.turn_at) }));
      found.set(row.id, { ...row, given });
    }
  }
  return [...found.values()];
}
