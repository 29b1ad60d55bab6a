/** Changes of groups that lay ahead come into force when their day has come. */
import type { Job } from '../../platform/operations/feature.ts';
import { selectDue } from './store/memberships.ts';

export const turnJob: Job = {
  name: 'customers.turn_groups',
  async run(work) {
    const due = await work.look((tx) => selectDue(tx, work.vendorId, work.now, 1));
    if (due.customers.length + due.groups.length === 0) return;
    const turned = await work.call('turnCustomerGroups', {});
    work.log('groups of customers have changed', turned as Record<string, number>);
  },
};
