/** Hangs the operations of all features on Fastify: assembles the input, finds the caller, runs the one door, answers. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Caller } from '../../access/actors.ts';
import { madeType } from '../../kernel/made-file.ts';
import { fail } from '../../kernel/problem.ts';
import { CommitUnknownError } from '../db/retry.ts';
import type { FileStore } from '../files/store.ts';
import type { FileAnswer, Implementation } from '../operations/implement.ts';
import { type Call, type RunDeps, requireAccess, runOperation } from '../operations/run.ts';
import { asFile } from './as-file.ts';
import { sendJson } from './json-answer.ts';
import { sendMade } from './made-answer.ts';
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
  const key = request.headers['idempotency-key'];
  const call = {
    requestId: request.id,
    idempotencyKey: typeof key === 'string' && request.method === 'POST' ? key : undefined,
  };
  reply.header('cache-control', 'no-store');
  if (madeType(impl.operation) !== null) return sendMade(request, reply, impl, caller, deps, inputOf(request, impl));
  const output =
    impl.operation.body === 'upload'
      ? await runUpload(request, impl, caller, deps, call).catch((error: unknown) =>
          refuseUpload(request, reply, error),
        )
      : await runOperation(deps, impl, caller, { ...call, input: inputOf(request, impl) });
  if (impl.operation.answer === 'file') return sendFile(reply, output as FileAnswer, deps.files);
  return sendJson(reply, output ?? {});
}

/**
 * Bytes first, then the record that names them: whoever may not upload is turned away before a byte is read, and what no
 * record came to name is taken away again. Only a commit of unknown outcome leaves its bytes: a record may name them.
 */
async function runUpload(
  request: FastifyRequest,
  impl: Implementation,
  caller: Caller,
  deps: RouteDeps,
  call: Omit<Call, 'input'>,
): Promise<unknown> {
  requireAccess(impl, caller);
  if (!(request.body instanceof Readable)) {
    fail('request.unsupported_type', { expected: 'application/octet-stream' });
  }
  const { name } = request.query as Record<string, unknown>;
  const upload = { name: typeof name === 'string' ? name : '', maxBytes: deps.maxUploadBytes };
  const told = Number(request.headers['content-length'] ?? 0);
  if (told > upload.maxBytes) fail('request.too_large', { maximum_mb: Math.floor(upload.maxBytes / 1_000_000) });
  const file = await deps.files.keep(request.body, { ...upload, vendorId: (caller as Actor).vendorId });
  const discard = () =>
    deps.files
      .discard(file.storageKey)
      .catch((error: unknown) =>
        request.log.error({ err: error, request: request.id, key: file.storageKey }, 'bytes without a record stay'),
      );
  const path = pathInput(request, impl);
  const { storageKey: _, ...sameness } = file;
  let remembered = false;
  try {
    return await runOperation(deps, impl, caller, {
      ...call,
      input: { ...path, file },
      sameness: { ...path, file: sameness },
      onRemembered: () => {
        remembered = true;
      },
    });
  } catch (error) {
    if (!(error instanceof CommitUnknownError)) await discard();
    throw error;
  } finally {
    if (remembered) await discard();
  }
}

const readAwayAtMost = 100_000_000;

/**
 * The rest of a refused body is read away before the answer: whoever is cut off while sending never sees it. A body without
 * an end is cut off all the same.
 */
async function refuseUpload({ body }: FastifyRequest, reply: FastifyReply, error: unknown): Promise<never> {
  if (!(body instanceof Readable) || body.errored) throw error;
  let read = 0;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      read += chunk.length;
      if (read > readAwayAtMost) break;
    }
  } finally {
    if (!body.readableEnded) reply.header('connection', 'close');
    // biome-ignore lint/correctness/noUnsafeFinally: why the upload was refused matters more than that its sender has gone
    throw error;
  }
}

function pathInput(request: FastifyRequest, impl: Implementation): Record<string, unknown> {
  const params = request.params as Record<string, string>;
  return Object.fromEntries(pathParameters(addressOf(impl.operation).path).map((name) => [name, params[name]]));
}

function inputOf(request: FastifyRequest, impl: Implementation): unknown {
  const fromPath = pathInput(request, impl);
  if (request.method === 'GET') return { ...withoutEmpty(request.query as Record<string, unknown>), ...fromPath };
  const body = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) fail('request.malformed');
  return { ...body, ...fromPath };
}

/** `?q=&cursor=`: a parameter without a value is a parameter that was not given. */
function withoutEmpty(query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

async function sendFile(reply: FastifyReply, file: FileAnswer, files: FileStore): Promise<FastifyReply> {
  const answer = asFile(reply, file.name, file.mediaType);
  if ('text' in file) return answer.send(file.text);
  return answer.send('bytes' in file ? Buffer.from(file.bytes) : await files.read(file.storageKey));
}
