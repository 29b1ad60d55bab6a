/** A year of the calendar was loaded: cases of the usual lane are owed in working days of the new one. */
import { calendarBefore, calendarYearLoaded, vendorCalendar } from '../../core/calendar/index.ts';
import { recounted } from '../../kernel/calendar/recounting.ts';
import { inTransactionOf } from '../../platform/operations/feature.ts';
import { saveTimes, selectOpenTimes } from './store/times.ts';

export const recountWitness = inTransactionOf(calendarYearLoaded, async ({ tx, vendorId, now }, loaded) => {
  const [before, after] = [await calendarBefore(tx, vendorId, loaded), await vendorCalendar(tx, vendorId)];
  const moved = (start: Date, due: Date) => recounted({ start, due }, before, after, now);
  for (const row of await selectOpenTimes(tx, vendorId, now))
    await saveTimes(tx, row, {
      due_at: row.due_at && row.turn_started_at && moved(row.turn_started_at, row.due_at),
      evidence_until: moved(row.opened_at, row.evidence_until),
      ends_by: moved(row.opened_at, row.ends_by),
    });
});
