/** The address of a list of deals: every filtered view can be sent to a colleague. */
import type { RegistrationState } from '../../features/registrations/types.ts';

// Written out: taking them from the contract would bring its validator into every first page.
export const dealStates = [
  'draft',
  'submitted',
  'under_review',
  'action_required',
  'approved',
  'at_risk',
  'expired',
  'rejected',
  'withdrawn',
  'won',
  'lost',
] as const satisfies readonly RegistrationState[];
export const dealViews = ['open', 'drafts', 'closed'] as const;
export const dealSorts = ['updated', 'due', 'amount', 'close', 'number'] as const;

export interface DealSearch {
  view?: (typeof dealViews)[number];
  state?: RegistrationState;
  q?: string;
  sort?: (typeof dealSorts)[number];
  order?: 'asc' | 'desc';
}

function oneOf<V extends string>(known: readonly V[], value: unknown): V | undefined {
  return known.find((each) => each === value);
}

/** Reads an address; what it does not know is left out. */
export function readDealSearch(search: Record<string, unknown>): DealSearch {
  const view = oneOf(dealViews, search.view);
  const state = oneOf(dealStates, search.state);
  const sort = oneOf(dealSorts, search.sort);
  const order = oneOf(['asc', 'desc'] as const, search.order);
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : '';
  return {
    ...(view ? { view } : {}),
    ...(state ? { state } : {}),
    ...(q ? { q } : {}),
    ...(sort ? { sort } : {}),
    ...(order ? { order } : {}),
  };
}
