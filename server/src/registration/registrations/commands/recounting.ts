/** A year of the calendar was loaded: times that are owed in working days are reckoned anew, and the history says so. */
import { calendarBefore, calendarYearLoaded, vendorCalendar } from '../../../core/calendar/index.ts';
import { recounted } from '../../../kernel/calendar/recounting.ts';
import { inTransactionOf } from '../../../platform/operations/feature.ts';
import { inBusinessTime } from '../rules/freezing.ts';
import { owedFrom, saveDue } from '../store/due.ts';
import { appendEvent } from '../store/history.ts';
import { actorFacts } from './apply.ts';

export const recountWitness = inTransactionOf(calendarYearLoaded, async ({ tx, vendorId, actor, now }, loaded) => {
  const [before, after] = [await calendarBefore(tx, vendorId, loaded), await vendorCalendar(tx, vendorId)];
  for (const row of await owedFrom(tx, vendorId, inBusinessTime, now)) {
    const { turn_started_at: start, due_at: due, extension_due_at } = row;
    if (!start || !due) continue;
    const due_at = recounted({ start, due }, before, after, now);
    if (due_at.getTime() === due.getTime()) continue;
    await saveDue(tx, row, { due_at, extension_due_at: extension_due_at && due_at }, now);
    const { vendor_id, id: registration_id, partner_id, state, rules_version_id } = row;
    await appendEvent(tx, {
      ...{ vendor_id, registration_id, partner_id, type: 'recount', at: now, from_state: state, to_state: state },
      ...(actor ? actorFacts(actor) : { actor_kind: 'system' as const, person_id: null, actor_name: '' }),
      rules_version_id,
      data: { from: due.toISOString(), due_at: due_at.toISOString(), year: loaded.year },
    });
  }
});
