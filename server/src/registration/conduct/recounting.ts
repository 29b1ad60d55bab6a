/** Working days have changed: what each side of a case owes is due by the new ones. */
import { recounting } from '../../core/calendar/index.ts';
import { openCases, saveCase } from './store.ts';

export const recountWitness = recounting(async ({ tx, vendorId, moved }) => {
  for (const row of await openCases(tx, vendorId)) {
    const { opened_at, replied_at, appealed_at, decided_at, reply_due_at, vendor_due_at, appeal_until } = row;
    // The vendor's time runs from what the other side said last; before that, from the notice and through the reply's.
    const vendorsTurn = appealed_at ?? replied_at ?? opened_at;
    await saveCase(tx, row, {
      reply_due_at: moved(opened_at, reply_due_at),
      vendor_due_at: vendor_due_at && moved(vendorsTurn, vendor_due_at),
      appeal_until: appeal_until && decided_at && moved(decided_at, appeal_until),
    });
  }
});
