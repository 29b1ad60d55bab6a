import type { Feature } from '../../platform/operations/feature.ts';
import { auditingCommands } from './commands.ts';
import { auditingProblems } from './contract.ts';
import { leavesOpened } from './events.ts';
import { auditingQueries } from './queries.ts';

export { leavesOpened } from './events.ts';

export const auditing: Feature = {
  name: 'auditing',
  operations: [...auditingQueries, ...auditingCommands],
  problems: auditingProblems,
  events: [leavesOpened],
};
