/** Working days have changed: what is owed in them is due anew, and the history says so. */
import { recounting } from '../../../core/calendar/index.ts';
import { inBusinessTime } from '../rules/freezing.ts';
import { owedFrom, saveDue } from '../store/due.ts';
import { appendEvent } from '../store/history.ts';
import { actorFacts } from './apply.ts';

export const recountWitness = recounting(async ({ tx, vendorId, actor, now, year, moved }) => {
  for (const row of await owedFrom(tx, vendorId, inBusinessTime, now)) {
    const { turn_started_at: start, due_at: due, extension_due_at } = row;
    if (!start || !due) continue;
    const due_at = moved(start, due);
    if (due_at.getTime() === due.getTime()) continue;
    await saveDue(tx, row, { due_at, extension_due_at: extension_due_at && due_at }, now);
    const { vendor_id, id: registration_id, partner_id, state, rules_version_id } = row;
    await appendEvent(tx, {
      ...{ vendor_id, registration_id, partner_id, type: 'recount', at: now, from_state: state, to_state: state },
      ...actorFacts(actor),
      rules_version_id,
      data: { from: due.toISOString(), due_at: due_at.toISOString(), year },
    });
  }
});
