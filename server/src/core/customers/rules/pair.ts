/** One pair of names and what is known beside them: are they the same customer? The same answer from both sides. */
import { type Address, addressOf } from './address.ts';
import { type Compared, compare, pairFeatures } from './features.ts';
import model from './model.json' with { type: 'json' };
import { type MatchName, matchName } from './names.ts';
import { prepare } from './trees.ts';

const pairHead = prepare(model.pair);

export interface Side {
  name: string;
  country: string;
  address: string;
}

/** From here on a pair is taken for the same by its names: where F1 was best on the data for tuning. */
export const sameFrom = 0.5;

/** @returns `same`: 0 to 1 */
export function judgePair(left: Side, right: Side): { same: number } {
  const [a, b] = [matchName(left.name, left.country), matchName(right.name, right.country)];
  return { same: pairProbability(a, b, compare(a, b), addressOf(left.address), addressOf(right.address)) };
}

export function pairProbability(
  a: MatchName,
  b: MatchName,
  compared: Compared,
  at: Address | null,
  other: Address | null,
): number {
  return pairHead.probability(pairFeatures(a, b, compared, at, other));
}
