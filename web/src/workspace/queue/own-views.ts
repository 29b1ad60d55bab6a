import type { Output } from '../../app/api.ts';
import { type QueueSearch, readQueueSearch } from './queue-search.ts';

/** The name under which views of this list are kept. */
export const LIST = 'registrations';
export type OwnView = Output<'listSavedViews'>['items'][number];

/** An address as text, its parts in one order. */
export function queryOf(search: QueueSearch): string {
  const parts = Object.entries(search).filter(([, value]) => value !== undefined);
  return new URLSearchParams(parts.sort().map(([name, value]) => [name, String(value)])).toString();
}

export function addressOf(view: OwnView): QueueSearch {
  return readQueueSearch(Object.fromEntries(new URLSearchParams(view.query)));
}

/** The own view that the address shows, whichever columns stand in it. */
export function ownViewOf(views: readonly OwnView[], search: QueueSearch): OwnView | undefined {
  const bare = (address: QueueSearch) => queryOf({ ...address, columns: undefined });
  return views.find((view) => bare(addressOf(view)) === bare(search));
}
