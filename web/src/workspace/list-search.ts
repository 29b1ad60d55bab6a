/** What the address of a plain list keeps: a search, one narrowing, one tab; and whose deeds of which kind and days. */
const KEYS = ['q', 'status', 'tab', 'person', 'deed', 'from', 'to', 'who'] as const;

export type ListSearch = { [Key in (typeof KEYS)[number]]?: string | undefined };

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) || undefined : undefined;
}

/** Reads a hand-typed or shared address; what is not known is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const found = KEYS.map((key) => [key, text(search[key])] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}
