/**
 * Who goes first on a renewal or an expansion: the partner that won the customer's last deal. A renewal has a window before
 * its date in which the incumbent's claim goes first; an expansion of one's own deal has no window.
 */
import type { PriorityRule, RegistrationRules } from '../../../core/rules/contract/registration-rules.ts';
import { dateOf, epochDayOf, localDate } from '../../../kernel/calendar/zone.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';

export type { PriorityRule };

interface Claim {
  submitted_at: Date | null;
  /** Of a renewal: its date. */
  close_date: string | null;
}

export interface IncumbencyFacts extends Claim {
  type: string;
  partner_id: string;
  /** Days are counted in the partner's zone. */
  time_zone: string;
  /** The partner that won the customer's last deal of an overlapping product family; null: nobody has. */
  incumbent_id: string | null;
  /** The incumbent's own open claim of the same, when this one is of another partner. */
  rival: Claim | null;
}

/** `own`, `other`: whose claim goes first; `…_outside`: there is an incumbent, but its priority does not hold now. */
export interface Incumbency {
  standing: 'none' | 'own' | 'own_outside' | 'other' | 'other_outside';
  /** First and last day of the window; null: an expansion, or no date. */
  from: string | null;
  until: string | null;
}

type Rules = Pick<RegistrationRules, 'incumbent_window' | 'priority_rules'>;

export function incumbencyOf(facts: IncumbencyFacts, rules: Rules, now: Date): Incumbency {
  const window = windowOf(facts, rules);
  const applies = facts.type === 'renewal' || facts.type === 'expansion';
  if (!applies || !facts.incumbent_id || !rules.priority_rules.includes('incumbency'))
    return { standing: 'none', from: null, until: null };
  const today = localDate(now, facts.time_zone);
  if (facts.incumbent_id === facts.partner_id)
    return { ...window, standing: goesFirst(facts, facts, rules, today) ? 'own' : 'own_outside' };
  const claimed = facts.rival !== null && goesFirst(facts, facts.rival, rules, today);
  // Until the window closes the incumbent may still come; an expansion is only its own once it has claimed it.
  const mayCome = facts.type === 'renewal' && within(today, window);
  return { ...window, standing: claimed || mayCome ? 'other' : 'other_outside' };
}

function windowOf({ type, close_date }: { type: string; close_date: string | null }, { incumbent_window }: Rules) {
  if (type !== 'renewal' || !close_date) return { from: null, until: null };
  const before = (days: number) => dateOf(epochDayOf(close_date) - days);
  return { from: before(incumbent_window.from_days), until: before(incumbent_window.until_days) };
}

function within(day: string, { from, until }: { from: string | null; until: string | null }): boolean {
  return from !== null && until !== null && from <= day && day <= until;
}

/** Whether a claim of the incumbent came in its window; one that is still a draft is judged by today. */
function goesFirst(facts: IncumbencyFacts, claim: Claim, rules: Rules, today: string): boolean {
  if (facts.type === 'expansion') return true;
  const came = claim.submitted_at ? localDate(claim.submitted_at, facts.time_zone) : today;
  return within(came, windowOf({ type: facts.type, close_date: claim.close_date }, rules));
}

/** `preceded`: another partner's claim on the scope came first and still waits. */
export type Place = Pick<Incumbency, 'standing'> & { preceded: boolean };

/** The rules that an approval may cite, in the order of the programme. */
export function groundsOf({ standing, preceded }: Place, rules: Rules): PriorityRule[] {
  const incumbency = rules.priority_rules.indexOf('incumbency');
  return rules.priority_rules.filter((rule, at) => {
    if (rule === 'incumbency') return standing === 'own';
    if (rule === 'first_complete_submission' && preceded) return false;
    return standing !== 'other' || at < incumbency;
  });
}

/** The rule that the facts give by themselves; null: a person must choose among the stronger ones. */
export function usualGround(place: Place, rules: Rules): PriorityRule | null {
  const usual = place.standing === 'own' ? 'incumbency' : 'first_complete_submission';
  const grounds = groundsOf(place, rules);
  if (grounds.includes(usual)) return usual;
  return place.standing === 'other' || place.preceded ? null : 'arbitration';
}

/**
 * A decision cites a rule of the programme, never passes over the incumbent by a weaker one, and never calls a claim the
 * first while an earlier one waits.
 */
export function groundRefused(rule: PriorityRule, place: Place, rules: Rules): Problem | null {
  if (groundsOf(place, rules).includes(rule)) return null;
  const field = (code: string) => problem(code, {}, [{ path: 'decision_rule', code: 'field.invalid' }]);
  if (!rules.priority_rules.includes(rule)) return field('registration.rule_not_in_force');
  if (rule === 'incumbency') return field('registration.not_incumbent');
  return field(place.standing === 'other' ? 'registration.incumbent_first' : 'registration.not_first');
}
