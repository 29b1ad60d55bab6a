import type { Feature } from '../../platform/operations/feature.ts';
import { searchCommands } from './commands.ts';
import { searchProblems } from './contract.ts';
import { searchQueries } from './queries.ts';

export const search: Feature = {
  name: 'search',
  operations: [...searchQueries, ...searchCommands],
  problems: searchProblems,
};
