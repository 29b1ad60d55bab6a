/** Taking a protection away or moving it. The holder is heard first, and shortly before a tender ends nothing is moved. */
import { endOfLocalDay, epochDayOf, localDate } from '../../../kernel/calendar/zone.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';
import { type Change, type Ground, type LifecycleFacts, noRequest, noTurn, step } from './change.ts';
import { grantOf, reportTurn } from './protecting.ts';

export type RemovalKind = 'revoke' | 'transfer';

export interface Removal {
  kind: RemovalKind;
  reason_code: string;
  proposed_by: string;
  hearing_until: Date;
  frozen_until: Date | null;
  statement_at: Date | null;
}

const untouched = ({ turn_started_at, due_at, extension_asked_at }: LifecycleFacts) => ({
  turn: extension_asked_at ? ('vendor' as const) : ('partner' as const),
  turn_started_at,
  due_at,
});

type Tender = Pick<LifecycleFacts, 'route' | 'close_date' | 'time_zone'>;

/** By when the holder may speak, and until when a tender keeps everything as it is. */
export function removalDates(
  facts: Tender,
  { rules, calendar, now }: Ground,
  { kind, reason_code }: Pick<Removal, 'kind' | 'reason_code'>,
): Pick<Removal, 'hearing_until' | 'frozen_until'> {
  const hearing_until = calendar.addBusinessDays(now, rules.hearing_business_days);
  return { hearing_until, frozen_until: frozenUntil(facts, { rules, now }, { kind, reason_code }) };
}

/** Asked anew at the confirmation: the proposal may have been made long before the tender's last days. */
export function frozenUntil(
  { route, close_date, time_zone }: Tender,
  { rules, now }: Pick<Ground, 'rules' | 'now'>,
  { kind, reason_code }: Pick<Removal, 'kind' | 'reason_code'>,
): Date | null {
  const isTender = kind === 'transfer' && route !== 'direct' && close_date !== null;
  // The law alone goes before the calm that bidders need.
  if (!isTender || reason_code === 'law_and_procurement') return null;
  const days = epochDayOf(close_date) - epochDayOf(localDate(now, time_zone));
  if (days < 0 || days > rules.tender_freeze_days) return null;
  return endOfLocalDay(new Date(`${close_date}T12:00:00Z`), time_zone);
}

/** The history tells the holder what is proposed and why; never in whose favour. */
export function proposeRemoval(
  facts: LifecycleFacts,
  { kind, hearing_until, frozen_until }: Pick<Removal, 'kind' | 'hearing_until' | 'frozen_until'>,
): Change | Problem {
  return step(facts, 'propose_removal', {
    set: untouched(facts),
    protection: 'keep',
    data: {
      kind,
      hearing_until: hearing_until.toISOString(),
      ...(frozen_until ? { frozen_until: frozen_until.toISOString() } : {}),
    },
  });
}

export function answerRemoval(facts: LifecycleFacts, removal: Pick<Removal, 'statement_at'>): Change | Problem {
  if (removal.statement_at) return problem('registration.answered');
  return step(facts, 'answer_removal', { set: untouched(facts), protection: 'keep', data: {} });
}

export function declineRemoval(facts: LifecycleFacts): Change | Problem {
  return step(facts, 'decline_removal', { set: untouched(facts), protection: 'keep', data: {} });
}

/** Why it cannot be confirmed now; null: it can. */
export function mayNotConfirm(removal: Removal, personId: string | null, now: Date): Problem | null {
  if (removal.proposed_by === personId) return problem('registration.own_proposal');
  if (!removal.statement_at && now < removal.hearing_until)
    return problem('registration.hearing_runs', { until: removal.hearing_until.toISOString() });
  if (removal.frozen_until && now < removal.frozen_until)
    return problem('registration.tender_runs', { until: removal.frozen_until.toISOString() });
  return null;
}

export function remove(facts: LifecycleFacts, { kind }: Pick<Removal, 'kind'>): Change | Problem {
  return step(facts, kind, {
    set: { report_due_at: null, ...noRequest, ...noTurn },
    protection: 'end',
    data: { protected_until: facts.protected_until?.toISOString() ?? null },
  });
}

/** The receiver is protected at least as long as the holder was. */
export function receive(facts: LifecycleFacts, ground: Ground, heldUntil: Date | null): Change | Problem {
  const { now } = ground;
  const grant = grantOf(facts, ground);
  const until = heldUntil && heldUntil > grant.until ? heldUntil : grant.until;
  return step(facts, 'receive', {
    set: {
      first_submitted_at: facts.first_submitted_at ?? now,
      submitted_at: facts.submitted_at ?? now,
      decided_at: now,
      protected_from: grant.from,
      protected_until: until,
      provisional_at: null,
      ...reportTurn(now, grant.report_due_at, until),
    },
    protection: 'grant',
    data: { protected_until: until.toISOString(), amount_minor: facts.amount_minor },
  });
}
