import type { Feature } from '../../platform/operations/feature.ts';
import { fairPlayProblems } from './contract.ts';
import { fairPlayEvents } from './events.ts';
import { fairPlayOperations } from './handlers.ts';
import { fairPlayJob } from './jobs.ts';
import { fairPlayNotices } from './notices.ts';

export const fairPlay: Feature = {
  name: 'fair-play',
  operations: fairPlayOperations,
  problems: fairPlayProblems,
  events: fairPlayEvents,
  subscriptions: fairPlayNotices,
  jobs: [fairPlayJob],
};
