/**
 * What each event does to a registration: pure `(facts, input, now) → change | problem`. A change names the columns to
 * set, the event to write and what happens to the protection; commands lock, authorise, apply and save it.
 */

import type { RegistrationRules } from '../../../core/rules/contract/registration-rules.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { isProblem, type Problem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import { standsStill } from './freezing.ts';
import { type RegistrationEvent, type RegistrationState, registrationTable } from './states.ts';

export interface LifecycleFacts {
  state: RegistrationState;
  amount_minor: number | null;
  currency: string;
  route: string;
  close_date: string | null;
  first_submitted_at: Date | null;
  submitted_at: Date | null;
  protected_from: Date | null;
  protected_until: Date | null;
  extensions: number;
  report_due_at: Date | null;
  expired_at: Date | null;
  /** In the vendor's present turn: when its time ran out, and when twice its time had. */
  overdue_at: Date | null;
  silent_at: Date | null;
  /** Since when the vendor's silence protects the claim. */
  provisional_at: Date | null;
  appealed_at: Date | null;
  /** When the partner asked for an extension that the vendor has not decided yet, and by when it must. */
  extension_asked_at: Date | null;
  extension_due_at: Date | null;
  turn_started_at: Date | null;
  due_at: Date | null;
  /** While a dispute holds it; null when none does. */
  frozen_at: Date | null;
  /** When the partner was last asked; null when it was not. */
  asked_at: Date | null;
  /** When progress was last reported (or protection granted). */
  last_report_at: Date | null;
  /** Zone of the partner: protection ends at the same local time it began. */
  time_zone: string;
}

/** Columns of a registration that an event may set. */
export interface Columns {
  state: RegistrationState;
  submitted_at?: Date;
  first_submitted_at?: Date;
  decided_at?: Date | null;
  protected_from?: Date;
  protected_until?: Date;
  extensions?: number;
  report_due_at?: Date | null;
  expired_at?: Date | null;
  overdue_at?: Date | null;
  silent_at?: Date | null;
  provisional_at?: Date | null;
  appealed_at?: Date | null;
  extension_asked_at?: Date | null;
  extension_due_at?: Date | null;
  turn: 'vendor' | 'partner' | null;
  turn_started_at: Date | null;
  due_at: Date | null;
}

export interface Change {
  event: RegistrationEvent;
  set: Columns;
  protection: 'grant' | 'end' | 'prolong' | 'keep';
  /** Facts for the history: what was counted and why. */
  data: Record<string, unknown>;
  /** A decision counts in the figures that both sides see. */
  decided?: Decided;
}

/** What the figures keep of a decision. */
export interface Decided {
  /** In the vendor's zone, `YYYY-MM-DD`. */
  day: string;
  in_time: boolean;
  /** Registered so long before the close date that the rules call it early. */
  early: boolean;
  /** Business minutes that it took. */
  minutes: number;
}

export interface Ground {
  rules: RegistrationRules;
  /** Of the amounts in the rules. */
  currency: string;
  calendar: BusinessCalendar;
  now: Date;
}

/** A request that is decided, or that the registration has outlived. */
export const noRequest = { extension_asked_at: null, extension_due_at: null } as const;

/** Nobody's turn: the registration waits for nothing. */
export const noTurn = { turn: null, turn_started_at: null, due_at: null } as const;

/** A turn in which the vendor has not been late yet. */
export const inTime = { overdue_at: null, silent_at: null } as const;

/** An event that leaves the clock as it is. */
export function sameTurn({ turn_started_at, due_at }: LifecycleFacts) {
  return { turn: 'vendor' as const, turn_started_at, due_at };
}

/** The change, in the state that the table leads to; a problem when the table has no such row. */
export function step(
  facts: LifecycleFacts,
  event: RegistrationEvent,
  change: Omit<Change, 'event' | 'set'> & { set: Omit<Columns, 'state'> },
): Change | Problem {
  const still = standsStill(facts, event);
  if (still) return still;
  const state = nextState(registrationTable, facts.state, event);
  return isProblem(state) ? state : { ...change, event, set: { ...change.set, state } };
}

/** Sizes are compared in one currency only: Kanal knows no rates, so a deal in another one is of the usual size. */
function reaches({ amount_minor, currency }: Sized, threshold_minor: number, ground: SizeGround): boolean {
  return currency === ground.currency && (amount_minor ?? 0) >= threshold_minor;
}

type Sized = Pick<LifecycleFacts, 'amount_minor' | 'currency'>;
type SizeGround = Pick<Ground, 'rules' | 'currency'>;

/** Business days the vendor has for a decision: more for large deals. */
export function decisionDays(deal: Sized, ground: SizeGround): number {
  const { rules } = ground;
  return reaches(deal, rules.large_amount_minor, ground)
    ? rules.decision_business_days_large
    : rules.decision_business_days;
}

export function protectionDays(deal: Sized, ground: SizeGround): number {
  const { rules } = ground;
  return reaches(deal, rules.enterprise_amount_minor, ground)
    ? rules.protection_days_enterprise
    : rules.protection_days;
}

/** By when the vendor has to answer what would be sent now, of the usual size and of a large one. */
export function answerBy({ rules, currency, calendar, now }: Ground) {
  const usual = calendar.addBusinessDays(now, rules.decision_business_days);
  const large = calendar.addBusinessDays(now, rules.decision_business_days_large);
  const { large_amount_minor } = rules;
  return { usual, large, large_amount_minor, currency, provisional: calendar.provisional(now, large) };
}

/** The vendor's turn, from now. */
export function decisionTurn(facts: LifecycleFacts, ground: Ground) {
  const days = decisionDays(facts, ground);
  return {
    turn: 'vendor' as const,
    turn_started_at: ground.now,
    due_at: ground.calendar.addBusinessDays(ground.now, days),
    ...inTime,
  };
}
