import type { Feature } from '../../platform/operations/feature.ts';
import { answeringCommands } from './commands/answering.ts';
import { proposingCommands } from './commands/proposing.ts';
import { coSellingProblems } from './contract.ts';
import { coSellingEvents } from './events.ts';
import { endingSubscriptions, thawWitness } from './following.ts';
import { coSellingJob } from './jobs.ts';
import { coSellingWitnesses } from './leaves.ts';
import { coSellingNotices } from './notices.ts';
import { coSellingQueries } from './queries.ts';

export const coSelling: Feature = {
  name: 'co-selling',
  operations: [...proposingCommands, ...answeringCommands, ...coSellingQueries],
  problems: coSellingProblems,
  events: Object.values(coSellingEvents),
  subscriptions: [...coSellingNotices, ...endingSubscriptions],
  witnesses: [...coSellingWitnesses, thawWitness],
  jobs: [coSellingJob],
};
