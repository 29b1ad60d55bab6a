/**
 * The driver under Kysely. Statements whose answer nobody waits for — BEGIN, the tenant's settings, writes at the end of a
 * command — are sent ahead: they travel in one packet with the next statement, and PostgreSQL still runs them one by one
 * as messages of their own. A failure among them aborts the transaction like any other and is thrown by the next
 * statement or the commit, whichever comes first, in place of «current transaction is aborted».
 */
import type { Writable } from 'node:stream';
import {
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type Transaction,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import type { DB } from './schema.gen.ts';

const ahead = Symbol('sent ahead');
const coming = Symbol('was asked ahead');

type Sending = Pick<Transaction<DB>, 'executeQuery'>;
type Arrival = PromiseWithResolvers<pg.QueryResult>;
interface SentAhead {
  statement: CompiledQuery;
  /** null: nobody waits for the answer. */
  arrival: Arrival | null;
}
/** What comes back gives the rows, to be called in the same transaction. */
type Rows<Asked> = {
  -readonly [K in keyof Asked]: () => Promise<Asked[K] extends Compilable<infer Row> ? Row[] : never>;
};

/** Sends writes whose results nobody needs, without waiting for them. Never for one whose failure somebody answers to. */
export async function sendAhead(tx: Sending, ...writes: readonly Compilable[]): Promise<void> {
  await send(
    tx,
    writes.map((write) => ({ statement: write.compile(), arrival: null })),
  );
}

/**
 * Asks without waiting: the questions are sent at once, in order, and travel with the next statement. For reads that do not
 * hang on each other.
 */
export async function askAhead<const Asked extends readonly Compilable<unknown>[]>(
  tx: Sending,
  ...questions: Asked
): Promise<Rows<Asked>> {
  const asked = questions.map((question) => {
    const arrival: Arrival = Promise.withResolvers();
    // Whoever waits for the next statement hears of a failure as well.
    arrival.promise.catch(() => undefined);
    return { statement: question.compile(), arrival };
  });
  await send(tx, asked);
  return asked.map(
    ({ statement, arrival }) =>
      async () =>
        (await tx.executeQuery({ ...statement, [coming]: arrival } as CompiledQuery)).rows,
  ) as Rows<Asked>;
}

/** One passage through Kysely for all. */
async function send(tx: Sending, all: readonly SentAhead[]): Promise<void> {
  const [first] = all;
  if (first) await tx.executeQuery({ ...first.statement, [ahead]: all } as CompiledQuery);
}

/** `pool` must make clients with `pipeline: true`. */
export function pipeliningDialect(pool: pg.Pool): Dialect {
  return {
    createDriver: () => new PipeliningDriver(pool),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  };
}

class PipeliningDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #connections = new WeakMap<pg.PoolClient, Connection>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    const client = await this.#pool.connect();
    const connection = this.#connections.get(client) ?? new Connection(client);
    this.#connections.set(client, connection);
    return connection;
  }

  async beginTransaction(connection: Connection, { accessMode = 'read write' }: TransactionSettings): Promise<void> {
    connection.begin(accessMode);
  }

  commitTransaction(connection: Connection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: Connection): Promise<void> {
    return connection.rollback();
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.release();
  }

  destroy(): Promise<void> {
    return this.#pool.end();
  }
}

/** How long the end of a reading transaction waits for company: under load hardly any travels alone. */
const LINGERS_MS = 2;

const countsRows = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

class Connection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  #failure: Error | null = null;
  #held: Writable | null = null;
  #lettingGo: NodeJS.Timeout | undefined;
  #broken = false;
  #readsOnly = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (ahead in query) {
      for (const { statement, arrival } of query[ahead] as readonly SentAhead[])
        this.#sendAhead(statement.sql, statement.parameters, arrival);
      return { rows: [] };
    }
    const { command, rowCount, rows } = await (coming in query
      ? this.#answered((query[coming] as Arrival).promise)
      : this.#ask(query.sql, query.parameters));
    return {
      ...(countsRows.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
      rows: (rows ?? []) as R[],
    };
  }

  streamQuery(): never {
    throw new Error('a pipelined connection does not stream rows');
  }

  begin(accessMode: 'read only' | 'read write'): void {
    this.#failure = null;
    this.#readsOnly = accessMode === 'read only';
    this.#sendAhead(`start transaction ${accessMode}`, []);
  }

  /** What has been read stands whatever becomes of the commit: nobody waits for it, and it travels with the next BEGIN. */
  async commit(): Promise<void> {
    if (this.#readsOnly && !this.#failure) return this.#sendAhead('commit', []);
    const { command } = await this.#ask('commit', []);
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: one of its statements had failed');
  }

  async rollback(): Promise<void> {
    this.#failure = null;
    try {
      await this.#ask('rollback', []);
    } catch (error) {
      this.#broken = true;
      throw error;
    }
  }

  release(): void {
    this.#client.release(this.#broken);
    // Whoever takes the connection within a moment sends his first statement in the same packet.
    if (this.#held) this.#lettingGo = setTimeout(() => this.#letGo(), LINGERS_MS);
  }

  #sendAhead(text: string, values: readonly unknown[], arrival: Arrival | null = null): void {
    this.#hold();
    this.#client.query(text, [...values], (error: Error | undefined, result: pg.QueryResult) => {
      if (error) {
        this.#failure ??= error;
        arrival?.reject(error);
      } else arrival?.resolve(result);
    });
  }

  #ask(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    return this.#answered(this.#client.query(text, [...values]));
  }

  async #answered(answer: Promise<pg.QueryResult>): Promise<pg.QueryResult> {
    this.#letGo();
    try {
      const result = await answer;
      if (this.#failure) throw this.#failure;
      return result;
    } catch (error) {
      throw this.#failure ?? error;
    }
  }

  /** Keeps bytes back until there is a statement that somebody waits for: one system call in place of several. */
  #hold(): void {
    if (this.#held) return;
    this.#held = (this.#client as unknown as { connection: { stream: Writable } }).connection.stream;
    this.#held.cork();
  }

  #letGo(): void {
    clearTimeout(this.#lettingGo);
    this.#held?.uncork();
    this.#held = null;
  }
}
