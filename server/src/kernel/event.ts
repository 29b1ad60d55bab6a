/**
 * Events: what has happened, noun.past, typed once; the same shape goes to subscribers and to webhooks. They are written
 * to the outbox in the transaction that made them true.
 */
import type { z } from 'zod';

export interface EventType<N extends string = string, P extends z.ZodType = z.ZodType> {
  name: N;
  payload: P;
}

export function event<N extends string, P extends z.ZodType>(name: N, payload: P): EventType<N, P> {
  return { name, payload };
}

/** One event as a subscriber receives it. */
export interface Happened<E extends EventType> {
  id: string;
  at: Date;
  vendorId: string;
  partnerId: string | null;
  payload: z.output<E['payload']>;
}
