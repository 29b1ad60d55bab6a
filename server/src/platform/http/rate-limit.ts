/**
 * The general limit. A known caller is counted by who it is, everybody else by address: a cookie or key that somebody has
 * made up gives no new count.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../../access/actors.ts';
import { ProblemError, problem } from '../../kernel/problem.ts';

export type CallerOf = (request: FastifyRequest) => Promise<Caller>;

export async function limitRate(app: FastifyInstance, perMinute: number, callerOf: CallerOf): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => countedAs(request, callerOf),
    errorResponseBuilder: (_request, context) =>
      new ProblemError(problem('request.rate_limited', { retry_seconds: Math.ceil(context.ttl / 1000) })),
  });
}

async function countedAs(request: FastifyRequest, callerOf: CallerOf): Promise<string> {
  const { operation } = request.routeOptions.config as { operation?: string };
  const { authorization, cookie } = request.headers;
  // Pages and sign-in have no caller, and a look at the session would only cost.
  if (!operation || operation.startsWith('auth.') || !(authorization || cookie)) return request.ip;
  try {
    const caller = await callerOf(request);
    if (caller.kind === 'anonymous' || caller.kind === 'system') return request.ip;
    return caller.kind === 'signed_in' ? `login/${caller.userId}` : `person/${caller.personId}`;
  } catch (error) {
    // Whoever is refused below is counted by address here.
    if (error instanceof ProblemError) return request.ip;
    throw error;
  }
}

/** Asked by the limit and by the route: looked up once. */
export function oncePerRequest(find: CallerOf): CallerOf {
  const found = new WeakMap<FastifyRequest, Promise<Caller>>();
  return (request) => {
    const known = found.get(request) ?? find(request);
    found.set(request, known);
    return known;
  };
}
