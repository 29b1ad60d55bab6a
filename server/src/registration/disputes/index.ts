import type { Feature } from '../../platform/operations/feature.ts';
import { endingCommands } from './commands/ending.ts';
import { evidenceCommands } from './commands/evidence.ts';
import { judgingCommands } from './commands/judging.ts';
import { openingCommands } from './commands/opening.ts';
import { precedentCommands } from './commands/precedents.ts';
import { runningCommands } from './commands/running.ts';
import { seatCommands } from './commands/seats.ts';
import { disputeProblems } from './contract/problems.ts';
import { disputeEvents } from './events.ts';
import { disputeJob } from './jobs.ts';
import { disputeSubscriptions } from './notify/subscriptions.ts';
import { bundleQueries } from './queries/bundle.ts';
import { figureQueries } from './queries/figures.ts';
import { listQueries } from './queries/lists.ts';
import { precedentQueries } from './queries/precedents.ts';
import { recountWitness } from './recounting.ts';

export { givingOutcomes } from './contract/codes.ts';
export { ownersOfAll } from './store/people.ts';
export { namedEvidenceKeys } from './store/records.ts';
export { insertBreach } from './store/remedies.ts';

export const disputes: Feature = {
  name: 'disputes',
  operations: [
    ...openingCommands,
    ...evidenceCommands,
    ...seatCommands,
    ...judgingCommands,
    ...endingCommands,
    ...runningCommands,
    ...precedentCommands,
    ...listQueries,
    ...precedentQueries,
    ...figureQueries,
    ...bundleQueries,
  ],
  problems: disputeProblems,
  events: disputeEvents,
  subscriptions: disputeSubscriptions,
  witnesses: [recountWitness],
  jobs: [disputeJob],
};
