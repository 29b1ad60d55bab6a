/** The address of the queue: everything that makes a view what it is, so that a colleague sees the same rows. */
export const queueViews = ['my_turn', 'overdue', 'waiting_partner', 'ending_soon', 'open', 'closed', 'drafts'] as const;
export type QueueView = (typeof queueViews)[number];
export const queueSorts = ['due', 'updated', 'amount', 'close', 'number'] as const;
export type QueueSort = (typeof queueSorts)[number];

export interface QueueSearch {
  view?: QueueView | undefined;
  q?: string | undefined;
  /** Comma-separated states. */
  state?: string | undefined;
  partner?: string | undefined;
  family?: string | undefined;
  region?: string | undefined;
  /** Minor units. */
  from?: number | undefined;
  to?: number | undefined;
  /** Days of the planned close. */
  closeFrom?: string | undefined;
  closeTo?: string | undefined;
  sort?: QueueSort | undefined;
  order?: 'asc' | 'desc' | undefined;
  /** Comma-separated keys of the columns shown, when they are not the usual ones. */
  columns?: string | undefined;
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) || undefined : undefined;
const one = <T extends string>(values: readonly T[], value: unknown) => values.find((known) => known === value);
const whole = (value: unknown) => (Number.isSafeInteger(Number(value)) && value !== '' ? Number(value) : undefined);
const day = (value: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : undefined);

/** Reads a hand-typed or shared address; what is not known is left out. */
export function readQueueSearch(search: Record<string, unknown>): QueueSearch {
  const found: QueueSearch = {
    view: one(queueViews, search.view),
    q: text(search.q),
    state: text(search.state),
    partner: text(search.partner),
    family: text(search.family),
    region: text(search.region),
    from: search.from === undefined ? undefined : whole(search.from),
    to: search.to === undefined ? undefined : whole(search.to),
    closeFrom: day(search.closeFrom),
    closeTo: day(search.closeTo),
    sort: one(queueSorts, search.sort),
    order: one(['asc', 'desc'] as const, search.order),
    columns: text(search.columns),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The same as the server's question. */
export function questionOf(search: QueueSearch) {
  const sort: QueueSort = search.sort ?? 'due';
  return {
    ...(search.view ? { view: search.view } : {}),
    ...(search.q ? { q: search.q } : {}),
    ...(search.state ? { state: search.state } : {}),
    ...(search.partner ? { partner_id: search.partner } : {}),
    ...(search.family ? { family_id: search.family } : {}),
    ...(search.region ? { region: search.region } : {}),
    ...(search.from === undefined ? {} : { amount_from: search.from }),
    ...(search.to === undefined ? {} : { amount_to: search.to }),
    ...(search.closeFrom ? { close_from: search.closeFrom } : {}),
    ...(search.closeTo ? { close_to: search.closeTo } : {}),
    sort,
    order: search.order ?? (sort === 'due' || sort === 'close' ? ('asc' as const) : ('desc' as const)),
  };
}

/** Whether the address narrows the rows beyond its view. */
export function isFiltered({ view, sort, order, columns, ...rest }: QueueSearch): boolean {
  return Object.keys(rest).length > 0;
}
