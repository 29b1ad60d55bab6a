/** Connections of the application's role, with statements prepared once per connection under a name. */
import { Kysely } from 'kysely';
import pg from 'pg';
import { pipeliningDialect } from './driver.ts';
import type { DB } from './schema.gen.ts';

// Counts and money fit a double exactly up to 2^53; beyond that an error is better than a rounded sum.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`);
  return value;
});
// A date is a day in nobody's zone: keep it as text instead of midnight somewhere.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

// In a session that runs in UTC the text is almost what the engine reads by itself, many times faster than by parts.
const instantByParts = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  text.length <= 29 && text.endsWith('+00') && !text.startsWith('0')
    ? new Date(`${text.slice(0, -3)}Z`)
    : instantByParts(text),
);

const maxPrepared = 400;

/** Gives each distinct statement a name, so that PostgreSQL parses and plans it once per connection, not once per call. */
class PreparingClient extends pg.Client {
  static readonly names = new Map<string, string>();

  static nameOf(text: string): string | undefined {
    const known = PreparingClient.names.get(text);
    if (known) return known;
    if (PreparingClient.names.size >= maxPrepared) return undefined;
    const name = `k${PreparingClient.names.size}`;
    PreparingClient.names.set(text, name);
    return name;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the driver's own signature is a dozen overloads
  override query(...args: any[]): any {
    const [text, values] = args;
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      const name = PreparingClient.nameOf(text);
      if (name) return (super.query as (...all: unknown[]) => unknown)({ name, text, values }, ...args.slice(2));
    }
    return (super.query as (...all: unknown[]) => unknown)(...args);
  }
}

export type Database = Kysely<DB>;

export interface DatabasePool {
  db: Database;
  pool: pg.Pool;
  close(): Promise<void>;
}

export interface PoolOptions {
  url: string;
  max: number;
  /** Told of errors on idle connections, which would otherwise end the process. */
  onError: (error: Error) => void;
}

export function openPool({ url, max, onError }: PoolOptions): DatabasePool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    Client: PreparingClient,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    application_name: 'kanal',
  });
  // Each connection for itself: the pool listens to idle ones only, and one lost within a transaction, between two
  // statements, would end the process. The next statement on it fails, and the retry wrapper takes another.
  pool.on('connect', (client) => client.on('error', onError));
  pool.on('error', () => undefined);
  const db = new Kysely<DB>({ dialect: pipeliningDialect(pool) });
  return { db, pool, close: () => db.destroy() };
}
