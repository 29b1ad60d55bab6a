/** Working days have changed: cases of the usual lane are due by the new ones. */
import { recounting } from '../../core/calendar/index.ts';
import { saveTimes, selectOpenTimes } from './store/times.ts';

export const recountWitness = recounting(async ({ tx, vendorId, now, moved }) => {
  for (const row of await selectOpenTimes(tx, vendorId, now))
    await saveTimes(tx, row, {
      due_at: row.due_at && row.turn_started_at && moved(row.turn_started_at, row.due_at),
      evidence_until: moved(row.opened_at, row.evidence_until),
      ends_by: moved(row.opened_at, row.ends_by),
    });
});
