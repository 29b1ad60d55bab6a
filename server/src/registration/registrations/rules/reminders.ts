/** When somebody is reminded: each threshold of each turn once; of several that have passed at once, the last is told. */
import type { NoticeType } from '../../../core/notifications/contract/notice-types.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { addCalendarDays, laterOf } from '../../../kernel/calendar/zone.ts';
import { clockAt, crossedThresholds } from '../../../kernel/clock.ts';
import { undecidedStates } from './states.ts';

const dayMs = 86_400_000;
const reportDays = 3;

export interface ReminderFacts {
  state: string;
  turn: string | null;
  turn_started_at: Date | null;
  due_at: Date | null;
  report_due_at: Date | null;
  protected_until: Date | null;
  extension_asked_at: Date | null;
  updated_at: Date;
  time_zone: string;
}

export interface ReminderGround {
  calendar: BusinessCalendar;
  now: Date;
  /** Days before the end of protection. */
  reminderDays: readonly number[];
  /** Days after which an untouched draft is put away, and how long before that the seller is told. */
  idleDraftDays: number;
  idleNoticeDays: number;
}

export interface Reminder {
  /** `decision_50`, `answer_due`, `report_due`, `protection_14` */
  threshold: string;
  /** The beginning of the turn, or the date that is coming nearer: a new one is reminded of anew. */
  turnAt: Date;
  type: NoticeType;
  dueAt: Date;
  /** Whole days left, rounded up. */
  days: number;
  /** false: overtaken by a later threshold before anybody was told. */
  tell: boolean;
}

export interface GivenReminder {
  threshold: string;
  turn_at: Date;
}

export function dueReminders(
  facts: ReminderFacts,
  given: readonly GivenReminder[],
  ground: ReminderGround,
): Reminder[] {
  const crossed = [decision, answer, report, idle].flatMap((kind) => kind(facts, ground));
  const isGiven = ({ threshold, turnAt }: Crossed) =>
    given.some((each) => each.threshold === threshold && each.turn_at.getTime() === turnAt.getTime());
  return [crossed, protection(facts, ground)].flatMap((family) =>
    family
      .filter((each) => !isGiven(each))
      .map((each) => ({
        ...each,
        days: Math.max(0, Math.ceil((each.dueAt.getTime() - ground.now.getTime()) / dayMs)),
        tell: each === family.at(-1),
      })),
  );
}

type Crossed = Pick<Reminder, 'threshold' | 'turnAt' | 'type' | 'dueAt'>;

const decisionTypes: Record<number, NoticeType> = {
  0.5: 'registration.decision_half',
  0.9: 'registration.decision_soon',
  1: 'registration.decision_overdue',
};

/** The vendor's turn, a claim's or a requested extension's: at half of the time, near its end, and when it is over. */
function decision(facts: ReminderFacts, ground: ReminderGround): Crossed[] {
  const { state, turn, turn_started_at, due_at } = facts;
  if (turn !== 'vendor' || !turn_started_at || !due_at) return [];
  const asks = state === 'approved' && facts.extension_asked_at !== null;
  if (!undecidedStates.some((each) => each === state) && !asks) return [];
  const input = { turn: 'vendor' as const, startedAt: turn_started_at, allowance: { until: due_at } };
  const clock = clockAt(input, ground.calendar, ground.now, [0.5, 0.9, 1]);
  return crossedThresholds(clock).map((fraction) => ({
    threshold: `decision_${fraction * 100}`,
    turnAt: turn_started_at,
    type: decisionTypes[fraction] as NoticeType,
    dueAt: due_at,
  }));
}

/** The partner's answer: one working day before it is due, so that a weekend does not swallow the reminder. */
function answer({ state, turn_started_at, due_at }: ReminderFacts, { calendar, now }: ReminderGround): Crossed[] {
  if (state !== 'action_required' || !turn_started_at || !due_at || now >= due_at) return [];
  if (calendar.businessMinutesBetween(now, due_at) > calendar.minutesPerDay) return [];
  return [{ threshold: 'answer_due', turnAt: turn_started_at, type: 'registration.answer_due', dueAt: due_at }];
}

function report({ state, report_due_at }: ReminderFacts, { now }: ReminderGround): Crossed[] {
  if (state !== 'approved' || !report_due_at || now >= report_due_at) return [];
  if (report_due_at.getTime() - now.getTime() > reportDays * dayMs) return [];
  const type = 'registration.report_due' as const;
  return [{ threshold: 'report_due', turnAt: report_due_at, type, dueAt: report_due_at }];
}

function protection({ state, protected_until }: ReminderFacts, { now, reminderDays }: ReminderGround): Crossed[] {
  if (state !== 'approved' && state !== 'at_risk') return [];
  if (!protected_until || now >= protected_until) return [];
  const left = protected_until.getTime() - now.getTime();
  return [...reminderDays]
    .sort((a, b) => b - a)
    .filter((days) => left <= days * dayMs)
    .map((days) => ({
      threshold: `protection_${days}`,
      turnAt: protected_until,
      type: 'registration.protection_ends' as const,
      dueAt: protected_until,
    }));
}

/** A draft that would be put away: told once for as long as nobody touches it, with the full notice still to come. */
function idle({ state, updated_at, time_zone }: ReminderFacts, ground: ReminderGround): Crossed[] {
  if (state !== 'draft') return [];
  const { now, idleDraftDays, idleNoticeDays } = ground;
  if (addCalendarDays(updated_at, idleDraftDays - idleNoticeDays, time_zone) > now) return [];
  const warned = addCalendarDays(now, idleNoticeDays, time_zone);
  const ends = addCalendarDays(updated_at, idleDraftDays, time_zone);
  const dueAt = laterOf(ends, warned);
  return [{ threshold: 'draft_idle', turnAt: updated_at, type: 'registration.draft_idle', dueAt }];
}

/** How far ahead of a date its reminders may lie, in days; for those who look for candidates. */
export const longestNotice = { answer: 14, report: reportDays } as const;
