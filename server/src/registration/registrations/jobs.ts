/** What time itself does: late reports put a registration at risk, passed dates end protection. */

import { ProblemError } from '../../kernel/problem.ts';
import { isTransient } from '../../platform/db/retry.ts';
import type { Job, JobContext } from '../../platform/operations/feature.ts';
import { dueForExpiry, dueForRisk } from './store/due.ts';

const batchRows = 500;

export const expireJob: Job = {
  name: 'registrations.expire',
  async run(work) {
    const expired = await work.look((tx) => dueForExpiry(tx, work.vendorId, work.now, batchRows));
    await work.each(expired, (id) => step(work, 'expireRegistration', id));
    await work.call('endLapsedProtections', {});
    const late = await work.look((tx) => dueForRisk(tx, work.vendorId, work.now, batchRows));
    await work.each(late, (id) => step(work, 'markAtRisk', id));
    if (expired.length + late.length > 0)
      work.log('protections ended, reports missed', { expired: expired.length, late: late.length });
  },
};

/** One registration at a time, each in its own transaction: what somebody else changed meanwhile is left alone. */
async function step(work: JobContext, operation: string, id: string): Promise<void> {
  try {
    await work.call(operation, { id });
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code.startsWith('registration.')) return;
    if (isTransient(error)) return;
    throw error;
  }
}
