export const TABS = ['leaves', 'order', 'unopened'] as const;
export type Tab = (typeof TABS)[number];

/** What the address of the log keeps, so that a colleague who gets it sees the same. */
export interface LogSearch {
  tab?: Tab | undefined;
  /** Kind of leaf. */
  type?: string | undefined;
  partner?: string | undefined;
  /** One registration's leaves. */
  thread?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  first?: number | undefined;
  last?: number | undefined;
  never?: true | undefined;
  /** Verdict that the order of claims is narrowed to. */
  verdict?: string | undefined;
  /** The leaf that is looked into. */
  leaf?: number | undefined;
}

export interface SectionProps {
  search: LogSearch;
  /** Keeps another question in the address; the rest of it stays. */
  change: (next: LogSearch) => void;
}

const listed = <T extends string>(list: readonly T[], value: unknown) => list.find((each) => each === value);
const word = (value: unknown) => (typeof value === 'string' && /^[a-z._]{1,40}$/.test(value) ? value : undefined);
const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined);
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
const index = (value: unknown) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;

/** Reads a hand-typed or shared address; what is not known is left out. */
export function readLogSearch(search: Record<string, unknown>): LogSearch {
  const found: LogSearch = {
    tab: listed(TABS, search.tab),
    type: word(search.type),
    partner: id(search.partner),
    thread: id(search.thread),
    from: day(search.from),
    to: day(search.to),
    first: index(search.first),
    last: index(search.last),
    never: search.never === true ? true : undefined,
    verdict: word(search.verdict),
    leaf: index(search.leaf),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
