import type { Tx } from '../../platform/db/tenancy.ts';
import type { Job } from '../../platform/operations/feature.ts';
import { selectCheckpoint } from '../trust/index.ts';
import { mailingDay, nextStep } from './rules.ts';
import { lastMailing, selectZone } from './store.ts';

/** Looks every minute, writes once a day: batch after batch, each in a transaction of its own. */
export const mailCheckpointJob: Job = {
  name: 'log.mail_checkpoint',
  async run(work) {
    if (!(await work.look((tx) => isDue(tx, work.vendorId, work.now)))) return;
    let written = 0;
    for (let more = true; more; ) {
      const step = (await work.call('mailCheckpoint', {})) as { written: number; more: boolean };
      written += step.written;
      more = step.more;
    }
    if (written > 0) work.log('the day’s checkpoint was written to its holders', { people: written });
  },
};

async function isDue(tx: Tx, vendorId: string, now: Date): Promise<boolean> {
  const day = mailingDay(now, await selectZone(tx, vendorId));
  const newest = await selectCheckpoint(tx, vendorId);
  return nextStep(day, newest?.size ?? null, await lastMailing(tx, vendorId)) !== 'nothing';
}
