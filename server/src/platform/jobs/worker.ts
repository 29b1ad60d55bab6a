/** Works the queue: one event for one subscriber a job, and the scheduled jobs of all vendors. */
import type { JobResult, PgBoss, Job as QueueJob } from 'pg-boss';
import { system } from '../../access/actors.ts';
import { type SystemJob, systemRights } from '../../access/permissions.ts';
import type { EventType } from '../../kernel/event.ts';
import { newId } from '../../kernel/ids.ts';
import { type Tx, tenantTransaction } from '../db/tenancy.ts';
import { allVendors } from '../db/vendors.ts';
import type { Log } from '../log.ts';
import type { Job, JobContext, Subscription } from '../operations/feature.ts';
import type { Registry } from '../operations/registry.ts';
import { type RunDeps, runOperation } from '../operations/run.ts';
import { type EventJob, eventQueue } from '../outbox/dispatcher.ts';

interface WorkerDeps extends RunDeps {
  registry: Registry;
  log: Log;
  /** Told after a subscriber has done its work, which may have left mails behind. */
  onDelivered?: (vendorId: string) => void;
  /** Work of the installation and of no vendor, once in each round of all jobs. */
  onceARound?: () => Promise<void>;
}

/** Delivers one event to one subscriber, in a transaction of its own. */
async function deliver(deps: WorkerDeps, job: EventJob): Promise<void> {
  const subscription = deps.registry.subscriptions.find((each) => each.name === job.subscriber);
  if (!subscription) {
    deps.log.warn({ subscriber: job.subscriber }, 'the subscriber of an older release is gone; its event is dropped');
    return;
  }
  const now = deps.clock.now();
  const emitted = await tenantTransaction(deps.db, { vendorId: job.vendorId, partnerId: 'all' }, (tx) =>
    runSubscriber(tx, subscription, job, now),
  );
  if (emitted > 0) deps.onCommitted(job.vendorId);
  else deps.onDelivered?.(job.vendorId);
}

async function runSubscriber(tx: Tx, subscription: Subscription, job: EventJob, now: Date): Promise<number> {
  const events: { type: EventType; payload: unknown }[] = [];
  await subscription.handle(
    { tx, now, emit: (type, payload) => events.push({ type, payload: type.payload.parse(payload) }) },
    { id: job.eventId, at: new Date(job.at), vendorId: job.vendorId, partnerId: job.partnerId, payload: job.payload },
  );
  if (events.length === 0) return 0;
  const rows = events.map((each) => ({
    vendor_id: job.vendorId,
    id: newId(now),
    partner_id: job.partnerId,
    type: each.type.name,
    payload: JSON.stringify(each.payload),
    created_at: now,
  }));
  await tx.insertInto('outbox').values(rows).execute();
  return rows.length;
}

/** Runs a scheduled job for one vendor, as the system actor of the job's name; stops between two steps on `signal`. */
async function runJob(deps: WorkerDeps, job: Job, vendorId: string, signal?: AbortSignal): Promise<void> {
  if (!(job.name in systemRights)) throw new Error(`job ${job.name} has no listed rights`);
  const actor = system(job.name as SystemJob, vendorId);
  const failed = (error: unknown, facts: Record<string, unknown>) =>
    deps.log.error(
      { err: error, job: job.name, vendor: vendorId, ...facts },
      'a step failed; the next round repeats it',
    );
  const context: JobContext = {
    vendorId,
    now: deps.clock.now(),
    log: (message, facts) => deps.log.info({ job: job.name, vendor: vendorId, ...facts }, message),
    look: (read) => tenantTransaction(deps.db, { vendorId, partnerId: 'all' }, read, { readOnly: true }),
    call: (name, input) => {
      const impl = deps.registry.byName.get(name);
      if (!impl) throw new Error(`no operation ${name}`);
      signal?.throwIfAborted();
      return runOperation(deps, impl, actor, { input, requestId: newId() });
    },
    async each(ids, step) {
      for (const id of ids) {
        signal?.throwIfAborted();
        await step(id).catch((error: unknown) => failed(error, { id }));
      }
    },
  };
  await job.run(context);
}

/** Every job for every vendor: what fails for one of them is thrown when all others have had their turn. */
export async function runJobs(deps: WorkerDeps, names?: readonly string[], signal?: AbortSignal): Promise<void> {
  const vendors = await allVendors(deps.db);
  const jobs = deps.registry.jobs.filter((job) => !names || names.includes(job.name));
  const failures: unknown[] = [];
  for (const vendor_id of vendors) {
    for (const job of jobs) {
      if (signal?.aborted) return;
      await runJob(deps, job, vendor_id, signal).catch((error: unknown) => {
        if (signal?.aborted) return;
        deps.log.error({ err: error, job: job.name, vendor: vendor_id }, 'a job failed; the next round repeats it');
        failures.push(error);
      });
    }
  }
  if (!names && !signal?.aborted) await deps.onceARound?.();
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} scheduled jobs failed`);
}

export interface Worker {
  /** Begins nothing new; returns when the step under way has been committed or given up. */
  stop(): Promise<void>;
}

/** Starts fetching jobs; returns when pg-boss has them registered. */
export async function startWorker(deps: WorkerDeps, boss: PgBoss): Promise<Worker> {
  const options = { batchSize: 20, pollingIntervalSeconds: 1, perJobResults: true } as const;
  await boss.work(eventQueue, options, (jobs: QueueJob<EventJob>[]) => deliverEach(deps, jobs));
  const stopping = new AbortController();
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    round ??= runJobs(deps, undefined, stopping.signal)
      .catch((error: unknown) => deps.log.error({ err: error }, 'scheduled work failed; the next round repeats it'))
      .finally(() => {
        round = null;
      });
  }, 60_000);
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await round;
    },
  };
}

/** Takes waiting events from the queue and delivers them here and now; returns how many. */
export async function drain(deps: WorkerDeps, boss: PgBoss): Promise<number> {
  const jobs = await boss.fetch<EventJob>(eventQueue, { batchSize: 100 });
  for (const job of jobs) {
    await deliver(deps, job.data);
    await boss.complete(eventQueue, job.id);
  }
  return jobs.length;
}

/** Each event by itself: one that a subscriber cannot take is tried again later and holds up nobody else's. */
async function deliverEach(deps: WorkerDeps, jobs: QueueJob<EventJob>[]): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const { id, data } of jobs) {
    try {
      await deliver(deps, data);
      results.push({ id, status: 'completed' });
    } catch (error) {
      const { vendorId, subscriber, eventId } = data;
      deps.log.error({ err: error, vendor: vendorId, subscriber, event: eventId }, 'an event could not be delivered');
      results.push({ id, status: 'failed' });
    }
  }
  return results;
}
