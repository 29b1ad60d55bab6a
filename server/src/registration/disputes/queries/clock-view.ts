/** The clock of a case as both sides see it. */
import type { z } from 'zod';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { type Clock, clockAt } from '../../../kernel/clock.ts';
import type { DisputeClock } from '../contract/views.ts';
import type { DisputeRecord } from '../store/cases.ts';

export function disputeClock(
  row: DisputeRecord,
  calendar: BusinessCalendar,
  now: Date,
): z.infer<typeof DisputeClock> | null {
  const { state, turn_started_at: startedAt, due_at: until } = row;
  if (!startedAt || !until) return null;
  const turn = state === 'evidence' || state === 'decided' ? 'partner' : 'vendor';
  const clock = clockAt({ turn, startedAt, allowance: { until } }, calendar, now, []);
  return {
    turn,
    awaits: state === 'evidence' ? 'evidence' : state === 'decided' ? 'appeal' : 'decision',
    started_at: clock.startedAt.toISOString(),
    due_at: clock.dueAt.toISOString(),
    ...(row.lane === 'urgent' ? byTheWall(startedAt, until, now) : inBusinessTime(clock)),
    overdue: clock.overdue,
  };
}

const inBusinessTime = ({ spentFraction, remainingMinutes }: Clock) => ({
  spent: Math.round(spentFraction * 1000) / 1000,
  remaining_minutes: Math.round(remainingMinutes),
});

/** A tender does not wait for Monday: its hours are those of the clock on the wall. */
function byTheWall(from: Date, until: Date, now: Date) {
  const whole = Math.max(1, until.getTime() - from.getTime());
  return {
    spent: Math.round(((now.getTime() - from.getTime()) / whole) * 1000) / 1000,
    remaining_minutes: Math.round((until.getTime() - now.getTime()) / 60_000),
  };
}
