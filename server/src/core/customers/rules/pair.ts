/** One pair of names and what is known beside them: are they the same customer? */
import { likeness, weakLikeness } from './likeness.ts';
import { matchName } from './names.ts';

export interface Side {
  name: string;
  country: string;
  address: string;
}

/** From here on a pair is taken for the same by its names; fixed on the data for tuning. */
export const sameFrom = weakLikeness;

/** @returns `same`: 0 to 1 */
export function judgePair(left: Side, right: Side): { same: number } {
  return { same: likeness(matchName(left.name, left.country), matchName(right.name, right.country)).score };
}
