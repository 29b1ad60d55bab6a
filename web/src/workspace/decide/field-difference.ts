import type { Piece, Relation } from '../../ui/comparison.tsx';

export interface Difference {
  left: Piece[];
  right: Piece[];
  relation: Relation;
}

/** Ends of two texts that are equal are left plain, what lies between them is marked as different. */
export function difference(left: string, right: string): Difference {
  if (left === right) return { left: [{ text: left }], right: [{ text: right }], relation: 'same' };
  const limit = Math.min(left.length, right.length);
  let start = 0;
  while (start < limit && left[start] === right[start]) start++;
  let end = 0;
  while (end < limit - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  // Half of a word is not a likeness worth showing: short common ends are marked with the rest.
  if (start < 3) start = 0;
  if (end < 3) end = 0;
  return {
    left: pieces(left, start, end),
    right: pieces(right, start, end),
    relation: start + end >= limit / 2 && start + end > 0 ? 'similar' : 'different',
  };
}

function pieces(text: string, start: number, end: number): Piece[] {
  const parts: Piece[] = [
    { text: text.slice(0, start) },
    { text: text.slice(start, text.length - end), differs: true },
    { text: text.slice(text.length - end) },
  ];
  return parts.filter((part) => part.text !== '');
}

/** Identifiers are equal or they are not: nearly the same number is another company. */
export function exactDifference(left: string, right: string): Difference {
  const found = difference(left, right);
  return found.relation === 'same' ? found : { ...found, relation: 'different' };
}
