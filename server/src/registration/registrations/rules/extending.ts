/**
 * Longer protection: the automatic extensions are the partner's to take, the manual ones after them are asked for and
 * decided by the vendor. One request waits at a time, and the vendor's silence grants it.
 */
import type { RegistrationRules } from '../../../core/rules/contract/registration-rules.ts';
import { addCalendarDays, laterOf } from '../../../kernel/calendar/zone.ts';
import { isProblem, type Problem, problem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import { type Change, type Ground, type LifecycleFacts, noRequest, step } from './change.ts';
import { standsStill } from './freezing.ts';
import { reportTurn } from './protecting.ts';
import { registrationTable, type Who } from './states.ts';

const minimumProof = 10;

type Counted = Pick<RegistrationRules, 'automatic_extensions' | 'manual_extensions'>;

/** What is left of both kinds; one that the vendor gives of its own accord uses up the automatic ones first. */
export function extensionsLeft(extensions: number, rules: Counted): { automatic: number; manual: number } {
  const left = Math.max(0, rules.automatic_extensions + rules.manual_extensions - extensions);
  const automatic = Math.max(0, rules.automatic_extensions - extensions);
  return { automatic, manual: left - automatic };
}

function isOver({ protected_until: until }: LifecycleFacts, { now }: Ground): Problem | null {
  if (until && now < until) return null;
  return problem('registration.protection_over', { until: until?.toISOString() ?? '' });
}

function noneLeft({ extensions }: LifecycleFacts, rules: Counted): Problem | null {
  const allowed = rules.automatic_extensions + rules.manual_extensions;
  return extensions >= allowed ? problem('registration.no_extension_left', { allowed }) : null;
}

function reportTooOld(facts: LifecycleFacts, { rules, now }: Ground): Problem | null {
  const fresh = addCalendarDays(facts.last_report_at ?? now, rules.report_every_days, facts.time_zone);
  if (fresh >= now) return null;
  return problem('registration.report_needed', {
    last: facts.last_report_at?.toISOString() ?? '',
    days: rules.report_every_days,
  });
}

/** The partner takes an automatic one, the vendor gives one of its own accord or on request, the system when time is up. */
export function extend(facts: LifecycleFacts, ground: Ground, who: Who): Change | Problem {
  const still = standsStill(facts, 'extend');
  if (still) return still;
  const state = nextState(registrationTable, facts.state, 'extend');
  if (isProblem(state)) return state;
  const refused = who === 'system' ? notSilent(facts, ground) : extensionRefused(facts, ground, who);
  return refused ?? prolong(facts, ground, who);
}

function extensionRefused(facts: LifecycleFacts, ground: Ground, who: Who): Problem | null {
  // Proof was given with the request; the vendor may still answer it after the protection's end.
  if (who === 'vendor' && facts.extension_asked_at) return null;
  const { automatic } = extensionsLeft(facts.extensions, ground.rules);
  const notTheirs = who === 'partner' && automatic === 0 ? problem('registration.extension_by_vendor') : null;
  return isOver(facts, ground) ?? noneLeft(facts, ground.rules) ?? notTheirs ?? reportTooOld(facts, ground);
}

/** Granted by silence when the protection would end and the request still waits. */
function notSilent(facts: LifecycleFacts, { now }: Ground): Problem | null {
  if (!facts.extension_asked_at) return problem('registration.no_extension_request');
  return !facts.protected_until || facts.protected_until > now ? problem('registration.not_due') : null;
}

function prolong(facts: LifecycleFacts, { rules, now }: Ground, who: Who): Change | Problem {
  const until = facts.protected_until ?? now;
  const protected_until = addCalendarDays(until, rules.extension_days, facts.time_zone);
  const report_due_at = facts.report_due_at ?? addCalendarDays(now, rules.report_every_days, facts.time_zone);
  const started = facts.extension_asked_at ? now : (facts.turn_started_at ?? now);
  return step(facts, 'extend', {
    set: {
      protected_until,
      extensions: facts.extensions + 1,
      ...noRequest,
      ...reportTurn(started, report_due_at, protected_until),
    },
    protection: 'prolong',
    data: {
      from: until.toISOString(),
      protected_until: protected_until.toISOString(),
      number: facts.extensions + 1,
      allowed: rules.automatic_extensions + rules.manual_extensions,
      requested: facts.extension_asked_at !== null,
      by_silence: who === 'system',
    },
  });
}

/** Proof of progress stands in the request; whoever extends without one gives it. */
export function proofMissing(
  { extension_asked_at }: Pick<LifecycleFacts, 'extension_asked_at'>,
  note: string,
): Problem | null {
  if (extension_asked_at || note.length >= minimumProof) return null;
  const params = { minimum: minimumProof };
  return problem('registration.note_required', {}, [{ path: 'note', code: 'field.too_small_text', params }]);
}

/** Asked in time, the protection holds at least until the vendor's answer is due. */
export function requestExtension(facts: LifecycleFacts, ground: Ground): Change | Problem {
  const still = standsStill(facts, 'request_extension');
  if (still) return still;
  const state = nextState(registrationTable, facts.state, 'request_extension');
  if (isProblem(state)) return state;
  if (facts.extension_asked_at) return problem('registration.extension_pending');
  const isTheirs = extensionsLeft(facts.extensions, ground.rules).automatic > 0;
  const refused =
    isOver(facts, ground) ??
    noneLeft(facts, ground.rules) ??
    (isTheirs ? problem('registration.extension_automatic') : null) ??
    reportTooOld(facts, ground);
  if (refused) return refused;
  const { now, calendar, rules } = ground;
  const due_at = calendar.addBusinessDays(now, rules.decision_business_days);
  const until = facts.protected_until as Date;
  const protected_until = laterOf(until, due_at);
  return step(facts, 'request_extension', {
    set: {
      protected_until,
      extension_asked_at: now,
      extension_due_at: due_at,
      turn: 'vendor',
      turn_started_at: now,
      due_at,
    },
    protection: 'prolong',
    data: { due_at: due_at.toISOString(), from: until.toISOString(), protected_until: protected_until.toISOString() },
  });
}

/** The vendor says no, in words: the protection runs on to its end. */
export function declineExtension(facts: LifecycleFacts, { now }: Ground): Change | Problem {
  const still = standsStill(facts, 'decline_extension');
  if (still) return still;
  const state = nextState(registrationTable, facts.state, 'decline_extension');
  if (isProblem(state)) return state;
  if (!facts.extension_asked_at) return problem('registration.no_extension_request');
  const until = facts.protected_until ?? now;
  return step(facts, 'decline_extension', {
    set: { ...noRequest, ...reportTurn(now, facts.report_due_at ?? until, until) },
    protection: 'keep',
    data: { protected_until: until.toISOString() },
  });
}
