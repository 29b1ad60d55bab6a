/** The clock of a case as both sides see it. */
import type { z } from 'zod';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { clockAt } from '../../../kernel/clock.ts';
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
    spent: Math.round(clock.spentFraction * 1000) / 1000,
    remaining_minutes: Math.round(clock.remainingMinutes),
    overdue: clock.overdue,
  };
}
