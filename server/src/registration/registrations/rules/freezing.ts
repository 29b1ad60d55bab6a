/** What a dispute stops, and how time goes on afterwards: nobody loses a minute that the case took. */

import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { addCalendarDays } from '../../../kernel/calendar/zone.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';
import type { RegistrationEvent, RegistrationState } from './states.ts';

/** A partner may always take its own claim back. */
const goesOn: readonly RegistrationEvent[] = ['withdraw'];

export function standsStill(facts: { frozen_at: Date | null }, event: RegistrationEvent): Problem | null {
  return goesOn.includes(event) ? null : frozenRefused(facts);
}

export function frozenRefused({ frozen_at }: { frozen_at: Date | null }): Problem | null {
  return frozen_at && problem('registration.frozen', { since: frozen_at.toISOString() });
}

/** A time that was owed in business time when the clocks stopped at `from`, as they go on `now`. */
export function owedAfter(due: Date, from: Date, calendar: BusinessCalendar, now: Date): Date {
  return calendar.addBusinessMinutes(now, calendar.businessMinutesBetween(from, due));
}

/** Protection that stands still ends for nobody: until the dispute is over its scope is taken. */
export const untilThawed = new Date('9999-12-31T00:00:00Z');

export interface FrozenFacts {
  state: RegistrationState;
  frozen_at: Date | null;
  turn: string | null;
  turn_started_at: Date | null;
  due_at: Date | null;
  protected_until: Date | null;
  report_due_at: Date | null;
  expired_at: Date | null;
  extension_asked_at: Date | null;
  extension_due_at: Date | null;
  time_zone: string;
}

/** States whose turn is counted in business time; the others run on the calendar. */
export const inBusinessTime: readonly RegistrationState[] = [
  'submitted',
  'under_review',
  'in_conflict',
  'action_required',
];

/** Every date as it stands when the clocks go on: later by what the dispute took, and protection by `extraDays` more. */
export function thawed(facts: FrozenFacts, calendar: BusinessCalendar, now: Date, extraDays = 0) {
  const from = facts.frozen_at ?? now;
  const gone = now.getTime() - from.getTime();
  const later = (date: Date | null) => date && new Date(date.getTime() + gone);
  const owed = (due: Date | null) => {
    if (!due || due <= from) return later(due);
    return owedAfter(due, from, calendar, now);
  };
  const business = inBusinessTime.includes(facts.state) || facts.extension_asked_at !== null;
  const until = later(facts.protected_until);
  const protected_until = until && extraDays > 0 ? addCalendarDays(until, extraDays, facts.time_zone) : until;
  // A turn that ends with the protection ends with it still.
  const withProtection = facts.due_at !== null && facts.due_at.getTime() === facts.protected_until?.getTime();
  return {
    frozen_at: null,
    frozen_by: null,
    turn_started_at: later(facts.turn_started_at),
    due_at: business ? owed(facts.due_at) : withProtection ? protected_until : later(facts.due_at),
    protected_until,
    report_due_at: later(facts.report_due_at),
    expired_at: later(facts.expired_at),
    extension_due_at: owed(facts.extension_due_at),
  };
}
