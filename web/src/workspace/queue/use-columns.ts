import { useMemo } from 'react';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { type ColumnKey, columnKeys, fixedColumn, usualColumns } from './columns.tsx';
import { addressOf, LIST, ownViewOf, queryOf } from './own-views.ts';
import type { QueueSearch } from './queue-search.ts';

/** Where a person's columns of each view are kept, beside the views themselves. */
const KEPT = 'registrations-columns';

const read = (text: string | undefined): readonly ColumnKey[] | null => {
  if (!text) return null;
  const named = text.split(',');
  const known = columnKeys.filter((key) => key === fixedColumn || named.includes(key));
  return known.length > 1 ? known : null;
};
const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

export interface Columns {
  shown: readonly ColumnKey[];
  change: (columns: readonly ColumnKey[]) => void;
  /** The address with the columns in it, so that a colleague sees the same. */
  address: QueueSearch;
}

/** The columns of the address, else those that this person last chose for the view, else the usual ones. */
export function useColumns(search: QueueSearch, go: (search: QueueSearch) => void): Columns {
  const name = search.view ?? 'all';
  const views = useRead('listSavedViews', {}, { staleTime: 300_000 }).data?.items ?? [];
  const own = ownViewOf(
    views.filter((view) => view.list === LIST),
    search,
  );
  const kept = views.find((view) => view.list === KEPT && view.name === name);
  const save = useCommand('saveView', { stale: ['listSavedViews'] });
  const text = search.columns ?? (own ? addressOf(own).columns : kept?.query);
  const shown = useMemo(() => read(text) ?? usualColumns, [text]);
  const change = (next: readonly ColumnKey[]) => {
    const columns = columnKeys.filter((key) => next.includes(key)).join(',');
    const address = { ...search, columns };
    go(address);
    if (own) save.mutate({ id: own.id, list: LIST, name: own.name, query: queryOf(address) });
    else save.mutate({ ...(kept ? { id: kept.id } : {}), list: KEPT, name, query: columns });
  };
  return {
    shown,
    change,
    address: same(shown, usualColumns) ? { ...search, columns: undefined } : { ...search, columns: shown.join(',') },
  };
}
