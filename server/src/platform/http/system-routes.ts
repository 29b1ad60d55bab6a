/** What is not an operation: health, metrics, the API's document, the web application's files. Each is declared here. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { ProblemError, problem } from '../../kernel/problem.ts';
import { pendingMigrations } from '../db/migrate.ts';
import type { Metrics } from '../metrics.ts';
import type { Registry } from '../operations/registry.ts';
import { openApi } from './openapi.ts';
import { referencePage } from './reference-page.ts';

interface SystemDeps {
  pool: pg.Pool;
  metrics: Metrics;
  registry: Registry;
  webDir: string | null;
}

export function documentOf(registry: Registry) {
  const operations = registry.implementations.map((impl) => ({
    operation: impl.operation,
    feature: registry.featureOf.get(impl.operation.name) ?? '',
  }));
  operations.sort((a, b) => a.operation.http.localeCompare(b.operation.http));
  return openApi(operations, registry.problems);
}

/** Why a route exists beside the operations; the server refuses one that does not say. */
const because = (declared: string) => ({ config: { declared } as object });

export async function registerSystemRoutes(app: FastifyInstance, deps: SystemDeps): Promise<void> {
  const api = documentOf(deps.registry);
  const document = JSON.stringify(api);
  const reference = referencePage(api);
  app.get('/healthz', because('tells whether the process is alive'), async () => ({ status: 'alive' }));
  app.get('/readyz', because('tells whether requests can be served'), async (_request, reply) => {
    const pending = await pendingMigrations(deps.pool).catch(() => null);
    if (pending === null) return reply.code(503).send({ status: 'not ready', database: 'unreachable' });
    if (pending.length > 0) return reply.code(503).send({ status: 'not ready', migrations_pending: pending });
    return { status: 'ready' };
  });
  app.get('/metrics', because('numbers for Prometheus, without names'), async (_request, reply) =>
    reply.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics()),
  );
  app.get('/openapi.json', because('the reference of the API is public'), async (_request, reply) =>
    reply.type('application/json').send(document),
  );
  app.get('/docs/api', because('the reference of the API is public'), async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(reference),
  );
  app.addHook('onResponse', async (request, reply) => {
    const operation = (request.routeOptions.config as { operation?: string }).operation;
    if (operation) {
      deps.metrics.httpDuration.observe({ operation, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    }
  });
  if (deps.webDir && existsSync(path.join(deps.webDir, 'index.html'))) await serveWeb(app, deps.webDir);
}

/** Files under hashed names are kept for a year; every other address is the application itself, which routes. */
async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(async (web) => {
    // Each file becomes a route of its own; all of them exist for the same reason.
    web.addHook('onRoute', (route) => {
      route.config = { ...route.config, declared: 'the web application' } as object;
    });
    await web.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      preCompressed: true,
      index: false,
      cacheControl: false,
      setHeaders: (response, file) => {
        const hashed = file.includes(`${path.sep}assets${path.sep}`);
        response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        // To be kept and opened from one's own disk: here the site's policy would not let its script run.
        if (path.basename(file).startsWith('kanal-verifier.html')) {
          response.header('content-disposition', 'attachment; filename="kanal-verifier.html"');
        }
      },
    });
    web.get('/*', async (request, reply) => {
      if (/^\/(v1|auth|assets)\//.test(request.url)) throw new ProblemError(problem('route.not_found'));
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
  });
}
