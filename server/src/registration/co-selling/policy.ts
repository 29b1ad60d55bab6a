/** What each side may be offered, so that no button leads to a certain refusal, and what it may read. */
import type { Actor } from '../../access/actors.ts';
import type { CoSellingState } from './contract.ts';
import { stateForLead, turnOf } from './rules.ts';

interface Facts {
  state: CoSellingState;
  proposed_by: 'partner' | 'vendor';
  closed_by: string | null;
  shown_to_support: boolean;
}

const isOpen = (state: CoSellingState) => state === 'proposed' || state === 'invited';

/** For the lead and the vendor. `movable`: the deal goes on. */
export function possibleSteps(row: Facts, actor: Actor, movable: boolean) {
  const isVendor = actor.partnerId === null;
  const arranges = movable && isVendor && actor.grants.has('co_selling.arrange');
  const byLead = row.proposed_by === 'partner';
  return {
    pass_on: arranges && byLead && row.state === 'proposed',
    decline: arranges && isOpen(row.state),
    end: arranges && row.state === 'agreed',
    answer: movable && !isVendor && actor.grants.has('co_selling.answer') && turnOf(row) === 'lead',
    withdraw: movable && !isVendor && actor.grants.has('co_selling.propose') && byLead && isOpen(row.state),
  };
}

/** For the support partner. */
export function possibleAnswers({ state }: Facts, actor: Actor, movable: boolean) {
  const answers = movable && actor.grants.has('co_selling.answer');
  return { answer: answers && state === 'invited', leave: answers && state === 'agreed' };
}

/** What the lead is told: of a company that it has named itself nothing, until all have agreed. */
export function shownToLead(row: Facts) {
  const named = row.proposed_by === 'partner';
  const { state, closed_by } = row;
  return {
    state: stateForLead(row),
    turn: named ? null : turnOf(row),
    hasDue: !named,
    // Words of a company that declines are for the vendor: they would tell that it was asked.
    hasNote: state === 'ended' || closed_by === 'vendor' || closed_by === 'lead',
  };
}

/** The vendor's words on a proposal that came to nothing are for the lead; of an end both partners read why. */
export const supportReadsNote = ({ state, closed_by }: Facts) => state === 'ended' || closed_by === 'support';
