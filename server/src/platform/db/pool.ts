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

// A page of a list has hundreds of instants. In a session that runs in UTC the digits stand at fixed places, and are read
// there many times faster than by the driver's patterns.
const instantByParts = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;
const plain = /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  plain.test(text) ? instantAt(text) : instantByParts(text),
);

function instantAt(text: string): Date {
  const two = (at: number) => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
  let fraction = 0;
  for (let at = 20, weight = 100; weight >= 1 && at < text.length - 3; at++, weight /= 10)
    fraction += (text.charCodeAt(at) - 48) * weight;
  return new Date(Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17), fraction));
}

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
  /** How long a request waits for a connection to come free; 10 s unless told. */
  patienceMs?: number;
  /** Told of errors on idle connections, which would otherwise end the process. */
  onError: (error: Error) => void;
}

export function openPool({ url, max, onError, patienceMs = 10_000 }: PoolOptions): DatabasePool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    Client: PreparingClient,
    pipeline: true,
    connectionTimeoutMillis: patienceMs,
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
