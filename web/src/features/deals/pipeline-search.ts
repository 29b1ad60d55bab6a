/** The address of the pipeline: what is shown and what of it, so that a colleague sees the same. */
import { dealCategories } from './words.ts';

export const pipelineViews = ['board', 'list', 'forecast'] as const;
const bys = ['month', 'partner', 'manager', 'family'] as const;

export interface PipelineSearch {
  view?: (typeof pipelineViews)[number] | undefined;
  partner?: string | undefined;
  manager?: string | undefined;
  /** Of partners that nobody looks after. */
  unmanaged?: boolean | undefined;
  family?: string | undefined;
  responsible?: string | undefined;
  currency?: string | undefined;
  category?: (typeof dealCategories)[number] | undefined;
  /** Days of the expected close. */
  from?: string | undefined;
  to?: string | undefined;
  late?: boolean | undefined;
  waiting?: boolean | undefined;
  undated?: boolean | undefined;
  /** In the list. */
  state?: 'won' | undefined;
  stage?: string | undefined;
  /** In the forecast. */
  by?: (typeof bys)[number] | undefined;
}

const one = <V extends string>(known: readonly V[], value: unknown) => known.find((each) => each === value);
const id = (value: unknown) => (/^[0-9a-f-]{36}$/.test(String(value)) ? String(value) : undefined);
const day = (value: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : undefined);

/** Reads a hand-typed or shared address; what is not known is left out. */
export function readPipelineSearch(search: Record<string, unknown>): PipelineSearch {
  const found: PipelineSearch = {
    view: one(pipelineViews, search.view),
    partner: id(search.partner),
    manager: id(search.manager),
    unmanaged: search.unmanaged === true || undefined,
    family: id(search.family),
    responsible: id(search.responsible),
    currency: /^[A-Z]{3}$/.test(String(search.currency)) ? String(search.currency) : undefined,
    category: one(dealCategories, search.category),
    from: day(search.from),
    to: day(search.to),
    late: search.late === true || undefined,
    waiting: search.waiting === true || undefined,
    undated: search.undated === true || undefined,
    state: one(['won'] as const, search.state),
    stage: typeof search.stage === 'string' ? search.stage.slice(0, 40) : undefined,
    by: one(bys, search.by),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The filters as the server asks for them. */
export function filterOf(search: PipelineSearch) {
  return {
    ...(search.partner ? { partner_id: search.partner } : {}),
    ...(search.manager ? { manager_id: search.manager } : {}),
    ...(search.unmanaged ? { unmanaged: 'true' } : {}),
    ...(search.family ? { family_id: search.family } : {}),
    ...(search.responsible ? { responsible_id: search.responsible } : {}),
    ...(search.currency ? { currency: search.currency } : {}),
    ...(search.category ? { category: search.category } : {}),
    ...(search.from ? { close_from: search.from } : {}),
    ...(search.to ? { close_to: search.to } : {}),
    ...(search.late ? { late: 'true' } : {}),
    ...(search.waiting ? { waiting: 'true' } : {}),
    ...(search.undated ? { undated: 'true' } : {}),
  };
}

/** What the address says beyond which of the three views is open. */
export function withoutView({ view: _view, by: _by, ...filters }: PipelineSearch): PipelineSearch {
  return filters;
}

/** First and last day of `2026-12`. */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}

/** An address as text, its parts in one order. */
export function queryOf(search: PipelineSearch): string {
  const parts = Object.entries(search).filter(([, value]) => value !== undefined);
  return new URLSearchParams(parts.sort().map(([name, value]) => [name, String(value)])).toString();
}

/** The same read back; in a text a switch is a word. */
export function readPipelineQuery(query: string): PipelineSearch {
  const parts = [...new URLSearchParams(query)].map(([name, value]) => [name, value === 'true' ? true : value]);
  return readPipelineSearch(Object.fromEntries(parts));
}
