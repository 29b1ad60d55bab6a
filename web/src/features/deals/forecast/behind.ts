/** The deals behind a figure of the forecast, as an address: they add up to the figure. */
import { daysOf, type PipelineSearch, withoutView } from '../pipeline-search.ts';

export type By = NonNullable<PipelineSearch['by']>;
export type Figure = 'commit' | 'best_case' | 'pipeline' | 'weighted' | 'won';

/** All deals of one currency that the figure is made of. */
export function behindTotal(search: PipelineSearch, currency: string, figure: Figure, today: string): PipelineSearch {
  const all: PipelineSearch = { ...withoutView(search), view: 'list', currency };
  if (figure === 'won') return { ...all, state: 'won', from: search.from ?? `${today.slice(0, 4)}-01-01` };
  return figure === 'weighted' ? all : { ...all, category: figure };
}

/** Those of them that are in one row. */
export function behindRow(all: PipelineSearch, by: By, key: string | null): PipelineSearch {
  if (by === 'month') return key === null ? { ...all, undated: true } : { ...all, ...within(all, daysOf(key)) };
  if (key !== null) return { ...all, [by]: key };
  return by === 'manager' ? { ...all, unmanaged: true } : all;
}

/** A month that the filter has cut stays cut. */
function within(search: PipelineSearch, { from, to }: { from: string; to: string }) {
  return {
    from: search.from && search.from > from ? search.from : from,
    to: search.to && search.to < to ? search.to : to,
  };
}
