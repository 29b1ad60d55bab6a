import type { Feature } from '../../platform/operations/feature.ts';
import { partnerCommands } from './commands.ts';
import { partnerProblems } from './contract.ts';
import { partnerManagerAssigned, partnerStatusChanged } from './events.ts';
import { partnerQueries } from './queries.ts';

export { partnerManagerAssigned, partnerStatusChanged } from './events.ts';
export { partnerNames } from './store/partners.ts';

export const partners: Feature = {
  name: 'partners',
  operations: [...partnerQueries, ...partnerCommands],
  problems: partnerProblems,
  events: [partnerStatusChanged, partnerManagerAssigned],
};
