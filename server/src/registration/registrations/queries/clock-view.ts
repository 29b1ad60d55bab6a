/** The clock of a row as both sides see it, computed from the turn that the last event began. */
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { clockAt } from '../../../kernel/clock.ts';
import { isoInstant } from '../../../kernel/instant.ts';
import type { ClockView } from '../contract/views.ts';

const awaits: Record<string, ClockView['awaits']> = {
  submitted: 'decision',
  under_review: 'decision',
  in_conflict: 'decision',
  action_required: 'answer',
  rejected: 'appeal',
  approved: 'report',
  at_risk: 'protection_end',
  expired: 'reactivation',
};

interface Turn {
  state: string;
  turn: string | null;
  turn_started_at: Date | null;
  due_at: Date | null;
  report_due_at: Date | null;
  extension_asked_at: Date | null;
  provisional_at: Date | null;
  /** Since a dispute holds it. */
  frozen_at: Date | null;
}

export function clockView(row: Turn, calendar: BusinessCalendar, now: Date): ClockView | null {
  const asked = row.state === 'approved' && row.extension_asked_at !== null;
  const waits = asked ? 'extension' : awaits[row.state];
  if (!waits || !row.turn || !row.turn_started_at || !row.due_at) return null;
  if ((row.state === 'expired' || row.state === 'rejected') && row.due_at <= now) return null;
  const turn = row.turn as 'vendor' | 'partner';
  const pauses = row.frozen_at ? [{ from: row.frozen_at, to: null, reason: 'dispute' }] : [];
  const input = { turn, startedAt: row.turn_started_at, allowance: { until: row.due_at }, pauses };
  const clock = clockAt(input, calendar, now, []);
  return {
    turn,
    awaits: waits === 'report' && row.report_due_at === null ? 'protection_end' : waits,
    started_at: isoInstant(clock.startedAt),
    due_at: isoInstant(clock.dueAt),
    spent: Math.round(clock.spentFraction * 1000) / 1000,
    remaining_minutes: Math.round(clock.remainingMinutes),
    overdue: clock.overdue,
    paused_reason: clock.pausedReason,
    silent: row.provisional_at !== null,
    provisional: clock.provisional,
  };
}
