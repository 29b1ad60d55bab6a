import type { Feature } from '../../platform/operations/feature.ts';
import { trustProblems } from './contract.ts';
import { receiptQueries } from './queries.ts';

export { appendLeaves } from './append.ts';
export type { LeafDraft } from './leaf-draft.ts';
export { hashOfRules, keepTagSecret } from './log-facts.ts';
export { receiptFile, receiptName } from './receipt-file.ts';
export { registerLogRoutes } from './routes.ts';
export { createLogSigning, type LogSigning } from './signing.ts';
export { findLeaf } from './store/receipts.ts';
export { createSubmitting } from './submitting.ts';

export const trust: Feature = { name: 'trust', operations: [...receiptQueries], problems: trustProblems };
