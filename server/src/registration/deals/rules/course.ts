/** How a deal follows its registration, and what may be done with it meanwhile. Pure: `(facts, now) → what to save`. */
import { type Problem, problem } from '../../../kernel/problem.ts';
import type { DealStage } from '../contract/stages.ts';
import type { dealStates } from '../contract/views.ts';
import { categoryOf, type DealCategory } from './stages.ts';

export type DealState = (typeof dealStates)[number];
export type DealSide = 'vendor' | 'partner';

/** What a deal needs to know of its registration. */
export interface ClaimFacts {
  state: string;
  amount_minor: number | null;
  currency: string;
  close_date: string | null;
  family_ids: readonly string[];
  won_amount_minor: number | null;
  closed_on: string | null;
}

export interface DealFacts {
  state: DealState;
  amount_minor: number | null;
  currency: string;
  close_date: string | null;
  claimed_amount_minor: number | null;
  claimed_close_date: string | null;
}

export type CourseEvent = 'opened' | 'reopened' | 'won' | 'lost' | 'ended';

export interface Course {
  set: {
    state: DealState;
    amount_minor: number | null;
    close_date: string | null;
    claimed_amount_minor: number | null;
    claimed_close_date: string | null;
    currency: string;
    family_ids: string[];
    won_amount_minor: number | null;
    closed_on: string | null;
    /** Only when the state changes: what is told of a deal that is over does not close it anew. */
    closed_at?: Date | null;
  };
  event: CourseEvent | null;
}

/** Going back to review ends nothing: the protection holds until somebody decides. */
function stateAfter(claim: string, before: DealState | null): DealState | null {
  if (claim === 'approved' || claim === 'at_risk') return 'open';
  if (claim === 'won' || claim === 'lost') return claim;
  if (['rejected', 'expired', 'withdrawn', 'revoked', 'transferred'].includes(claim)) return before && 'ended';
  return before;
}

/** null: no deal has begun, and none begins. What the claim says anew is taken over; what the deal was told stays. */
export function follow(claim: ClaimFacts, deal: DealFacts | null, now: Date): Course | null {
  const state = stateAfter(claim.state, deal?.state ?? null);
  if (state === null) return null;
  const keepsAmount =
    deal !== null && deal.claimed_amount_minor === claim.amount_minor && deal.currency === claim.currency;
  const keepsDate = deal !== null && deal.claimed_close_date === claim.close_date;
  const changed = deal?.state !== state;
  return {
    set: {
      state,
      amount_minor: keepsAmount ? deal.amount_minor : claim.amount_minor,
      close_date: keepsDate ? deal.close_date : claim.close_date,
      claimed_amount_minor: claim.amount_minor,
      claimed_close_date: claim.close_date,
      currency: claim.currency,
      family_ids: [...claim.family_ids],
      won_amount_minor: state === 'won' ? claim.won_amount_minor : null,
      closed_on: state === 'won' ? claim.closed_on : null,
      ...(changed ? { closed_at: state === 'open' ? null : now } : {}),
    },
    event: changed ? eventOf(state, deal !== null) : null,
  };
}

function eventOf(state: DealState, wasThere: boolean): CourseEvent {
  if (state !== 'open') return state;
  return wasThere ? 'reopened' : 'opened';
}

/** A deal that is over is history, and only its comments go on. */
export function overRefused(deal: { state: DealState }): Problem | null {
  return deal.state === 'open' ? null : problem('deal.over', { state: deal.state });
}

export interface Standing extends Estimate {
  stage: string;
  stage_since: Date;
}

interface Estimate {
  probability: number;
  probability_own: boolean;
  category: DealCategory;
  category_own: boolean;
}

/** What the stage says, with what somebody has said for this deal alone. */
export function estimate(
  stage: DealStage,
  own: { probability: number | null; category: DealCategory | null },
): Estimate {
  const probability = own.probability ?? stage.probability;
  return {
    probability,
    probability_own: own.probability !== null,
    category: own.category ?? categoryOf(probability),
    category_own: own.category !== null,
  };
}

/** Where a deal begins or begins anew: at its stage as that is by now, or at the first one when it is gone meanwhile. */
export function standAt(stages: readonly DealStage[], deal: Standing | null, now: Date): Standing {
  const kept = deal && stages.find((stage) => stage.code === deal.stage);
  const stage = kept ?? stages[0];
  if (!stage) throw new Error('there are no stages to stand at');
  const category = deal?.category_own ? deal.category : null;
  const probability = kept && deal.probability_own ? deal.probability : null;
  return {
    stage: stage.code,
    stage_since: kept ? deal.stage_since : now,
    ...estimate(stage, { probability, category }),
  };
}

/** To another stage: an own probability was said of the stage that is left behind, an own category goes along. */
export function moveTo(stage: DealStage, deal: { category: DealCategory; category_own: boolean }): Estimate {
  return estimate(stage, { probability: null, category: deal.category_own ? deal.category : null });
}
