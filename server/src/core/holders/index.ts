import type { Feature } from '../../platform/operations/feature.ts';
import { holderCommands } from './commands.ts';
import { mailCheckpointJob } from './jobs.ts';

/** Those who hold checkpoints outside: whoever has one notices a log that was rewritten. */
export const holders: Feature = { name: 'holders', operations: holderCommands, jobs: [mailCheckpointJob] };
