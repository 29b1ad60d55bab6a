/** The nightly round through all customers: who of them may be one. */

import { vendorCalendar, vendorToday } from '../../core/calendar/index.ts';
import type { Job } from '../../platform/operations/feature.ts';
import { firstBatch, isNight, nextBatch } from './rules.ts';
import { selectRound } from './store/duplicates.ts';

const minuteMs = 60_000;
/** Of each minute, for all vendors together; the rest belongs to other jobs and to those who work at night. */
const shareMs = 40_000;

let spent = { minute: -1, ms: 0 };

/** Each vendor may have half of what is left, so that a large one leaves something to the others; a single one has a third of the minute. */
function allowanceMs(): number {
  const minute = Math.floor(performance.now() / minuteMs);
  if (spent.minute !== minute) spent = { minute, ms: 0 };
  return Math.max(0, shareMs - spent.ms) / 2;
}

export const duplicatesJob: Job = {
  name: 'customers.propose_duplicates',
  async run(work) {
    const due = await work.look(async (tx) => {
      if (!isNight(work.now, (await vendorCalendar(tx, work.vendorId)).timeZone)) return false;
      const { finished_on } = await selectRound(tx, work.vendorId);
      return finished_on !== (await vendorToday(tx, work.vendorId, work.now));
    });
    if (!due) return;
    const until = performance.now() + allowanceMs();
    let proposed = 0;
    let at_most = firstBatch;
    // At least one batch: whoever comes last in a minute gets on as well.
    for (let finished = false; !finished; ) {
      const started = performance.now();
      const done = (await work.call('proposeDuplicates', { at_most })) as { proposed: number; finished: boolean };
      const tookMs = performance.now() - started;
      spent.ms += tookMs;
      proposed += done.proposed;
      at_most = nextBatch(at_most, tookMs);
      finished = done.finished || performance.now() >= until;
    }
    if (proposed > 0) work.log('customers that may be one were proposed', { proposed });
  },
};
