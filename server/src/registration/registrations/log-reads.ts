/** Whoever opens a registration's leaves has read the registration: its partner sees that too. */
import { leavesOpened } from '../../core/auditing/index.ts';
import { localDate } from '../../kernel/calendar/zone.ts';
import { inTransactionOf } from '../../platform/operations/feature.ts';
import { recordRead, selectForReading } from './store/readers.ts';

export const logReadWitness = inTransactionOf(leavesOpened, async (c, { person_id, registration_ids }) => {
  if (!person_id) return;
  for (const row of await selectForReading(c.tx, c.vendorId, registration_ids))
    await recordRead(c.tx, row, person_id, localDate(c.now, row.time_zone), c.now);
});
