/** The nightly round through all customers: who of them may be one. */

import { vendorCalendar } from '../../core/calendar/index.ts';
import { vendorToday } from '../../core/customers/index.ts';
import type { Job } from '../../platform/operations/feature.ts';
import { isNight } from './rules.ts';
import { selectRound } from './store/duplicates.ts';

/** In one run of the job; it comes every minute. */
const batchesAtOnce = 5;

export const duplicatesJob: Job = {
  name: 'customers.propose_duplicates',
  async run(work) {
    const due = await work.look(async (tx) => {
      if (!isNight(work.now, (await vendorCalendar(tx, work.vendorId)).timeZone)) return false;
      const { finished_on } = await selectRound(tx, work.vendorId);
      return finished_on !== (await vendorToday(tx, work.vendorId, work.now));
    });
    if (!due) return;
    let proposed = 0;
    for (let batch = 0; batch < batchesAtOnce; batch++) {
      const done = (await work.call('proposeDuplicates', {})) as { proposed: number; finished: boolean };
      proposed += done.proposed;
      if (done.finished) break;
    }
    if (proposed > 0) work.log('customers that may be one were proposed', { proposed });
  },
};
