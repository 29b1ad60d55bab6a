import type { Feature } from '../../platform/operations/feature.ts';
import { answerOperations } from './answers.ts';
import { matchingCommands } from './commands.ts';
import { matchingProblems } from './contract.ts';
import { duplicateOperations } from './duplicates.ts';
import { duplicatesJob } from './jobs.ts';
import { matchingQueries } from './queries.ts';

export const matching: Feature = {
  name: 'matching',
  operations: [...matchingQueries, ...matchingCommands, ...duplicateOperations, ...answerOperations],
  problems: matchingProblems,
  jobs: [duplicatesJob],
};
