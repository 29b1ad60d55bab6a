/** Hangs the operations of all features on Fastify: assembles the input, finds the caller, runs the one door, answers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../access/actors.ts';
import { localeOf } from '../../kernel/locale.ts';
import { fail } from '../../kernel/problem.ts';
import type { FileStore } from '../files/store.ts';
import type { FileAnswer, Implementation } from '../operations/implement.ts';
import { type RunDeps, runOperation } from '../operations/run.ts';
import { addressOf, pathParameters } from './openapi.ts';

export interface RouteDeps extends RunDeps {
  /** Who is calling: from the API key or the session cookie, never from the body. */
  resolveCaller: (request: FastifyRequest) => Promise<Caller>;
  files: FileStore;
  maxUploadBytes: number;
}

export function registerRoutes(app: FastifyInstance, implementations: Implementation[], deps: RouteDeps): void {
  for (const impl of implementations) {
    const { method, path } = addressOf(impl.operation);
    app.route({
      method: method.toUpperCase() as 'GET',
      url: path.replace(/\{(\w+)\}/g, ':$1'),
      config: { operation: impl.operation.name, ...rateLimitOf(impl) },
      handler: (request, reply) => handle(request, reply, impl, deps),
    });
  }
}

/** A stranger is counted by address: a cookie that he made up himself must not give him a new count. */
function rateLimitOf({ operation }: Implementation) {
  const max = operation.ratePerMinute;
  const keyGenerator = (request: FastifyRequest) => `${operation.name}/${request.ip}`;
  const byAddress = 'public' in operation.access ? { keyGenerator } : {};
  return max ? { rateLimit: { max, timeWindow: '1 minute', ...byAddress } } : {};
}

async function handle(
  request: FastifyRequest,
  reply: FastifyReply,
  impl: Implementation,
  deps: RouteDeps,
): Promise<FastifyReply> {
  const caller = await deps.resolveCaller(request);
  const input = await inputOf(request, impl, caller, deps);
  const key = request.headers['idempotency-key'];
  const output = await runOperation(deps, impl, caller, {
    input,
    requestId: request.id,
    idempotencyKey: typeof key === 'string' && request.method === 'POST' ? key : undefined,
  });
  reply.header('cache-control', 'no-store');
  if (impl.operation.answer === 'file') return sendFile(reply, output as FileAnswer, deps.files);
  return reply.send(output ?? {});
}

async function inputOf(
  request: FastifyRequest,
  impl: Implementation,
  caller: Caller,
  deps: RouteDeps,
): Promise<unknown> {
  const { path } = addressOf(impl.operation);
  const params = request.params as Record<string, string>;
  const query = request.query as Record<string, unknown>;
  const fromPath = Object.fromEntries(pathParameters(path).map((name) => [name, params[name]]));
  if (impl.operation.body === 'upload') {
    // A stranger's bytes are not stored: who may not upload is turned away before the file is read.
    if (caller.kind === 'anonymous') fail('access.unauthenticated');
    const name = typeof query.name === 'string' ? query.name : '';
    if (!request.body) fail('request.unsupported_type', { expected: 'application/octet-stream' });
    const file = await deps.files.keep(request.body as AsyncIterable<Uint8Array>, name, deps.maxUploadBytes);
    return { ...fromPath, file };
  }
  if (request.method === 'GET') return { ...withoutEmpty(query), ...fromPath };
  const body = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) fail('request.malformed');
  return { ...body, ...fromPath };
}

/** `?q=&cursor=`: a parameter without a value is a parameter that was not given. */
function withoutEmpty(query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

async function sendFile(reply: FastifyReply, file: FileAnswer, files: FileStore): Promise<FastifyReply> {
  const ascii = file.name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return reply
    .type(file.mediaType)
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(await files.read(file.storageKey));
}

/** The language to answer in: the member's own, else the header's. */
export function readerLocale(request: FastifyRequest, caller?: Caller) {
  const header = request.headers['accept-language'];
  return header || !caller ? localeOf(header) : caller.locale;
}
