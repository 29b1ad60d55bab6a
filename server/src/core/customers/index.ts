import type { Feature } from '../../platform/operations/feature.ts';
import { customerCommands } from './commands.ts';
import { customerProblems } from './contract.ts';
import { implementIndexCustomers, indexJob } from './index-job.ts';
import { turnJob } from './jobs.ts';
import { customerQueries } from './queries.ts';

export { findCandidates } from './candidates.ts';
export type { Claim } from './claim.ts';
export { findOrCreateCustomer } from './find-or-create.ts';
export type { Candidate, Reason } from './judging.ts';
export { loadCustomers } from './load-customers.ts';
export { type Consequences, consequencesOf, type MovedOfRecords, mergeRecords, partRecords } from './merging.ts';
export { wordsIn } from './rules/typed-words.ts';
export { splitRecord } from './splitting.ts';
export { type CustomerRow, customerById, customerNames, customersById, findCustomer } from './store/customers.ts';
export { addAlias, saveMatchKeys } from './store/match-index.ts';
export { groupsAsOf, groupsLeft, membersAsOf } from './store/memberships.ts';
export { endMerge, holdRecord, holdUnmerged, insertMerge, lockRecords, mergeOf, selectMerges } from './store/merges.ts';
export { foldPostings } from './store/postings.ts';
export { areMany, claimsMatching, customersMatching } from './store/text-search.ts';
export { selectAnswers, selectVerdicts } from './store/verdicts.ts';
export { changesToWrite, listWords } from './store/word-lists.ts';
export { addVerdict, sameCustomers, withdrawVerdict } from './verdicts.ts';
export { reasonInWords } from './words.ts';

export const customers: Feature = {
  name: 'customers',
  operations: [...customerQueries, ...customerCommands, implementIndexCustomers],
  problems: customerProblems,
  jobs: [turnJob, indexJob],
};
