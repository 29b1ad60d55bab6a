import type { QueueSearch } from './queue-search.ts';

/** Each filter and what removing it clears in the address. */
export const FILTERS = {
  amount: { from: undefined, to: undefined },
  close: { closeFrom: undefined, closeTo: undefined },
  partner: { partner: undefined },
  family: { family: undefined },
  state: { state: undefined },
  region: { region: undefined },
} as const satisfies Record<string, Partial<Record<keyof QueueSearch, undefined>>>;

export type FilterKey = keyof typeof FILTERS;

/** Whether the address narrows by this filter. */
export function isSet(search: QueueSearch, filter: FilterKey): boolean {
  return (Object.keys(FILTERS[filter]) as (keyof QueueSearch)[]).some((key) => search[key] !== undefined);
}
