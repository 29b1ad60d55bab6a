/** The course of an agreement, and how benefits are split by it; no clock, no database. */
import { type Problem, problem } from '../../kernel/problem.ts';
import { transitionTable } from '../../kernel/transitions.ts';
import { type CoSellingState, coSellingStates } from './contract.ts';

export type CoSellingEvent =
  | 'pass_on'
  | 'consent'
  | 'accept'
  | 'decline'
  | 'refuse'
  | 'withdraw'
  | 'lapse'
  | 'end'
  | 'leave'
  | 'replace';
export type Party = 'lead' | 'support' | 'vendor' | 'system';

export const coSellingTable = transitionTable<CoSellingState, CoSellingEvent, Party>(
  'co_selling',
  coSellingStates,
  'proposed',
  [
    { from: ['proposed'], event: 'pass_on', to: 'invited', who: ['vendor'], guard: 'named_company' },
    { from: ['proposed'], event: 'consent', to: 'invited', who: ['lead'], guard: 'offer_of_the_vendor' },
    { from: ['invited'], event: 'accept', to: 'agreed', who: ['support'], effects: ['replaces_earlier_split', 'leaf'] },
    { from: ['proposed', 'invited'], event: 'decline', to: 'declined', who: ['vendor'] },
    { from: ['proposed'], event: 'refuse', to: 'declined', who: ['lead'], guard: 'offer_of_the_vendor' },
    { from: ['invited'], event: 'refuse', to: 'declined', who: ['support'] },
    { from: ['proposed', 'invited'], event: 'withdraw', to: 'withdrawn', who: ['lead', 'system'] },
    { from: ['proposed', 'invited'], event: 'lapse', to: 'lapsed', who: ['system'], guard: 'time_over' },
    { from: ['agreed'], event: 'end', to: 'ended', who: ['vendor'], effects: ['leaf'] },
    { from: ['agreed'], event: 'leave', to: 'ended', who: ['support'], effects: ['leaf'] },
    { from: ['agreed'], event: 'replace', to: 'ended', who: ['system'], guard: 'same_company' },
  ],
);

interface Standing {
  state: CoSellingState;
  proposed_by: string;
}

/** Who must say something now. */
export function turnOf({ state, proposed_by }: Standing): 'vendor' | 'lead' | 'support' | null {
  if (state === 'invited') return 'support';
  if (state !== 'proposed') return null;
  return proposed_by === 'vendor' ? 'lead' : 'vendor';
}

/** The vendor's silence takes nothing from a partner: a proposal that waits for the vendor goes on waiting. */
export const lapses = (row: Standing): boolean => turnOf(row) === 'lead' || turnOf(row) === 'support';

/**
 * What the lead reads of a company that it has named itself: one state while it waits, one when nothing came of it. Whether
 * the company is a partner at all, and whether it was asked, cannot be told from them.
 */
export function stateForLead({ state, proposed_by }: Standing): CoSellingState {
  if (proposed_by === 'vendor') return state;
  if (state === 'invited') return 'proposed';
  return state === 'lapsed' ? 'declined' : state;
}

interface Deal {
  state: string;
  frozen_at: Date | null;
}

/** Nothing moves while a dispute holds the deal, nor when it is won or otherwise over. */
export function mayMove(deal: Deal, openStates: readonly string[]): Problem | null {
  if (!openStates.includes(deal.state)) return problem('co_selling.deal_over', { state: deal.state });
  return deal.frozen_at ? problem('co_selling.on_hold') : null;
}

export interface Share {
  partner_id: string;
  percent: number;
}

/**
 * An amount in minor units, split by shares that sum to 100: whole units, their sum is the amount to the last of them. What
 * rounding leaves goes to the largest remainders, the earlier share first where they are equal.
 */
export function splitByShares(amountMinor: number, percents: readonly number[]): number[] {
  if (percents.reduce((sum, each) => sum + each, 0) !== 100) throw new RangeError('shares do not sum to 100');
  const amount = BigInt(amountMinor);
  const exact = percents.map((percent) => amount * BigInt(percent));
  const whole = exact.map((each) => each / 100n);
  const left = Number(amount - whole.reduce((sum, each) => sum + each, 0n));
  const sign = left < 0 ? -1n : 1n;
  const remainder = (at: number) => Number((exact[at] ?? 0n) - (whole[at] ?? 0n) * 100n) * Number(sign);
  const order = percents.map((_, at) => at).sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const at of order.slice(0, Math.abs(left))) whole[at] = (whole[at] ?? 0n) + sign;
  return whole.map(Number);
}
