/**
 * The one place where a tenant transaction begins. Row-level security reads the two settings made here; a statement
 * outside such a transaction fails, because the settings are missing. See docs/decisions on row-level security.
 */
import { CompiledQuery, type ControlledTransaction, type Transaction } from 'kysely';
import pg from 'pg';
import { isId } from '../../kernel/ids.ts';
import { sendAhead } from './driver.ts';
import type { Database } from './pool.ts';
import { CommitUnknownError, isTransient, withRetry } from './retry.ts';
import type { DB } from './schema.gen.ts';

declare const tenantTx: unique symbol;
/** A transaction in which `app.vendor` and `app.partner` are set. Only this file makes one. */
export type Tx = Transaction<DB> & { readonly [tenantTx]: true };

export interface Tenant {
  vendorId: string;
  /** A partner's id, or `all` for the vendor's own people and system work. */
  partnerId: string | 'all';
}

export interface TransactionOptions {
  readOnly?: boolean;
  /** All statements see the rows as they were at the first one. */
  snapshot?: boolean;
}

function setting(tenant: Tenant): string {
  if (!isId(tenant.vendorId)) throw new TypeError('vendorId is not a UUID');
  if (tenant.partnerId !== 'all' && !isId(tenant.partnerId)) throw new TypeError('partnerId is not a UUID');
  return `SET LOCAL app.vendor = ${pg.escapeLiteral(tenant.vendorId)}; SET LOCAL app.partner = ${pg.escapeLiteral(tenant.partnerId)}`;
}

/**
 * For the rest of the transaction, prepared statements are planned once per connection and not for each set of values: a
 * long statement under row security takes longer to plan than to run. For statements whose plan does not hang on the
 * values, and that write the condition of a partial index out instead of giving it as a parameter. `inOrder`: the rows
 * are to be read in an index's order until there are enough, never all of them to be sorted.
 */
export function planOnce(tx: Tx, inOrder: boolean): Promise<void> {
  const generic = 'SET LOCAL plan_cache_mode = force_generic_plan';
  return set(tx as unknown as Transaction<DB>, inOrder ? `${generic}; SET LOCAL enable_sort = off` : generic);
}

/** A message of its own, as a cluster asks, that travels with the next statement. */
function set(tx: Transaction<DB>, settings: string): Promise<void> {
  return sendAhead(tx, { compile: () => CompiledQuery.raw(settings) });
}

/** Runs `work` in a transaction of one vendor (and one partner); repeats it when chance stood in the way. */
export function tenantTransaction<T>(
  db: Database,
  tenant: Tenant,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const settings = setting(tenant);
  return withRetry(() =>
    inTransaction(db, options, async (tx) => {
      await set(tx, settings);
      return work(tx as unknown as Tx);
    }),
  );
}

/** Begins, works, commits; tells a failed commit (known outcome) from a connection lost while committing (unknown). */
async function inTransaction<T>(
  db: Database,
  { readOnly = false, snapshot = false }: TransactionOptions,
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  const begun = db.startTransaction().setAccessMode(readOnly ? 'read only' : 'read write');
  const tx = await (snapshot ? begun.setIsolationLevel('repeatable read') : begun).execute();
  let result: T;
  try {
    result = await work(tx);
  } catch (error) {
    await undo(tx);
    throw error;
  }
  try {
    await tx.commit().execute();
  } catch (error) {
    await undo(tx);
    throw isTransient(error) && !hasSqlState(error) ? new CommitUnknownError(error) : error;
  }
  return result;
}

/** Gives the connection back. The first error is the one that tells; on a dead connection nothing is left to undo. */
async function undo(tx: ControlledTransaction<DB>): Promise<void> {
  await tx
    .rollback()
    .execute()
    .catch((second: unknown) => {
      if (!isTransient(second)) throw second;
    });
}

function hasSqlState(error: unknown): boolean {
  return error instanceof Error && /^[0-9A-Z]{5}$/.test((error as Error & { code?: string }).code ?? '');
}

/** A transaction on the global tables (directory, sign-in): tenant tables stay closed, their settings are not made. */
export function globalTransaction<T>(db: Database, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return withRetry(() => inTransaction(db, {}, work));
}

/**
 * Lets a partner's command look at the whole vendor for one question that the rules demand (is the scope free?), and
 * closes the wall again. `reason` is for readers; an architecture test lists the callers. What comes back must not name
 * another partner.
 */
export async function acrossPartners<T>(
  tx: Tx,
  partnerId: string | null,
  _reason: string,
  work: () => Promise<T>,
): Promise<T> {
  if (partnerId === null) return work();
  if (!isId(partnerId)) throw new TypeError('partnerId is not a UUID');
  await set(tx, "SET LOCAL app.partner = 'all'");
  const result = await work();
  await set(tx, `SET LOCAL app.partner = ${pg.escapeLiteral(partnerId)}`);
  return result;
}

/**
 * Opens one vendor inside a global transaction, for the few operations that begin before a vendor is chosen: what a
 * login may act as, and the set-up of the first vendor. Closed again when `work` returns.
 */
export async function visitVendor<T>(
  tx: Transaction<DB>,
  vendorId: string,
  _reason: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  await set(tx, setting({ vendorId, partnerId: 'all' }));
  const result = await work(tx as unknown as Tx);
  // The settings go back to nothing, and a statement that needs them fails as it does in any global transaction.
  await set(tx, "SET LOCAL app.vendor = ''; SET LOCAL app.partner = ''");
  return result;
}
