/** How alike two names are: words are aligned, each weighs by how much it tells, and both sides must be covered. */
import { baseWeight } from './concepts.ts';
import { latinKey } from './latin-key.ts';
import { isNumber, type MatchName } from './names.ts';

/** Thresholds of the product. A likeness never blocks by itself: it decides what a person is asked. */
export const strongLikeness = 0.9;
export const weakLikeness = 0.6;

export interface Likeness {
  /** 0 to 1; 1 only for equal names. */
  score: number;
  /** «больница № 2» and «больница № 3» are different however alike the rest is. */
  numbersDiffer: boolean;
}

/** `rarity`: 0 to 1 for tokens whose frequency is known, from the vendor's own customers. */
export function likeness(left: MatchName, right: MatchName, rarity: ReadonlyMap<string, number> = new Map()): Likeness {
  const numbersDiffer = conflict(left.tokens.filter(isNumber), right.tokens.filter(isNumber));
  if (left.match_name === right.match_name) return { score: 1, numbersDiffer: false };
  const glued = (name: MatchName) => name.match_name.replaceAll(' ', '');
  if (glued(left) === glued(right)) return { score: 0.98, numbersDiffer: false };
  const weight = (token: string) => baseWeight(token) * (rarity.get(token) ?? 1);
  const score = Math.max(aligned(left.tokens, right.tokens, weight), acronym(left, right) ? 0.75 : 0);
  const typed = similarity(glued(left), glued(right));
  const best = Math.max(score, typed >= 0.85 ? typed * 0.97 : 0);
  return { score: Math.min(0.99, numbersDiffer ? Math.min(best, 0.5) : best), numbersDiffer };
}

function conflict(left: string[], right: string[]): boolean {
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((number) => right.includes(number));
}

/** Greedy: the most alike words first; the answer is the harmonic mean of what is covered on both sides. */
function aligned(left: string[], right: string[], weight: (token: string) => number): number {
  const pairs = left
    .flatMap((a) => right.map((b) => ({ a, b, alike: wordLikeness(a, b) })))
    .filter((pair) => pair.alike > 0)
    .sort((x, y) => y.alike * weight(y.a) - x.alike * weight(x.a));
  const used = { left: new Set<string>(), right: new Set<string>() };
  let leftCovered = 0;
  let rightCovered = 0;
  for (const { a, b, alike } of pairs) {
    if (used.left.has(a) || used.right.has(b)) continue;
    used.left.add(a);
    used.right.add(b);
    leftCovered += alike * weight(a);
    rightCovered += alike * weight(b);
  }
  const total = (tokens: string[]) => tokens.reduce((sum, token) => sum + weight(token), 0);
  const covered = { left: leftCovered / total(left), right: rightCovered / total(right) };
  const sum = covered.left + covered.right;
  return sum > 0 ? (2 * covered.left * covered.right) / sum : 0;
}

function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (isNumber(a) || isNumber(b)) return 0;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4) return 0;
  const typed = similarity(a, b);
  if (typed >= 0.8) return typed * 0.95;
  return long.startsWith(short) ? Math.max(0.5, short.length / long.length) * 0.9 : 0;
}

/** «МГТС» and «Московская городская телефонная сеть». */
function acronym(left: MatchName, right: MatchName): boolean {
  const isAcronymOf = (short: MatchName, long: MatchName) => {
    const words = long.match_name.split(' ');
    return words.length >= 3 && short.match_name === latinKey(words.map((word) => word[0]).join(''));
  };
  return isAcronymOf(left, right) || isAcronymOf(right, left);
}

/** 1 minus the edits (a swap of neighbours is one) by the longer length. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  if (Math.abs(a.length - b.length) > longest * 0.25) return 0;
  return 1 - edits(a, b) / longest;
}

function edits(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(changed, previous[j]! + 1, current[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}
