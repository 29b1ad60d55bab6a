/** The course of a case and the ladder of sanctions; no clock, no database. */
import { type Problem, problem } from '../../kernel/problem.ts';
import { transitionTable } from '../../kernel/transitions.ts';
import { type ConductState, conductStates, type Sanction, sanctions } from './contract.ts';

export type ConductEvent = 'reply' | 'decide' | 'appeal' | 'judge' | 'drop';

export const conductTable = transitionTable<ConductState, ConductEvent, 'partner' | 'vendor'>(
  'conduct',
  conductStates,
  'noticed',
  [
    { from: ['noticed'], event: 'reply', to: 'replied', who: ['partner', 'vendor'] },
    { from: ['noticed', 'replied'], event: 'decide', to: 'decided', who: ['vendor'], guard: 'reply_or_time_over' },
    { from: ['decided'], event: 'appeal', to: 'appealed', who: ['partner'], guard: 'in_time' },
    { from: ['appealed'], event: 'judge', to: 'final', who: ['vendor'], guard: 'another_person' },
    { from: ['noticed', 'replied'], event: 'drop', to: 'dropped', who: ['vendor'] },
  ],
);

const step = (sanction: Sanction) => sanctions.indexOf(sanction);

/**
 * One step up the ladder at a time: what was imposed within the programme's memory counts. A grave breach may skip steps,
 * and says so.
 */
export function fitsLadder(sanction: Sanction, previous: readonly Sanction[], grave: boolean): Problem | null {
  const highest = Math.max(0, ...previous.map(step));
  const next = sanctions[Math.min(highest + 1, sanctions.length - 1)] as Sanction;
  return grave || step(sanction) <= step(next) ? null : problem('conduct.too_high_a_step', { step: next });
}

export interface LadderDays {
  benefits_suspended_days: number;
  tier_hold_days: number;
  suspension_days: number;
}

/** How long a sanction lasts, in days; null: it has no end of its own. */
export function sanctionDays(sanction: Sanction, days: LadderDays): number | null {
  if (sanction === 'benefits_suspended') return days.benefits_suspended_days;
  if (sanction === 'tier_hold') return days.tier_hold_days;
  return sanction === 'suspension' ? days.suspension_days : null;
}

interface Deciding {
  state: ConductState;
  reply_due_at: Date;
  opened_by: string;
  replied_by: string | null;
}

/** Whoever has opened a case or answered in it does not decide it; nobody decides before the other side could answer. */
export function mayDecide(row: Deciding, personId: string | null, now: Date): Problem | null {
  if (row.state === 'noticed' && now < row.reply_due_at)
    return problem('conduct.reply_awaited', { due_at: row.reply_due_at.toISOString() });
  return personId === row.opened_by || personId === row.replied_by ? problem('conduct.same_person') : null;
}

/** The vendor's own time is over, and that has not been written down yet. */
export function isLate(row: { vendor_due_at: Date | null; late_at: Date | null }, now: Date): boolean {
  return (
    row.vendor_due_at !== null && row.vendor_due_at <= now && (row.late_at === null || row.late_at < row.vendor_due_at)
  );
}

interface Judging {
  opened_by: string;
  replied_by: string | null;
  decided_by: string | null;
  sanction: Sanction | null;
}

export function mayJudge(
  row: Judging,
  personId: string | null,
  verdict: { verdict: string; sanction?: Sanction | undefined },
): Problem | null {
  if ([row.opened_by, row.replied_by, row.decided_by].includes(personId)) return problem('conduct.same_person');
  if (verdict.verdict !== 'softened') return null;
  const milder = verdict.sanction !== undefined && row.sanction !== null && step(verdict.sanction) < step(row.sanction);
  return milder ? null : problem('conduct.not_softer', {}, [{ path: 'sanction', code: 'field.not_listed' }]);
}
