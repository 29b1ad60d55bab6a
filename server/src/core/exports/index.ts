import type { Feature } from '../../platform/operations/feature.ts';
import { exportProblems } from './contract.ts';
import { exportFinished, exportRequested } from './events.ts';
import { exportOperations } from './handlers.ts';
import { exportNotices } from './notices.ts';

export { exportRequested } from './events.ts';
export { keepExportLists } from './lists.ts';
export { createExportMaking, type ExportMaking } from './making.ts';
export { namedExportKeys } from './store.ts';

/** Its work needs files and the door of operations, and is made in the composition root. */
export const exports: Feature = {
  name: 'exports',
  operations: exportOperations,
  problems: exportProblems,
  events: [exportRequested, exportFinished],
  subscriptions: exportNotices,
};
