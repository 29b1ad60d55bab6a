import type { Feature } from '../../platform/operations/feature.ts';
import { implement } from '../../platform/operations/implement.ts';
import { sweepExpired } from './contract.ts';
import { sweep } from './store.ts';

export { sweepSignIn } from './store.ts';
export { type SweepDeps, sweepJob } from './sweep-job.ts';

/** Its job needs the file store and is made in the composition root. */
export const housekeeping: Feature = {
  name: 'housekeeping',
  operations: [implement(sweepExpired, (c) => sweep(c.tx, c.actor.vendorId, c.now))],
};
