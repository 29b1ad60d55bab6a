/** A clock whose time belongs to the work that asks: what happened at different moments may be told side by side. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { WallClock } from '../platform/clock.ts';

export interface LivedClock extends WallClock {
  /** `work`, and all that follows from it, happens at this instant. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T>;
}

/** Outside of `at` it shows `start`. */
export function livedClock(start: Date): LivedClock {
  const instants = new AsyncLocalStorage<Date>();
  return {
    now: () => new Date(instants.getStore() ?? start),
    at: (instant, work) => instants.run(instant, work),
  };
}
