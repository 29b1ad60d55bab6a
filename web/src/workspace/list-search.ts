/** What the address of a plain list keeps: a search, one narrowing, one tab. */
export interface ListSearch {
  q?: string | undefined;
  status?: string | undefined;
  tab?: string | undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) || undefined : undefined;
}

/** Reads a hand-typed or shared address; what is not known is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const found: ListSearch = { q: text(search.q), status: text(search.status), tab: text(search.tab) };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
