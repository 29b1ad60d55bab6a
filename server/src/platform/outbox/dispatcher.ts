/**
 * Carries events from the outbox to pg-boss. Two steps, so that no lock spans vendors: which vendors there are, without
 * a lock; then each vendor's due rows with SKIP LOCKED. A job's id is made from event and subscriber, so handing a row
 * over twice (a crash between the two databases' commits) makes one job.
 */
import { createHash } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import type { Database } from '../db/pool.ts';
import { tenantTransaction } from '../db/tenancy.ts';
import { allVendors } from '../db/vendors.ts';
import type { Log } from '../log.ts';
import type { Subscription } from '../operations/feature.ts';

export const eventQueue = 'events';
const batchRows = 200;

export interface EventJob {
  vendorId: string;
  partnerId: string | null;
  eventId: string;
  type: string;
  at: string;
  payload: unknown;
  subscriber: string;
}

export interface Dispatcher {
  /** Begins to poll and to heed kicks; before that only `pass` moves anything. */
  start(): void;
  /** Something was committed for this vendor: look now. */
  kick(vendorId: string): void;
  /** One pass over the given vendors (all when none); returns how many events were handed over. */
  pass(vendorIds?: string[]): Promise<number>;
  stop(): Promise<void>;
}

interface DispatcherDeps {
  db: Database;
  boss: PgBoss;
  subscriptions: Subscription[];
  log: Log;
  now: () => Date;
}

export function createDispatcher(deps: DispatcherDeps, pollMs = 2_000): Dispatcher {
  const waiting = new Set<string>();
  let running: Promise<unknown> = Promise.resolve();
  let scheduled = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  const pass = async (vendorIds?: string[]): Promise<number> => {
    const ids = vendorIds ?? (await allVendors(deps.db));
    let moved = 0;
    const failures: unknown[] = [];
    for (const vendorId of ids) {
      try {
        for (let batch = batchRows; batch === batchRows; moved += batch) batch = await dispatchBatch(deps, vendorId);
      } catch (error) {
        // Thrown when all others have had their turn.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'events of some vendors could not be handed over');
    return moved;
  };
  const enqueue = (vendorIds?: string[]) => {
    running = running
      .then(() => (stopped ? 0 : pass(vendorIds)))
      .catch((error: unknown) => deps.log.error({ err: error }, 'outbox pass failed; the next poll repeats it'));
  };
  return {
    start() {
      timer ??= setInterval(() => enqueue(), pollMs);
    },
    kick(vendorId) {
      if (!timer) return;
      waiting.add(vendorId);
      if (scheduled) return;
      scheduled = true;
      setTimeout(() => {
        scheduled = false;
        const ids = [...waiting];
        waiting.clear();
        enqueue(ids);
      }, 20);
    },
    pass,
    async stop() {
      stopped = true;
      if (timer) clearInterval(timer);
      await running;
    },
  };
}

function dispatchBatch(deps: DispatcherDeps, vendorId: string): Promise<number> {
  return tenantTransaction(deps.db, { vendorId, partnerId: 'all' }, async (tx) => {
    const rows = await tx
      .selectFrom('outbox')
      .select(['id', 'partner_id', 'type', 'payload', 'created_at'])
      .where('vendor_id', '=', vendorId)
      .where('dispatched_at', 'is', null)
      .orderBy('created_at')
      .limit(batchRows)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    const jobs = rows.flatMap((row) =>
      deps.subscriptions
        .filter((each) => each.event.name === row.type)
        .map((each) => ({
          id: jobId(row.id, each.name),
          data: {
            vendorId,
            partnerId: row.partner_id,
            eventId: row.id,
            type: row.type,
            at: row.created_at.toISOString(),
            payload: row.payload,
            subscriber: each.name,
          } satisfies EventJob,
        })),
    );
    if (jobs.length > 0) await deps.boss.insert(eventQueue, jobs);
    await tx
      .updateTable('outbox')
      .set({ dispatched_at: deps.now() })
      .where('vendor_id', '=', vendorId)
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    return rows.length;
  });
}

/** A name-based UUID of event and subscriber. */
function jobId(eventId: string, subscriber: string): string {
  const hex = createHash('sha256').update(`${eventId}/${subscriber}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
