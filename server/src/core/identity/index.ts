import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Caller } from '../../access/actors.ts';
import type { WallClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/pool.ts';
import type { Log } from '../../platform/log.ts';
import type { Feature } from '../../platform/operations/feature.ts';
import type { Texts } from '../../platform/texts.ts';
import { createCallers } from './callers.ts';

export const identity: Feature = { name: 'identity', operations: [] };

export interface IdentityOptions {
  db: Database;
  pool: pg.Pool;
  clock: WallClock;
  log: Log;
  texts: Texts;
  secret: string;
  publicUrl: string;
  origins: string[];
}

export interface Identity {
  resolveCaller(request: FastifyRequest): Promise<Caller>;
  registerRoutes(app: FastifyInstance): void;
}

export function createIdentity(options: IdentityOptions): Identity {
  const callers = createCallers({ ...options, sessionUser: async () => null });
  return { resolveCaller: callers.resolve, registerRoutes: () => undefined };
}
