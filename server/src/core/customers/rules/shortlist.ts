/** Who shares the most telling keys with a name: a few hundred of a million, before any name is compared. */
import { type KeyKind, kindWeight } from './keys.ts';

export interface Posting {
  kind: KeyKind;
  /** Numbers of the customers that carry the key. */
  customers: readonly number[];
}

export interface Shortlisted {
  number: number;
  score: number;
}

/** A key that so many customers carry tells nothing; such keys are not read to their end. */
export const mostPerKey = 500;
const rowsMerged = 6_000;
// The length of a posting is the estimate of its rarity; a small book makes nothing rare.
const baseOfRarity = 1_000_000;

export function shortlist(postings: readonly Posting[], atMost: number): Shortlisted[] {
  const taken: Posting[] = [];
  let merged = 0;
  for (const posting of postings.toSorted((a, b) => a.customers.length - b.customers.length)) {
    merged += posting.customers.length;
    if (posting.customers.length > mostPerKey || merged > rowsMerged) break;
    taken.push(posting);
  }
  const { numbers, scores } = summed(taken);
  const limit = scores.toSorted().at(-atMost) ?? 0;
  return Array.from(numbers, (number, at) => ({ number, score: scores[at]! }))
    .filter(({ score }) => score >= limit)
    .sort((a, b) => b.score - a.score || a.number - b.number)
    .slice(0, atMost);
}

// More than twice as many places as rows are merged, so that the way to a free one is short.
const places = 1 << 14;
const placeOf = new Int32Array(places);

/** Scores by number; a table of places is much faster than a map of so many. */
function summed(postings: readonly Posting[]): { numbers: Int32Array; scores: Float64Array } {
  placeOf.fill(0);
  const numbers = new Int32Array(rowsMerged);
  const scores = new Float64Array(rowsMerged);
  let count = 0;
  for (const { kind, customers } of postings) {
    const weight = kindWeight[kind] * Math.log(baseOfRarity / customers.length);
    for (const number of customers) {
      let place = number & (places - 1);
      while (placeOf[place]! > 0 && numbers[placeOf[place]! - 1] !== number) place = (place + 1) & (places - 1);
      if (placeOf[place] === 0) {
        numbers[count] = number;
        count += 1;
        placeOf[place] = count;
      }
      scores[placeOf[place]! - 1]! += weight;
    }
  }
  return { numbers: numbers.subarray(0, count), scores: scores.subarray(0, count) };
}
