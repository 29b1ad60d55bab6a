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
  const scores = new Map<number, number>();
  let merged = 0;
  for (const { kind, customers } of postings.toSorted((a, b) => a.customers.length - b.customers.length)) {
    if (customers.length > mostPerKey) break;
    merged += customers.length;
    if (merged > rowsMerged) break;
    const weight = kindWeight[kind] * Math.log(baseOfRarity / customers.length);
    for (const number of customers) scores.set(number, (scores.get(number) ?? 0) + weight);
  }
  return [...scores]
    .map(([number, score]) => ({ number, score }))
    .sort((a, b) => b.score - a.score || a.number - b.number)
    .slice(0, atMost);
}
