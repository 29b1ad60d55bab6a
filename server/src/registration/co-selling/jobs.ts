import type { Job } from '../../platform/operations/feature.ts';
import { dueBy } from './store/co-sellings.ts';

const dayMs = 86_400_000;

export const coSellingJob: Job = {
  name: 'co_selling.run',
  async run(work) {
    const soon = new Date(work.now.getTime() + dayMs);
    const ids = await work.look((tx) => dueBy(tx, work.vendorId, soon, work.now));
    await work.each(ids, (id) => work.call('runCoSelling', { id }));
  },
};
