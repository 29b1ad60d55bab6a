/** What time itself does: late reports put a registration at risk, passed dates end protection, idle drafts are put away. */

import { ProblemError } from '../../kernel/problem.ts';
import { isTransient } from '../../platform/db/retry.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { Job, JobContext } from '../../platform/operations/feature.ts';
import { rulesIfAny } from './commands/apply.ts';
import { lapseLimits } from './rules/idle.ts';
import {
  dueForBreach,
  dueForExpiry,
  dueForLapse,
  dueForRisk,
  dueForSilence,
  dueForWindDown,
  dueUnanswered,
} from './store/due.ts';
import { selectUnlogged } from './store/logged.ts';
import { inConflict } from './store/rivals.ts';

const batchRows = 500;

export const expireJob: Job = {
  name: 'registrations.expire',
  async run(work) {
    const left = await work.look((tx) => dueForWindDown(tx, work.vendorId, batchRows));
    await work.each(left, (id) => step(work, 'windDownRegistration', id));
    const unanswered = await work.look((tx) => dueUnanswered(tx, work.vendorId, work.now, batchRows));
    await work.each(unanswered, (id) => step(work, 'closeUnanswered', id));
    const overdue = await work.look((tx) => dueForBreach(tx, work.vendorId, work.now, 'overdue_at', batchRows));
    await work.each(overdue, (id) => step(work, 'recordBreach', id));
    const unheard = await work.look((tx) => dueForBreach(tx, work.vendorId, work.now, 'silent_at', batchRows));
    await work.each(unheard, (id) => step(work, 'grantProvisional', id));
    const conflicts = await work.look((tx) => inConflict(tx, work.vendorId, batchRows));
    await work.each(conflicts, (id) => step(work, 'settleConflict', id));
    const silent = await work.look((tx) => dueForSilence(tx, work.vendorId, work.now, batchRows));
    await work.each(silent, (id) => step(work, 'extendBySilence', id));
    const expired = await work.look((tx) => dueForExpiry(tx, work.vendorId, work.now, batchRows));
    await work.each(expired, (id) => step(work, 'expireRegistration', id));
    await work.call('endLapsedProtections', {});
    const late = await work.look((tx) => dueForRisk(tx, work.vendorId, work.now, batchRows));
    await work.each(late, (id) => step(work, 'markAtRisk', id));
    const idle = await work.look((tx) => idleDrafts(tx, work));
    await work.each(idle, (id) => step(work, 'lapseDraft', id));
    const found = { silent: silent.length, expired: expired.length, late: late.length, idle: idle.length };
    if (Object.values(found).some((count) => count > 0)) work.log('time has passed', found);
  },
};

async function idleDrafts(tx: Tx, { vendorId, now }: JobContext): Promise<string[]> {
  const rules = await rulesIfAny(tx, vendorId, now);
  return rules ? dueForLapse(tx, vendorId, lapseLimits(rules, now), batchRows) : [];
}

/** Registrations that are older than the trust log, oldest first; the log says of them that they were imported. */
export const logJob: Job = {
  name: 'registrations.log',
  async run(work) {
    const older = await work.look((tx) => selectUnlogged(tx, work.vendorId, batchRows));
    await work.each(older, (id) => work.call('importToLog', { id }));
    if (older.length > 0) work.log('registrations imported into the trust log', { imported: older.length });
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
