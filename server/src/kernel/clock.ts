import type { BusinessCalendar } from './calendar/business-calendar.ts';
import { addCalendarDays, localDate } from './calendar/zone.ts';

/** Whose turn it is to act. */
export type Turn = 'vendor' | 'partner';

/**
 * How long the turn may last. `businessDays` and `businessMinutes` count working time; `calendarDays` that end on a day
 * off move to the closing time of the next working day, unless `onDayOff: 'keep'`; `until` is an instant fixed elsewhere
 * (a tender's deadline).
 */
export type Allowance =
  | { businessDays: number }
  | { businessMinutes: number }
  | { calendarDays: number; onDayOff?: 'roll' | 'keep' }
  | { until: Date };

/** A stretch in which the clock stood still; `to: null` while it lasts. `reason` is a code shown to both sides. */
export type Pause = { from: Date; to: Date | null; reason: string };

/** What events say about a turn; everything else follows. Pauses may overlap and come in any order. */
export type ClockInput = { turn: Turn; startedAt: Date; allowance: Allowance; pauses?: readonly Pause[] };

/** A share of the allowance and when it is used up: 0.5 reminder, 0.9 reminder, 1 due, 2 remedy. */
export type Threshold = { fraction: number; at: Date; crossed: boolean };

/** Computed from events at a moment, never stored as truth. Business time is minutes of the vendor's calendar. */
export type Clock = {
  turn: Turn;
  startedAt: Date;
  /** The first instant that is too late. While paused: the earliest it can be, if the pause ended now. */
  dueAt: Date;
  /** Reason of the pause in force, else null. */
  pausedReason: string | null;
  /** Used share of the allowance in business time without pauses: 0 at the start, 1 when used up, more when late. */
  spentFraction: number;
  /** Business minutes left; negative when overdue. */
  remainingMinutes: number;
  overdue: boolean;
  /** True when a year without a decree is involved, so the due date may move. */
  provisional: boolean;
  thresholds: readonly Threshold[];
};

/** 50 % and 90 % remind, 100 % is a breach, 200 % brings the remedy. */
export const standardThresholds: readonly number[] = [0.5, 0.9, 1, 2];

/** The clock of one turn at `now`. Throws RangeError for an allowance that is negative or not a number. */
export function clockAt(
  input: ClockInput,
  calendar: BusinessCalendar,
  now: Date,
  fractions: readonly number[] = standardThresholds,
): Clock {
  const { turn, startedAt } = input;
  const pauses = mergePauses(input.pauses ?? [], startedAt, now);
  const openPause = pauses.find((pause) => pause.open);
  const plannedAt = plannedDue(input, calendar);
  const allowed = calendar.businessMinutesBetween(startedAt, plannedAt);

  const thresholds = fractions.map((fraction): Threshold => {
    const planned = plannedThreshold(startedAt, plannedAt, allowed, fraction, calendar);
    const { at, held } = extend(planned, pauses, calendar);
    return { fraction, at, crossed: !held && now >= at };
  });
  const due = extend(plannedAt, pauses, calendar);
  const overdue = !due.held && now >= due.at;
  return {
    turn,
    startedAt,
    dueAt: due.at,
    pausedReason: openPause?.reason ?? null,
    spentFraction: spent(input, plannedAt, allowed, pauses, calendar, now),
    remainingMinutes: calendar.businessMinutesBetween(now, due.at),
    overdue,
    provisional: calendar.provisional(startedAt, due.at),
    thresholds,
  };
}

/** When that share of the allowance is used up. Throws RangeError for a fraction the clock was not asked to compute. */
export function thresholdAt(clock: Clock, fraction: number): Date {
  const found = clock.thresholds.find((threshold) => threshold.fraction === fraction);
  if (!found) throw new RangeError(`the clock has no threshold ${fraction}`);
  return found.at;
}

/** Fractions whose instant has come, in order; a paused clock crosses nothing. */
export function crossedThresholds(clock: Clock): number[] {
  const crossed = clock.thresholds.filter((threshold) => threshold.crossed).map((threshold) => threshold.fraction);
  return crossed.sort((a, b) => a - b);
}

type Stretch = { from: Date; to: Date; reason: string; open: boolean };

/** Sorted, without overlaps, cut to what lies between the start and now. */
function mergePauses(pauses: readonly Pause[], startedAt: Date, now: Date): Stretch[] {
  const merged: Stretch[] = [];
  const sorted = [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime());
  for (const pause of sorted) {
    // A pause that is entered to end later is still in force now.
    const open = pause.from <= now && (pause.to === null || pause.to > now);
    const from = pause.from > startedAt ? pause.from : startedAt;
    const to = open || pause.to === null ? now : pause.to;
    if (pause.from > now || to < from) continue;
    const last = merged.at(-1);
    if (!last || from > last.to) merged.push({ from, to, reason: pause.reason, open });
    else {
      if (to > last.to) last.to = to;
      if (open && !last.open) Object.assign(last, { reason: pause.reason, open });
    }
  }
  return merged;
}

function plannedDue({ startedAt, allowance }: ClockInput, calendar: BusinessCalendar): Date {
  if ('businessDays' in allowance) return calendar.addBusinessDays(startedAt, allowance.businessDays);
  if ('businessMinutes' in allowance) return calendar.addBusinessMinutes(startedAt, allowance.businessMinutes);
  if ('until' in allowance) return allowance.until;
  if (!(allowance.calendarDays >= 0)) throw new RangeError('calendar days must not be negative');
  const due = addCalendarDays(startedAt, allowance.calendarDays, calendar.timeZone);
  const works = calendar.isWorkingDay(localDate(due, calendar.timeZone));
  return works || allowance.onDayOff === 'keep' ? due : calendar.endOfWorkingDay(due);
}

function plannedThreshold(from: Date, due: Date, allowed: number, fraction: number, calendar: BusinessCalendar): Date {
  if (fraction === 1) return due;
  // An allowance that lies wholly in time off (a tender that closes on Sunday) has no business time to divide.
  if (allowed <= 0) return new Date(from.getTime() + fraction * Math.max(0, due.getTime() - from.getTime()));
  if (fraction < 1) return calendar.addBusinessMinutes(from, fraction * allowed);
  return calendar.addBusinessMinutes(due, (fraction - 1) * allowed);
}

/** Moves an instant past the pauses that began before it; `held` while one of them lasts. */
function extend(planned: Date, pauses: readonly Stretch[], calendar: BusinessCalendar): { at: Date; held: boolean } {
  let at = planned;
  let held = false;
  for (const pause of pauses) {
    if (pause.from >= at) break;
    const minutes = calendar.businessMinutesBetween(pause.from, pause.to);
    // Nothing to add: leave the instant as planned, since adding zero would move it into working hours.
    if (minutes > 0) at = calendar.addBusinessMinutes(at, minutes);
    held = pause.open;
  }
  return { at, held };
}

function spent(
  { startedAt }: ClockInput,
  plannedAt: Date,
  allowed: number,
  pauses: readonly Stretch[],
  calendar: BusinessCalendar,
  now: Date,
): number {
  if (now <= startedAt) return 0;
  if (allowed <= 0) {
    const length = plannedAt.getTime() - startedAt.getTime();
    return length <= 0 ? 1 : (now.getTime() - startedAt.getTime()) / length;
  }
  const paused = pauses.reduce((sum, pause) => sum + calendar.businessMinutesBetween(pause.from, pause.to), 0);
  return (calendar.businessMinutesBetween(startedAt, now) - paused) / allowed;
}
