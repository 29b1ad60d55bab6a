/** Reminders: the job finds whose time has come, the operation gives each reminder once, in one transaction with its row. */
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { notify } from '../../../core/notifications/index.ts';
import { rulesInForce } from '../../../core/rules/index.ts';
import { isTransient } from '../../../platform/db/retry.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Job, JobContext } from '../../../platform/operations/feature.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { rulesIfAny } from '../commands/apply.ts';
import { remindRegistration } from '../contract/reminders.ts';
import { idleNoticeDays } from '../rules/idle.ts';
import { dueReminders, type Reminder, type ReminderGround } from '../rules/reminders.ts';
import { lockRegistration, type RegistrationRecord } from '../store/registrations.ts';
import { insertGiven, selectCandidates, selectGiven } from '../store/reminders.ts';
import { headsOfChannel, managersFor, partnerPeople } from './audience.ts';

/** How many days ahead is a matter of the rules in force now, whichever the registration was decided by. */
async function groundOf(tx: Tx, vendorId: string, now: Date): Promise<ReminderGround> {
  const rules = await rulesInForce(tx, vendorId, 'registration', now);
  return {
    calendar: await vendorCalendar(tx, vendorId),
    now,
    reminderDays: rules.document.reminder_days,
    idleDraftDays: rules.document.idle_draft_days,
    idleNoticeDays: idleNoticeDays(rules.document),
  };
}

export const remindOperations = [
  implement(remindRegistration, async (c, { id }) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, id));
    // Its clocks stand still while a dispute holds it.
    if (row.frozen_at) return { reminded: [] };
    const given = await selectGiven(c.tx, row.vendor_id, row.id);
    const due = dueReminders(row, given, await groundOf(c.tx, row.vendor_id, c.now));
    await insertGiven(
      c.tx,
      due.map(({ threshold, turnAt }) => ({
        vendor_id: row.vendor_id,
        registration_id: row.id,
        threshold,
        turn_at: turnAt,
        partner_id: row.partner_id,
        reminded_at: c.now,
      })),
    );
    const told = due.filter((each) => each.tell);
    for (const reminder of told) await remind(c.tx, c.now, row, reminder);
    return { reminded: told.map((each) => each.threshold) };
  }),
];

async function remind(tx: Tx, now: Date, row: RegistrationRecord, reminder: Reminder): Promise<void> {
  const look = { tx, now, vendorId: row.vendor_id };
  const managers = reminder.threshold.startsWith('decision_')
    ? await managersFor(look, row.partner_id, row.reviewer_id)
    : null;
  const personIds = managers
    ? managers.personIds
    : await partnerPeople(look, row.partner_id, row.responsible_id, { withOwners: false });
  if (reminder.type === 'registration.decision_overdue') personIds.push(...(await headsOfChannel(look)));
  await notify(look, {
    vendorId: row.vendor_id,
    partnerId: row.partner_id,
    personIds,
    type: reminder.type,
    params: {
      number: row.number ?? 0,
      customer: row.customer_name,
      due_at: reminder.dueAt.toISOString(),
      until_at: row.protected_until?.toISOString() ?? '',
      days: reminder.days,
      named: row.customer_name === '' ? 'no' : 'yes',
      ...(managers ? { partner: managers.partnerName } : {}),
    },
    page: `deals/${row.id}`,
    key: `${row.id}/${reminder.threshold}/${reminder.turnAt.toISOString()}`,
  });
}

/** A backlog (after a week without the service) is worked off in several rounds, beside everything else. */
const mostInRound = 200;

export const remindJob: Job = {
  name: 'notifications.remind',
  async run(work) {
    const ids = await work.look((tx) => candidates(tx, work));
    await work.each(ids.slice(0, mostInRound), (id) => step(work, id));
    if (ids.length > 0) work.log('reminders given', { found: ids.length, most: mostInRound });
  },
};

async function candidates(tx: Tx, { vendorId, now }: JobContext): Promise<string[]> {
  if (!(await rulesIfAny(tx, vendorId, now))) return [];
  const ground = await groundOf(tx, vendorId, now);
  const found = await selectCandidates(tx, vendorId, ground);
  return found.filter((each) => dueReminders(each, each.given, ground).length > 0).map((each) => each.id);
}

/** One registration at a time: what chance stood in the way of, the next round repeats. */
async function step(work: JobContext, id: string): Promise<void> {
  try {
    await work.call('remindRegistration', { id });
  } catch (error) {
    if (!isTransient(error)) throw error;
  }
}
