/** Figures over all partners that each of them reads: none may show a single case of a rival. */

/** Fewer than so many could be known by whom they are about; nought says nothing of anybody. */
const smallest = 3;
/** A share of fewer than so many is as good as the cases themselves. */
const smallestBase = 5;

export const hideSmall = (count: number): number | null => (count === 0 || count >= smallest ? count : null);

export const hideShare = (share: number | null, of: number): number | null => (of >= smallestBase ? share : null);
