/** What a feature hands to the composition root. */
import type { z } from 'zod';
import type { EventType, Happened } from '../../kernel/event.ts';
import type { ProblemTable } from '../../kernel/problem.ts';
import type { Tx } from '../db/tenancy.ts';
import type { Implementation } from './implement.ts';

/** What a subscriber may use: a tenant transaction over the whole vendor, committed when it returns. */
export interface SubscriberContext {
  tx: Tx;
  now: Date;
  emit<E extends EventType>(event: E, payload: z.input<E['payload']>): void;
}

export interface Subscription {
  event: EventType;
  /** Stable name: `notifications.registration_decided`. One event reaches one subscriber once. */
  name: string;
  handle: (context: SubscriberContext, happened: Happened<EventType>) => Promise<void>;
}

export function on<E extends EventType>(
  event: E,
  name: string,
  handle: (context: SubscriberContext, happened: Happened<E>) => Promise<void>,
): Subscription {
  return { event, name, handle: handle as Subscription['handle'] };
}

/** Background work that visits every vendor; `run` calls operations through the same door as everybody. */
export interface Job {
  /** Also the system actor whose listed rights it has. Runs every minute on one node and must be repeatable. */
  name: string;
  run: (work: JobContext) => Promise<void>;
}

export interface JobContext {
  vendorId: string;
  now: Date;
  /** Calls an operation as the named system actor. */
  call: (operation: string, input: unknown) => Promise<unknown>;
  /** A read-only look at the vendor's rows, to find what is due. */
  look: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>;
  /** One step after the other; a step that fails is logged, and the others go on. */
  each: (ids: readonly string[], step: (id: string) => Promise<unknown>) => Promise<void>;
  log: (message: string, facts?: Record<string, unknown>) => void;
}

export interface Feature {
  name: string;
  operations: Implementation[];
  problems?: ProblemTable;
  events?: EventType[];
  subscriptions?: Subscription[];
  jobs?: Job[];
}
