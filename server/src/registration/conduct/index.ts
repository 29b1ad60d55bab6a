import type { Feature } from '../../platform/operations/feature.ts';
import { conductCommands } from './commands.ts';
import { conductProblems } from './contract.ts';
import { conductEvents } from './events.ts';
import { conductJob } from './jobs.ts';
import { conductNotices } from './notices.ts';
import { conductQueries } from './queries.ts';
import { recountWitness } from './recounting.ts';

export const conduct: Feature = {
  name: 'conduct',
  operations: [...conductCommands, ...conductQueries],
  problems: conductProblems,
  events: Object.values(conductEvents),
  subscriptions: conductNotices,
  witnesses: [recountWitness],
  jobs: [conductJob],
};
