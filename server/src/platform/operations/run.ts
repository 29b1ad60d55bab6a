/**
 * The one door. HTTP, jobs, imports, the command line and actions in mails all come through `runOperation`: parse,
 * permission, transaction with tenant set, handler, output check, audit and outbox in the same transaction.
 */
import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Actor, Caller } from '../../access/actors.ts';
import { open, scopeOf, type Unchecked } from '../../access/guard.ts';
import type { Archive } from '../../kernel/archive.ts';
import type { EventType } from '../../kernel/event.ts';
import { newId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import { type FileReader, madeType, type WrittenFile } from '../../kernel/made-file.ts';
import { type FieldProblem, fail } from '../../kernel/problem.ts';
import type { Sheet } from '../../kernel/sheet.ts';
import type { WallClock } from '../clock.ts';
import { sendAhead } from '../db/driver.ts';
import type { Database } from '../db/pool.ts';
import type { DB } from '../db/schema.gen.ts';
import { globalTransaction, type Tx, tenantTransaction } from '../db/tenancy.ts';
import type { WriteFile } from '../made-files/write.ts';
import { fitted } from './exact-fit.ts';
import type { EventWitness, WitnessContext } from './feature.ts';
import { fieldProblems } from './field-problems.ts';
import { type RememberedAnswer, recallAnswer, rememberAnswer } from './idempotency.ts';
import type { Context, Implementation } from './implement.ts';
import { unfitFields } from './unfit-input.ts';

export interface RunDeps {
  db: Database;
  clock: WallClock;
  /** Who takes part in the transaction of the command that emits. */
  witnesses: readonly EventWitness[];
  /** Told after a commit that a witness took part in. */
  onWitnessed: (vendorId: string) => void;
  /** Returns when everything committed so far is signed, for operations that show it. */
  signed: (vendorId: string) => Promise<void>;
  /** Told after a commit that left events behind, so that they travel at once and not at the next poll. */
  onCommitted: (vendorId: string) => void;
  writeFile: WriteFile;
  /** Answers are checked against the contract: throws on drift. */
  checkOutput: boolean;
}

export interface Call {
  input: unknown;
  requestId: string;
  idempotencyKey?: string | undefined;
  /** What makes two inputs the same for `Idempotency-Key`, where that is not the input itself. */
  sameness?: unknown;
  /** Where the file goes that an operation makes; the caller's to take away again. */
  file?: { path: string; locale: Locale } & Pick<FileReader, 'onRows'>;
  /** Told when the answer is a remembered one, so that nothing was done with the input. */
  onRemembered?: () => void;
}

interface PendingEvent {
  type: EventType;
  payload: unknown;
  witnesses: { witness: EventWitness; asked: Promise<unknown> | undefined }[];
}

/** Runs one operation for one caller; throws `ProblemError` for everything the caller can understand. */
export async function runOperation(deps: RunDeps, impl: Implementation, caller: Caller, call: Call): Promise<unknown> {
  const { operation } = impl;
  requireAccess(impl, caller);
  const unfit = unfitFields(call.input);
  if (unfit.length > 0) fail('request.invalid', {}, unfit);
  const parsed = operation.input.safeParse(call.input, { reportInput: true });
  if (!parsed.success) fail('request.invalid', {}, fieldProblems(parsed.error) satisfies FieldProblem[]);
  if (impl.afterSigning && isActor(caller)) await deps.signed(caller.vendorId);
  const answer = await inTransactionOf(deps, impl, caller, parsed.data, async (tx) => {
    const remembered = await recall(tx, impl, caller, call);
    if (remembered) {
      call.onRemembered?.();
      return { output: remembered.response, events: 0, witnessed: false, vendorId: undefined };
    }
    const now = deps.clock.now();
    const events: PendingEvent[] = [];
    let witnessed = false;
    const trail = trailOf(impl, caller, parsed.data);
    const context = trail && { tx: tx as Tx, actor: trail.actor, now, vendorId: trail.vendorId };
    const emit = (type: EventType, payload: unknown) => {
      events.push(pendingOf(type, type.payload.parse(payload), deps.witnesses, context));
    };
    const handled = await impl.handle(contextFor(impl, caller, tx, now, emit), parsed.data);
    const made = madeType(operation) !== null;
    const output = made ? await written(deps, caller, call, handled as Sheet | Archive, now) : handled;
    const checked = deps.checkOutput ? fitted(operation.output, output) : output;
    const silent = operation.trail === 'of_events' && events.length === 0;
    if (trail && context && !silent) {
      await writeTrail(tx as Tx, impl, trail, call, parsed.data, now, events, checked);
      witnessed = await callWitnesses(events, context);
    } else if (events.length > 0) throw new Error(`${operation.name} emits, but belongs to no vendor or only reads`);
    return { output: checked, events: events.length, witnessed, vendorId: trail?.vendorId };
  });
  if (answer.events > 0 && answer.vendorId) deps.onCommitted(answer.vendorId);
  if (answer.witnessed && answer.vendorId) deps.onWitnessed(answer.vendorId);
  return answer.output;
}

/** Inside the transaction: the rows are read while the file grows. */
function written(deps: RunDeps, caller: Caller, call: Call, made: Sheet | Archive, now: Date): Promise<WrittenFile> {
  if (!call.file || !isActor(caller)) throw new Error('a file needs a member to read it and a place to be written to');
  const { path, ...reader } = call.file;
  return deps.writeFile(made, path, { ...reader, timeZone: caller.timeZone, now });
}

/** Under whose name a command is written down. */
interface Trail {
  vendorId: string;
  partnerId: string | null;
  personId: string | null;
  actorKind: string;
  actor: Actor | null;
  /** Answers are remembered for those who are known in this vendor only. */
  remembersFor: Actor | null;
}

/**
 * A caller of a public operation may be a member somewhere else: the trail follows the tenant of the transaction, never
 * the caller's own. null: a query, or work on the global tables.
 */
function trailOf(impl: Implementation, caller: Caller, input: unknown): Trail | null {
  const { access, kind } = impl.operation;
  if (kind !== 'command') return null;
  if ('permission' in access && isActor(caller)) {
    const { vendorId, partnerId, personId } = caller;
    const actorKind = caller.kind === 'system' ? caller.job : `${caller.kind}/${caller.via}`;
    const remembersFor = impl.operation.secretAnswer ? null : caller;
    return { vendorId, partnerId, personId, actorKind, actor: caller, remembersFor };
  }
  const vendorId = impl.vendorOf?.(input) ?? null;
  if (vendorId === null) return null;
  return { vendorId, partnerId: null, personId: null, actorKind: 'public', actor: null, remembersFor: null };
}

/** @throws ProblemError for a caller who may not call this, whatever the input */
export function requireAccess(impl: Implementation, caller: Caller): void {
  const { access } = impl.operation;
  if ('public' in access) return;
  if (caller.kind === 'anonymous') fail('access.unauthenticated');
  if ('signedIn' in access) {
    if (caller.kind === 'system') fail('access.forbidden');
    return;
  }
  if (caller.kind === 'signed_in') fail('access.no_membership');
  if (!caller.grants.has(access.permission)) fail('access.forbidden', { permission: access.permission });
}

function isActor(caller: Caller): caller is Actor {
  return caller.kind !== 'anonymous' && caller.kind !== 'signed_in';
}

function inTransactionOf<T>(
  deps: RunDeps,
  impl: Implementation,
  caller: Caller,
  input: unknown,
  work: (tx: Tx | Transaction<DB>) => Promise<T>,
): Promise<T> {
  const { access, kind } = impl.operation;
  if ('permission' in access && isActor(caller)) {
    const tenant = { vendorId: caller.vendorId, partnerId: caller.partnerId ?? ('all' as const) };
    // A file of many pages shows one moment, whatever happens to its rows meanwhile.
    return tenantTransaction(deps.db, tenant, work, {
      readOnly: kind === 'query',
      snapshot: madeType(impl.operation) !== null,
    });
  }
  const vendorId = impl.vendorOf?.(input) ?? null;
  if (impl.vendorOf) {
    if (vendorId === null) fail('record.not_found');
    return tenantTransaction(deps.db, { vendorId, partnerId: 'all' }, work, { readOnly: kind === 'query' });
  }
  return globalTransaction(deps.db, work);
}

function contextFor(
  impl: Implementation,
  caller: Caller,
  tx: Tx | Transaction<DB>,
  now: Date,
  emit: (type: EventType, payload: unknown) => void,
): Context {
  const { access } = impl.operation;
  return {
    tx: tx as Tx,
    actor: caller as Actor,
    now,
    authorize<T>(row: Unchecked<T> | null | undefined): T {
      if (!('permission' in access) || !isActor(caller)) throw new Error(`${impl.operation.name} has no permission`);
      return open(caller, access.permission, row);
    },
    scope() {
      if (!('permission' in access) || !isActor(caller)) throw new Error(`${impl.operation.name} has no permission`);
      return scopeOf(caller, access.permission) as never;
    },
    emit: emit as Context['emit'],
  };
}

function recall(
  tx: Tx | Transaction<DB>,
  impl: Implementation,
  caller: Caller,
  call: Call,
): Promise<RememberedAnswer | null> {
  const { access, kind, secretAnswer } = impl.operation;
  const known = 'permission' in access && isActor(caller) && !secretAnswer;
  if (!call.idempotencyKey || !known || kind !== 'command') return Promise.resolve(null);
  return recallAnswer(tx as Tx, caller, call.idempotencyKey, impl.operation.name, hashInput(call));
}

function hashInput({ input, sameness = input }: Call): string {
  return createHash('sha256').update(JSON.stringify(sameness)).digest('base64url');
}

/** Audit, events and the remembered answer: in the business transaction, so that none exists without the others. */
async function writeTrail(
  tx: Tx,
  impl: Implementation,
  trail: Trail,
  call: Call,
  input: unknown,
  now: Date,
  events: PendingEvent[],
  output: unknown,
): Promise<void> {
  const common = { vendor_id: trail.vendorId, partner_id: trail.partnerId };
  const audit = tx.insertInto('audit_events').values({
    ...common,
    id: newId(now),
    at: now,
    actor_kind: trail.actorKind,
    person_id: trail.personId,
    operation: impl.operation.name,
    subject_id: subjectOf(input) ?? subjectOf(output),
    request_id: call.requestId,
    ...dataOf(impl, input, output),
  });
  await sendAhead(tx, audit);
  if (events.length > 0) {
    const rows = events.map((each) => ({
      ...common,
      id: newId(now),
      type: each.type.name,
      payload: JSON.stringify(each.payload),
      created_at: now,
    }));
    await sendAhead(tx, tx.insertInto('outbox').values(rows));
  }
  if (call.idempotencyKey && trail.remembersFor) {
    await rememberAnswer(
      tx,
      trail.remembersFor,
      call.idempotencyKey,
      impl.operation.name,
      hashInput(call),
      output,
      now,
    );
  }
}

/** What left the house: the question, and of a file how many rows answered it. */
function dataOf({ operation }: Implementation, input: unknown, output: unknown): { data?: string } {
  if (madeType(operation) !== null) return { data: JSON.stringify({ input, ...(output as WrittenFile) }) };
  return operation.trail === 'with_question' ? { data: JSON.stringify({ input }) } : {};
}

function pendingOf(
  type: EventType,
  payload: unknown,
  witnesses: readonly EventWitness[],
  context: WitnessContext | null,
): PendingEvent {
  const called = witnesses.filter(({ event }) => context && event === type);
  const asking = called.map((witness) => {
    const asked = context ? witness.ask?.(context, payload) : undefined;
    // Heard by whoever waits for it, which nobody does when the command itself fails.
    asked?.catch(() => undefined);
    return { witness, asked };
  });
  return { type, payload, witnesses: asking };
}

/** Last in the transaction, since a witness may hold a lock that the vendor's other commands wait for. */
async function callWitnesses(events: readonly PendingEvent[], context: WitnessContext): Promise<boolean> {
  for (const { payload, witnesses } of events)
    for (const { witness, asked } of witnesses) await witness.handle(context, payload, await asked);
  return events.some(({ witnesses }) => witnesses.length > 0);
}

function subjectOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}
