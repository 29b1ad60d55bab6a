/** Figures over all partners that each of them reads: none may show a single case of a rival. */

/** Fewer than so many could be known by whom they are about; nought says nothing of anybody. */
const smallest = 3;
/** A share of fewer than so many is as good as the cases themselves. */
const smallestBase = 5;

export const hideSmall = (count: number): number | null => (count === 0 || count >= smallest ? count : null);

const hideShare = (share: number | null, of: number): number | null => (of >= smallestBase ? share : null);

interface Shown {
  count: (count: number) => number | null;
  share: (share: number | null, of: number) => number | null;
}

/** The vendor reads figures as they are, a partner without what would show single cases. */
export const shownTo = (reader: 'vendor' | 'partner'): Shown =>
  reader === 'vendor' ? { count: (count) => count, share: (share) => share } : { count: hideSmall, share: hideShare };
