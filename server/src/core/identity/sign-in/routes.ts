/** Hangs the sign-in routes on Fastify: checks the body, counts attempts, asks the library, answers in our own words. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '../../../kernel/problem.ts';
import { isFromAnotherSite } from '../../../platform/http/origin.ts';
import { fieldProblems } from '../../../platform/operations/field-problems.ts';
import { unfitFields } from '../../../platform/operations/unfit-input.ts';
import { type SignInRoute, type SignInRouteName, signInRoutes } from '../contract/sign-in.ts';
import type { Attempts } from './attempts.ts';
import { addressHeader, basePath, type SignInLibrary } from './library.ts';
import { problemOfLibrary } from './library-problems.ts';
import { type RouteWork, routeWork } from './route-work.ts';

export interface SignInRouteDeps {
  library: SignInLibrary;
  attempts: Attempts;
  origins: string[];
  publicUrl: string;
  /** Callers remembered on this node are forgotten: sessions have changed. */
  forget: () => void;
  /** Work after the answer, so that its length tells nothing. */
  background: (work: Promise<unknown>) => void;
}

export function registerSignInRoutes(app: FastifyInstance, deps: SignInRouteDeps): void {
  for (const [name, route] of Object.entries(signInRoutes) as [SignInRouteName, SignInRoute][]) {
    const [method, url] = route.http.split(' ') as ['GET' | 'POST', string];
    app.route({
      method,
      url,
      config: { operation: `auth.${name}`, declared: route.reason } as object,
      handler: (request, reply) => handle(request, reply, route, routeWork[name], deps),
    });
  }
}

async function handle(
  request: FastifyRequest,
  reply: FastifyReply,
  route: SignInRoute,
  work: RouteWork,
  deps: SignInRouteDeps,
): Promise<FastifyReply> {
  refuseOtherSites(request, deps.origins);
  const given = request.method === 'GET' ? request.query : (request.body ?? {});
  const unfit = unfitFields(given);
  if (unfit.length > 0) fail('request.invalid', {}, unfit);
  const parsed = route.body.safeParse(given, { reportInput: true });
  if (!parsed.success) fail('request.invalid', {}, fieldProblems(parsed.error));
  const limits = work.limits(parsed.data, request.ip);
  await deps.attempts.take(limits);
  const wanted = work.ask(parsed.data);
  const asked = new Request(`${deps.publicUrl}${basePath}${wanted.path}`, {
    method: wanted.body ? 'POST' : 'GET',
    headers: headersFor(request, deps.publicUrl),
    ...(wanted.body ? { body: JSON.stringify(wanted.body) } : {}),
  });
  reply.header('cache-control', 'no-store');
  if (work.unseen) {
    deps.background(deps.library.handler(asked));
    return reply.send({});
  }
  const answer = await deps.library.handler(asked);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  const body = await problemOfLibrary(answer);
  if (work.guess) await deps.attempts.refund(limits);
  if (request.method !== 'GET') deps.forget();
  return reply.send(route.answer.parse(work.answer(body)));
}

/** Signing a visitor in as somebody else from a foreign page is refused too, with or without a cookie. */
function refuseOtherSites(request: FastifyRequest, origins: string[]): void {
  if (request.method !== 'GET' && isFromAnotherSite(request, origins)) fail('request.forbidden_origin');
}

/** Only what the library needs; the origin was judged above, also for addresses that the settings do not know. */
function headersFor(request: FastifyRequest, publicUrl: string): Headers {
  const headers = new Headers({
    'content-type': 'application/json',
    origin: new URL(publicUrl).origin,
    [addressHeader]: request.ip,
  });
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie);
  const agent = request.headers['user-agent'];
  if (agent) headers.set('user-agent', agent.slice(0, 300));
  return headers;
}
