/** What the commands of the lifecycle's test act on. */
import type { DealWorld, Somebody } from './deal-world.ts';
import type { TestApp } from './support.ts';

/** One of several applications, each with a database and a clock of its own, so that the processor never waits. */
export interface Lane {
  app: TestApp;
  world: DealWorld;
  /** Confirms what the head has proposed. */
  second: Somebody;
  customer: number;
}

export interface Real {
  lane: Lane;
  customer: number;
  ids: string[];
  /** The last dispute of each claim, by the claim's place. */
  disputes: Map<number, string>;
  /** Histories as seen last, to see that nothing in them changes. */
  histories: Map<string, string>;
}
