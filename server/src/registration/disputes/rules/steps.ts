/** The course of a case as a line of steps: what lies behind, where it stands, what is still ahead. */
import type { DisputeState } from '../contract/codes.ts';

export type StepName = 'opened' | 'evidence' | 'level_1' | 'level_2' | 'committee' | 'decision' | 'appeal';
export interface Step {
  step: StepName;
  status: 'done' | 'now' | 'late' | 'ahead' | 'skipped';
  at: Date | null;
}

export interface CourseFacts {
  state: DisputeState;
  level: number;
  round: number;
  opened_at: Date;
  evidence_until: Date;
  ends_by: Date;
  due_at: Date | null;
  decided_at: Date | null;
  closed_at: Date | null;
  /** When each state was entered, in order. */
  entered: readonly { state: string; at: Date }[];
}

const levels = ['evidence', 'level_1', 'level_2', 'committee'] as const;

export function stepsOf(facts: CourseFacts, now: Date): Step[] {
  const { state, due_at } = facts;
  const running = due_at !== null && due_at <= now ? ('late' as const) : ('now' as const);
  const over = facts.round === 2 || !(levels as readonly string[]).includes(state);
  const standing: Step[] = levels.map((step, at) => {
    if (state === step) return { step, status: running, at: due_at };
    const left = leftAt(facts, step);
    if (left) return { step, status: 'done', at: left };
    return { step, status: over || at < facts.level ? 'skipped' : 'ahead', at: null };
  });
  return [
    { step: 'opened', status: 'done', at: facts.opened_at },
    ...standing,
    decision(facts),
    appeal(facts, running),
  ];
}

/** When the first stretch of that state ended; null when it never began or has not ended. */
function leftAt({ entered }: CourseFacts, state: string): Date | null {
  const from = entered.findIndex((each) => each.state === state);
  if (from < 0) return null;
  return entered.slice(from).find((each) => each.state !== state)?.at ?? null;
}

function decision({ state, entered, ends_by }: CourseFacts): Step {
  const first = entered.find((each) => each.state === 'decided')?.at ?? null;
  if (first) return { step: 'decision', status: 'done', at: first };
  return state === 'withdrawn' || state === 'final'
    ? { step: 'decision', status: 'skipped', at: null }
    : { step: 'decision', status: 'ahead', at: ends_by };
}

function appeal({ state, round, due_at, decided_at }: CourseFacts, running: 'now' | 'late'): Step {
  if (state === 'appeal') return { step: 'appeal', status: running, at: due_at };
  if (state === 'decided') return { step: 'appeal', status: 'now', at: due_at };
  if (round === 2 && state === 'final') return { step: 'appeal', status: 'done', at: decided_at };
  return { step: 'appeal', status: state === 'final' || state === 'withdrawn' ? 'skipped' : 'ahead', at: null };
}
