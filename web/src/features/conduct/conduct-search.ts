/** Which part of fair play is open, and the case that a notice speaks of. */
export interface ConductSearch {
  tab?: string;
  case?: string;
}

export function readConductSearch(search: Record<string, unknown>): ConductSearch {
  const { tab, case: named } = search;
  return { ...(typeof tab === 'string' ? { tab } : {}), ...(typeof named === 'string' ? { case: named } : {}) };
}
