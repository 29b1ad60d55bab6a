import type { Feature } from '../../platform/operations/feature.ts';
import { commentOperations } from './commands/comments.ts';
import { courseCommands } from './commands/deals.ts';
import { evidenceCommands } from './commands/evidence.ts';
import { resourceCommands } from './commands/resources.ts';
import { stageOperations } from './commands/stages.ts';
import { taskCommands } from './commands/tasks.ts';
import { dealProblems } from './contract/problems.ts';
import { dealCommented, dealMoved, dealResourceAnswered, dealResourceAsked, dealTaskGiven } from './events.ts';
import { dealWitnesses, recountWitness, thawWitness } from './following.ts';
import { remindJob, remindOperations } from './notify/reminders.ts';
import { noticeSubscriptions } from './notify/subscriptions.ts';
import { dealQueries } from './queries/deals.ts';
import { listQueries } from './queries/lists.ts';

export type { DealStage } from './contract/stages.ts';
export { selectStages } from './store/stages.ts';

export const deals: Feature = {
  name: 'deals',
  operations: [
    ...dealQueries,
    ...listQueries,
    ...courseCommands,
    ...taskCommands,
    ...resourceCommands,
    ...evidenceCommands,
    ...commentOperations,
    ...stageOperations,
    ...remindOperations,
  ],
  problems: dealProblems,
  events: [dealMoved, dealCommented, dealTaskGiven, dealResourceAsked, dealResourceAnswered],
  subscriptions: noticeSubscriptions,
  witnesses: [...dealWitnesses, thawWitness, recountWitness],
  jobs: [remindJob],
};
