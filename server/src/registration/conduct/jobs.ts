import type { Job } from '../../platform/operations/feature.ts';
import { dueReplies, overdueCases } from './store.ts';

const dayMs = 86_400_000;

export const conductJob: Job = {
  name: 'conduct.remind',
  async run(work) {
    const soon = new Date(work.now.getTime() + dayMs);
    const ids = await work.look((tx) => dueReplies(tx, work.vendorId, soon));
    await work.each(ids, (id) => work.call('remindConductReply', { id }));
    const late = await work.look((tx) => overdueCases(tx, work.vendorId, work.now));
    await work.each(late, (id) => work.call('recordConductDelay', { id }));
  },
};
