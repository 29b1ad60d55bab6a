/** The HTTP server: limits, headers, problems for every failure, health, metrics; refuses to start half declared. */
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { newId } from '../../kernel/ids.ts';
import { type Problem, ProblemError, type ProblemTable, problem } from '../../kernel/problem.ts';
import { CommitUnknownError, isCrowdedOut, isTransient } from '../db/retry.ts';
import type { Log } from '../log.ts';
import type { Texts } from '../texts.ts';
import { isFromAnotherSite } from './origin.ts';
import { problemAnswer, sendProblem } from './problem-answer.ts';
import { type CallerOf, limitRate } from './rate-limit.ts';
import { readerLocale } from './reader-locale.ts';

export interface ServerOptions {
  log: Log;
  texts: Texts;
  problems: ProblemTable;
  /** Requests per minute and caller; 0 switches the general limit off (benchmarks on one's own machine). */
  ratePerMinute: number;
  callerOf: CallerOf;
  /** Addresses or networks of proxies whose word on the caller's address is believed. */
  trustProxy: string[];
  /** Origins that a browser with a session may call from. */
  origins: string[];
  /** Names of the operations; a route that is none of them must say why it exists (`config.declared`). */
  operations: ReadonlySet<string>;
}

const jsonLimitBytes = 1_000_000;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.log.child({ part: 'http' }) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: jsonLimitBytes,
    trustProxy: options.trustProxy.length > 0 ? options.trustProxy : false,
    genReqId: () => newId(),
    // A log of its own for each request is looked through for secrets before anything is written; lines name the request.
    childLoggerFactory: (log) => log,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  refuseUndeclaredRoutes(app, options.operations);
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.addHook('onRequest', async (request) => refuseForeignOrigin(request, options.origins));
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!reply.hasHeader(name)) reply.header(name, value);
    }
  });
  if (options.ratePerMinute > 0) await limitRate(app, options.ratePerMinute, options.callerOf);
  answerProblems(app, options);
  return app;
}

/** A route beside the operations has no permission and no trail: the server does not start with one that gives no reason. */
function refuseUndeclaredRoutes(app: FastifyInstance, operations: ReadonlySet<string>): void {
  const routes: { method: string | string[]; url: string; config?: { operation?: string; declared?: string } }[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route as (typeof routes)[number]);
  });
  app.addHook('onReady', async () => {
    const faults = routes
      .filter(({ config = {} }) => !config.declared && !operations.has(config.operation ?? ''))
      .map(({ method, url }) => `${[method].flat().join(', ')} ${url} is not declared`);
    if (faults.length > 0) throw new Error(`the server is not complete:\n  ${faults.join('\n  ')}`);
  });
}

function answerProblems(app: FastifyInstance, { texts, problems, log }: ServerOptions): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const found = problemOf(error);
    const status = problems[found.code] ?? 500;
    if (status >= 500)
      log.error({ err: error, request: request.id, route: request.routeOptions.url }, 'request failed');
    return sendProblem(reply, request, problemAnswer(texts, readerLocale(request), found, status, request.id));
  });
  app.setNotFoundHandler((request, reply) => {
    const found = problem('route.not_found');
    return sendProblem(reply, request, problemAnswer(texts, readerLocale(request), found, 404, request.id));
  });
}

/** Everything that can go wrong as a problem; what nobody foresaw is `server.failed` and goes to the log. */
function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof CommitUnknownError || isTransient(error) || isCrowdedOut(error))
    return problem('request.unavailable');
  const code = (error as FastifyError).code ?? '';
  const status = (error as FastifyError).statusCode ?? 500;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problem('request.too_large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return problem('request.unsupported_type', { expected: 'application/json' });
  if (status >= 400 && status < 500) return problem('request.malformed');
  return problem('server.failed');
}

const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** A browser tells where a request comes from; one that carries a session and comes from elsewhere is refused. */
function refuseForeignOrigin(request: FastifyRequest, origins: string[]): void {
  if (request.method === 'GET' || request.method === 'HEAD' || !request.headers.cookie) return;
  if (isFromAnotherSite(request, origins)) throw new ProblemError(problem('request.forbidden_origin'));
}
