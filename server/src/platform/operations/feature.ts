/** What a feature hands to the composition root. */
import type { z } from 'zod';
import type { Actor } from '../../access/actors.ts';
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

/** What a witness of events may use: the command's own transaction, just before it is committed. */
export interface WitnessContext {
  tx: Tx;
  actor: Actor | null;
  now: Date;
  vendorId: string;
}

/**
 * Does its part in the transaction of the command that emitted the event: both are committed, or neither. For what must
 * be true together with the event (the trust log); everything else subscribes and follows after the commit.
 */
export interface EventWitness {
  event: EventType;
  /**
   * Called when the event is emitted, for questions that are sent ahead and so travel with the command's own: whatever they
   * look at must have been saved by then.
   */
  ask?: (context: WitnessContext, payload: unknown) => Promise<unknown>;
  /** Types of the leaves that it writes to the trust log; absent: it does something else. */
  leaves?: readonly string[];
  /** `asked`: what `ask` has returned. */
  handle: (context: WitnessContext, payload: unknown, asked: unknown) => Promise<void>;
}

export function inTransactionOf<E extends EventType>(
  event: E,
  handle: (context: WitnessContext, payload: z.output<E['payload']>) => Promise<void>,
): EventWitness {
  return { event, handle: handle as EventWitness['handle'] };
}

export function askedInTransactionOf<E extends EventType, Asked>(
  event: E,
  ask: (context: WitnessContext, payload: z.output<E['payload']>) => Promise<Asked>,
  handle: (context: WitnessContext, payload: z.output<E['payload']>, asked: Asked) => Promise<void>,
): EventWitness {
  return { event, ask: ask as EventWitness['ask'] & {}, handle: handle as EventWitness['handle'] };
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
  witnesses?: EventWitness[];
  jobs?: Job[];
}
