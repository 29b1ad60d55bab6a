import type { Feature } from '../../platform/operations/feature.ts';
import { tableProblems } from '../../platform/sheets/read.ts';
import { importCommands } from './commands.ts';
import { importProblems } from './contract/problems.ts';
import { importFinished, importWaits } from './events.ts';
import { importFinishing } from './finishing.ts';
import { importNotices } from './notices.ts';
import { importQueries } from './queries.ts';
import { importSheets } from './sheets.ts';

export { importWaits } from './events.ts';
export { namedImportKeys } from './store/imports.ts';
export { createImportWork } from './working.ts';

/** Its work needs files and the door of operations, and is made in the composition root. */
export const imports: Feature = {
  name: 'imports',
  operations: [...importCommands, ...importFinishing, ...importQueries, ...importSheets],
  problems: { ...importProblems, ...tableProblems },
  events: [importWaits, importFinished],
  subscriptions: importNotices,
};
