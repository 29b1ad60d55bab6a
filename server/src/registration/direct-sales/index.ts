import type { Feature } from '../../platform/operations/feature.ts';
import { directProblems } from './contract.ts';
import { directEvents } from './events.ts';
import { directOperations } from './handlers.ts';
import { directNotices } from './notices.ts';

export const directSales: Feature = {
  name: 'direct-sales',
  operations: directOperations,
  problems: directProblems,
  events: directEvents,
  subscriptions: directNotices,
};
