/** What time itself does to a case, in the order in which it is done. */
import { clockAt, crossedThresholds } from '../../../kernel/clock.ts';
import type { DisputeKind, DisputeState, Lane } from '../contract/codes.ts';
import { type CourtGround, goesUpAt } from './clock.ts';
import { committeeAtLeast } from './judges.ts';
import { judgingStates } from './states.ts';

export type Act =
  | 'seek_rivals'
  | 'close_evidence'
  | 'seat'
  | 'lapse'
  | 'go_overdue'
  | 'escalate'
  | 'finalise'
  | 'settle'
  | 'remind_remedies'
  | `remind_${50 | 90}`;

export interface ActFacts {
  kind: DisputeKind;
  state: DisputeState;
  lane: Lane;
  level: number;
  turn_started_at: Date | null;
  due_at: Date | null;
  overdue_at: Date | null;
  closed_at: Date | null;
  rivals_sought_at: Date | null;
  /** Judges at the level in charge. */
  seats: number;
  allAccepted: boolean;
  unsettled: number;
  /** Promises that are due soon or now, and not reminded of. */
  remediesDue: number;
  /** Reminders of this turn that were given: `50`, `90`. */
  reminded: readonly string[];
}

/** The next thing that is due, or null. */
export function nextAct(facts: ActFacts, ground: CourtGround): Act | null {
  const { state, due_at, closed_at } = facts;
  if (closed_at) return facts.unsettled > 0 ? 'settle' : facts.remediesDue > 0 ? 'remind_remedies' : null;
  const passed = due_at !== null && due_at <= ground.now;
  if (state === 'evidence' && facts.kind === 'claims' && !facts.rivals_sought_at) return 'seek_rivals';
  if (state === 'evidence') return passed ? 'close_evidence' : reminder(facts, ground);
  if (state === 'decided') return passed || facts.allAccepted ? 'finalise' : null;
  if (!(judgingStates as readonly string[]).includes(state)) return null;
  return judged(facts, passed, ground);
}

function judged(facts: ActFacts, passed: boolean, ground: CourtGround): Act | null {
  if (passed && !facts.overdue_at) return 'go_overdue';
  const isTop = facts.level === 3;
  const short = facts.seats < (isTop ? committeeAtLeast : 1);
  const givenUp = facts.due_at !== null && goesUpAt(facts.lane, facts.due_at, ground) <= ground.now;
  if (passed && givenUp && !isTop) return 'escalate';
  // Nobody is frozen for ever because there is nobody to judge.
  if (passed && givenUp && short) return 'lapse';
  if (short) return 'seat';
  return passed ? null : reminder(facts, ground);
}

/** At 50 % and 90 %, each once; of two that have passed at once the later is given. */
function reminder(facts: ActFacts, { calendar, now }: CourtGround): Act | null {
  const { turn_started_at: startedAt, due_at: until } = facts;
  if (!startedAt || !until) return null;
  const turn = facts.state === 'evidence' ? ('partner' as const) : ('vendor' as const);
  const clock = clockAt({ turn, startedAt, allowance: { until } }, calendar, now, [0.5, 0.9]);
  const crossed = crossedThresholds(clock);
  if (crossed.includes(0.9)) return facts.reminded.includes('90') ? null : 'remind_90';
  return crossed.includes(0.5) && !facts.reminded.some((each) => each === '50' || each === '90') ? 'remind_50' : null;
}
