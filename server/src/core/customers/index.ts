import type { Feature } from '../../platform/operations/feature.ts';
import { customerCommands } from './commands.ts';
import { customerProblems } from './contract.ts';
import { turnJob } from './jobs.ts';
import { customerQueries } from './queries.ts';

export { type Candidate, type Claim, findCandidates, type Reason } from './candidates.ts';
export { findOrCreateCustomer } from './find-or-create.ts';
export { loadCustomers } from './load-customers.ts';
export { customerNames } from './store/customers.ts';
export { addAlias, saveMatchKeys } from './store/match-index.ts';
export { groupsAsOf, groupsLeft, membersAsOf } from './store/memberships.ts';
export { customersMatching } from './store/text-search.ts';
export { addVerdict, sameCustomers } from './verdicts.ts';
export { reasonInWords } from './words.ts';

export const customers: Feature = {
  name: 'customers',
  operations: [...customerQueries, ...customerCommands],
  problems: customerProblems,
  jobs: [turnJob],
};
