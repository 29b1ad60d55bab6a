import type { Feature } from '../../platform/operations/feature.ts';
import { trustProblems } from './contract.ts';
import { erasureCommand, erasureWitness } from './erasure.ts';
import { receiptHandedOver, valueErased } from './events.ts';
import { receiptQueries } from './queries.ts';

export { appendLeaves } from './append.ts';
export { checkpointFile, checkpointName } from './checkpoint-file.ts';
export { acceptRestored, type KeyChange, rotateKey } from './key-change.ts';
export type { LeafDraft } from './leaf-draft.ts';
export { hashOfRules, keepTagSecret, logName } from './log-facts.ts';
export { readPolicy } from './read-policy.ts';
export { checkpointFor, type ReceiptFile, receiptFile, receiptName, receiptsUnder } from './receipt-file.ts';
export { registerLogRoutes } from './routes.ts';
export { createLogSigning, type LogSigning } from './signing.ts';
export { recordHandover, selectHandover, selectOwnerOfLeaf } from './store/handovers.ts';
export { askThread, openParty, type Thread } from './store/leaves.ts';
export { selectCheckpoint } from './store/notes.ts';
export { findLeaf, type LeafWithOpenings, selectLeaves, selectLeavesAbout, selectLeavesOf } from './store/receipts.ts';
export { createSubmitting } from './submitting.ts';

export const trust: Feature = {
  name: 'trust',
  operations: [...receiptQueries, erasureCommand],
  problems: trustProblems,
  events: [valueErased, receiptHandedOver],
  witnesses: [erasureWitness],
};
