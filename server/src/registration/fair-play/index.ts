import type { Feature } from '../../platform/operations/feature.ts';
import { fairPlayProblems } from './contract.ts';
import { fairPlayOperations } from './handlers.ts';

export const fairPlay: Feature = {
  name: 'fair-play',
  operations: fairPlayOperations,
  problems: fairPlayProblems,
};
