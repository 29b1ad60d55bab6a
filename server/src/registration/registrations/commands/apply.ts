/**
 * The middle of every command: facts from a locked row, the ground a rule stands on, and one way to apply what the rule
 * answered: columns, protection, history and event together.
 */
import type { Updateable } from 'kysely';
import { type Actor, system } from '../../../access/actors.ts';
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { type RegistrationRules, rulesById, rulesInForce } from '../../../core/rules/index.ts';
import { accept, fail, ProblemError } from '../../../kernel/problem.ts';
import type { Registrations } from '../../../platform/db/schema.gen.ts';
import { acrossPartners, type Tx } from '../../../platform/db/tenancy.ts';
import type { Context } from '../../../platform/operations/implement.ts';
import { eventOf, type RegistrationPayload, type SignedFacts } from '../events.ts';
import type { Change, Ground, LifecycleFacts } from '../rules/change.ts';
import { precedes } from '../rules/conflict.ts';
import { ownRefusal } from '../rules/deciding.ts';
import { type Incumbency, incumbencyOf, type Place } from '../rules/incumbency.ts';
import { appendEvent, lastEvent } from '../store/history.ts';
import { incumbentOf, openClaimOf } from '../store/incumbents.ts';
import { countDecision } from '../store/measures.ts';
import { lockPartner } from '../store/partner-facts.ts';
import { endProtections, prolongProtections } from '../store/protections.ts';
import { type RegistrationRecord, saveNumbered, saveRegistration } from '../store/registrations.ts';
import { closeRemoval } from '../store/removals.ts';
import { rivalsOf } from '../store/rivals.ts';

/** The part of an operation's context that commands on registrations use. */
export type CommandContext = Pick<Context<{ permission: 'registration.read' }>, 'tx' | 'actor' | 'now' | 'emit'>;

export interface RulesGround extends Ground {
  rulesId: string;
  rulesVersion: number;
}

/**
 * The rules that apply: those in force now, or — for a registration that a decision was made on — those it was decided
 * by, whatever has been published since.
 */
export async function groundOf(
  tx: Tx,
  vendorId: string,
  now: Date,
  decidedBy: string | null = null,
): Promise<RulesGround> {
  const found = decidedBy
    ? await rulesById(tx, vendorId, 'registration', decidedBy)
    : await rulesInForce(tx, vendorId, 'registration', now);
  const calendar = await vendorCalendar(tx, vendorId);
  if (!found) throw new Error(`rules ${decidedBy} are cited but not published`);
  const { document, currency, id: rulesId, version: rulesVersion } = found;
  return { rules: document as RegistrationRules, currency, rulesId, rulesVersion, calendar, now };
}

/** Null before the vendor has published any: then it has no registrations either. */
export async function rulesIfAny(tx: Tx, vendorId: string, now: Date): Promise<RegistrationRules | null> {
  try {
    return (await rulesInForce(tx, vendorId, 'registration', now)).document;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'rules.none_in_force') return null;
    throw error;
  }
}

export async function factsOf(tx: Tx, row: RegistrationRecord): Promise<LifecycleFacts> {
  const asked =
    row.state === 'action_required' ? await lastEvent(tx, row.vendor_id, row.id, ['request_changes']) : undefined;
  const reported =
    row.state === 'approved' || row.state === 'at_risk'
      ? await lastEvent(tx, row.vendor_id, row.id, ['report', 'approve', 'receive'])
      : undefined;
  return { ...row, asked_at: asked?.at ?? null, last_report_at: reported?.at ?? null };
}

/** Whose claim goes first on a renewal or an expansion, and whether another came before this one. */
export async function placeFor(
  tx: Tx,
  row: RegistrationRecord,
  families: readonly string[],
  { rules, now }: Ground,
): Promise<Incumbency & Place> {
  const incumbent_id = await incumbentOf(tx, row, families);
  const isOther = incumbent_id !== null && incumbent_id !== row.partner_id;
  const rival = isOther ? await openClaimOf(tx, row, families, incumbent_id) : null;
  const rivals = await rivalsOf(tx, row, families, now);
  return {
    ...incumbencyOf({ ...row, incumbent_id, rival }, rules, now),
    preceded: rivals.some((each) => precedes(each, row)),
  };
}

interface Words {
  note?: string;
  internal_note?: string;
  reason_code?: string | null;
}

export interface ApplyOptions extends Words {
  /** Further columns: reviewer, decision rule … */
  set?: Updateable<Registrations>;
  /** The first complete submission is given its place in the queue. */
  givesNumber?: boolean;
  rulesId: string | null;
  /** The partner's own signature of what is done here. */
  signed?: SignedFacts | undefined;
}

/** Saves what a rule answered. The grant itself is the approval's business; ending and prolonging happen here. */
export async function apply(
  c: CommandContext,
  row: RegistrationRecord,
  change: Change,
  options: ApplyOptions,
): Promise<RegistrationRecord> {
  const { tx, actor, now } = c;
  const save = options.givesNumber ? saveNumbered : saveRegistration;
  const ended = change.protection === 'end' ? { removal_id: null } : {};
  const saved = await save(tx, row, { ...ended, ...options.set, ...change.set }, now);
  if (change.protection === 'end') await endProtections(tx, row, now, change.event);
  if (change.protection === 'end' && row.removal_id) await overtakeRemoval(c, row, row.removal_id);
  if (change.protection === 'prolong' && saved.protected_until)
    await prolongProtections(tx, row, saved.protected_until);
  await appendEvent(tx, {
    vendor_id: row.vendor_id,
    registration_id: row.id,
    partner_id: row.partner_id,
    type: change.event,
    at: now,
    from_state: row.state,
    to_state: change.set.state,
    ...actorFacts(actor),
    reason_code: options.reason_code ?? null,
    note: options.note ?? '',
    internal_note: options.internal_note ?? '',
    rules_version_id: options.rulesId,
    data: { ...change.data, ...(options.signed ? { signed_with: options.signed.key_id } : {}) },
  });
  if (change.decided) await countDecision(tx, row, change.decided);
  const signed = options.signed ? { signed: options.signed } : {};
  c.emit(eventOf[change.event], { ...payloadOf(c, saved, options.note), ...signed });
  return saved;
}

/** The deal has ended: a proposal that still waits does so for nobody any more. */
async function overtakeRemoval(c: CommandContext, row: RegistrationRecord, id: string): Promise<void> {
  const { vendor_id } = row;
  await wholeVendor(c, 'the proposal that the end of the deal has overtaken', () =>
    closeRemoval(c.tx, { vendor_id, id }, { outcome: 'overtaken', answered_at: c.now }),
  );
}

/** What is the partner's to do and was done by the vendor's people says so in the history, for both sides to read. */
export function onBehalf(actor: Actor, change: Change): Change {
  return actor.kind === 'staff' ? { ...change, data: { ...change.data, on_behalf: 'partner' } } : change;
}

/** Who acts, for the history; a person's name is read where the event is written. `null`: nobody, time itself. */
export function actorFacts(actor: Actor | null) {
  if (!actor) return { actor_kind: 'system' as const, person_id: null, actor_name: '' };
  if (actor.kind === 'system') return { actor_kind: 'system' as const, person_id: null, actor_name: actor.job };
  return { actor_kind: actor.kind, person_id: actor.personId, actor_name: null };
}

/** What is told of a registration as it is now. */
export function payloadOf(c: CommandContext, saved: RegistrationRecord, note = ''): RegistrationPayload {
  return {
    registration_id: saved.id,
    number: saved.number,
    partner_id: saved.partner_id,
    customer_name: saved.customer_name,
    responsible_id: saved.responsible_id,
    reviewer_id: saved.reviewer_id,
    actor_id: c.actor.personId,
    actor_kind: c.actor.kind,
    note,
    due_at: saved.due_at?.toISOString() ?? null,
    protected_until: saved.protected_until?.toISOString() ?? null,
  };
}

/** New claims and decisions wait while the partnership does not run. @throws `partner.not_active` */
export async function requireActivePartner(tx: Tx, row: { vendor_id: string; partner_id: string }): Promise<void> {
  const partner = await lockPartner(tx, row.vendor_id, row.partner_id, false);
  if (partner.status !== 'active') fail('partner.not_active');
}

/** Whoever refused does not decide on the appeal. @throws `registration.own_refusal` */
export function refuseOwn(c: CommandContext, row: RegistrationRecord): void {
  const own = ownRefusal(row, c.actor.personId);
  if (own) accept(own);
}

/** What follows from a deed by itself is not the doer's. */
export function asSystem(c: CommandContext): CommandContext {
  return { ...c, actor: system('registrations.expire', c.actor.vendorId) };
}

/** Runs with the whole vendor in sight: customers, candidates and other partners' protections are closed to a partner. */
export function wholeVendor<T>(c: CommandContext, reason: string, work: () => Promise<T>): Promise<T> {
  return acrossPartners(c.tx, c.actor.partnerId, reason, work);
}
