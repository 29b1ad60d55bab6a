/** What is due of every case is done a minute later at most. */
import { ProblemError } from '../../kernel/problem.ts';
import { isTransient } from '../../platform/db/retry.ts';
import type { Job, JobContext } from '../../platform/operations/feature.ts';
import { dueCases } from './queries/due.ts';

const casesInRound = 500;

export const disputeJob: Job = {
  name: 'disputes.run',
  async run(work) {
    const due = await work.look((tx) => dueCases({ tx, now: work.now }, work.vendorId, casesInRound));
    await work.each(due, (id) => step(work, id));
    if (due.length > 0) work.log('disputes went on', { cases: due.length });
  },
};

/** One case at a time: what a partner's standing or a scope forbids today, a later round tries again. */
async function step(work: JobContext, id: string): Promise<void> {
  try {
    await work.call('runDispute', { id });
  } catch (error) {
    if (error instanceof ProblemError && !error.problem.code.startsWith('access.')) {
      work.log('a dispute waits', { dispute: id, problem: error.problem.code });
      return;
    }
    if (!isTransient(error)) throw error;
  }
}
