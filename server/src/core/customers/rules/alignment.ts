/** Which words of one name stand for which of the other: the ground of every decision and what a person is shown. */
import { similarity } from './edits.ts';
import { latinKey } from './latin-key.ts';
import type { Word } from './names.ts';

export type MatchKind =
  | 'same'
  | 'ending'
  | 'translated'
  | 'typed'
  | 'shortened'
  | 'consonants'
  | 'glued'
  | 'initials'
  | 'letters';

export interface Match {
  left: number[];
  right: number[];
  kind: MatchKind;
  /** 0 to 1 */
  alike: number;
}

/** Greedy: the surest first. */
export function align(left: readonly Word[], right: readonly Word[]): Match[] {
  const free = { left: left.map(() => true), right: right.map(() => true) };
  const matches: Match[] = [];
  const take = (l: number[], r: number[], kind: MatchKind, alike: number) => {
    for (const at of l) free.left[at] = false;
    for (const at of r) free.right[at] = false;
    matches.push({ left: l, right: r, kind, alike });
  };
  for (const [kind, alike, holds] of surePasses)
    for (const [l, a] of left.entries()) {
      if (!free.left[l]) continue;
      const r = right.findIndex((b, at) => free.right[at] && holds(a, b));
      if (r >= 0) take([l], [r], kind, alike);
    }
  if (!free.left.includes(true) && !free.right.includes(true)) return matches;
  joined(left, right, free.left, free.right, (l, r, kind, alike) => take([l], r, kind, alike));
  joined(right, left, free.right, free.left, (r, l, kind, alike) => take(l, [r], kind, alike));
  for (const { l, r, kind, alike } of nearPairs(left, right, free))
    if (free.left[l] && free.right[r]) take([l], [r], kind, alike);
  return matches;
}

const surePasses: readonly [MatchKind, number, (a: Word, b: Word) => boolean][] = [
  ['same', 1, (a, b) => a.key === b.key],
  ['ending', 0.97, (a, b) => a.stem === b.stem],
  ['translated', 0.9, (a, b) => a.concepts.length > 0 && a.concepts.some((each) => b.concepts.includes(each))],
];

interface Near {
  l: number;
  r: number;
  kind: MatchKind;
  alike: number;
  order: number;
}

function nearPairs(left: readonly Word[], right: readonly Word[], free: { left: boolean[]; right: boolean[] }): Near[] {
  const pairs: Near[] = [];
  for (const [l, a] of left.entries()) {
    if (!free.left[l] || a.number) continue;
    for (const [r, b] of right.entries()) {
      if (!free.right[r] || b.number) continue;
      const near = nearness(a, b);
      if (near) pairs.push({ l, r, ...near, order: near.alike * (a.weight + b.weight) });
    }
  }
  return pairs.sort((x, y) => y.order - x.order);
}

function nearness(a: Word, b: Word): { kind: MatchKind; alike: number } | null {
  const [short, long] = a.stem.length < b.stem.length ? [a.stem, b.stem] : [b.stem, a.stem];
  if (short.length < 3) return null;
  if (long.startsWith(short)) return { kind: 'shortened', alike: 0.55 + (0.4 * short.length) / long.length };
  if (short.length < 4) return null;
  const differing = a.letters ^ b.letters;
  // An edit puts at most one letter in the place of another.
  if (bitsIn(differing) <= 2 * Math.floor(0.3 * long.length)) {
    const typed = similarity(a.stem, b.stem);
    if (typed >= 0.7) return { kind: 'typed', alike: typed * 0.97 };
  }
  if ((differing & ~vowels) !== 0) return null;
  const skeleton = consonants(a.stem);
  return skeleton.length >= 3 && skeleton === consonants(b.stem) ? { kind: 'consonants', alike: 0.7 } : null;
}

const vowels = [...'aeiou'].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) & 31)), 0);

function bitsIn(value: number): number {
  let bits = value;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

const consonants = (word: string) => word.replace(/[aeiou]/g, '');

type Take = (one: number, many: number[], kind: MatchKind, alike: number) => void;

/** One word that is several of the other name written together, or their initials. */
function joined(
  ones: readonly Word[],
  many: readonly Word[],
  freeOnes: boolean[],
  freeMany: boolean[],
  take: Take,
): void {
  for (const [at, one] of ones.entries()) {
    if (!freeOnes[at] || one.number || one.key.length < 2) continue;
    const found =
      gluedFrom(one, many, freeMany) ?? initialsFrom(one, many, freeMany) ?? lettersFrom(one, many, freeMany);
    if (found) take(at, found.places, found.kind, found.alike);
  }
}

interface Joined {
  places: number[];
  kind: MatchKind;
  alike: number;
}

function gluedFrom(one: Word, many: readonly Word[], free: boolean[]): Joined | null {
  if (one.key.length < 5) return null;
  for (let from = 0; from < many.length; from += 1) {
    if (!free[from] || many[from]?.key[0] !== one.key[0]) continue;
    let text = '';
    for (let to = from; to < many.length && free[to] && to < from + 4; to += 1) {
      text += many[to]?.key ?? '';
      if (to === from || text.length < one.key.length - 2) continue;
      if (text.length > one.key.length + 3) break;
      const alike = text === one.key ? 1 : similarity(text, one.key);
      if (alike >= 0.85) return { places: range(from, to), kind: 'glued', alike: 0.97 * alike };
    }
  }
  return null;
}

function initialsFrom(one: Word, many: readonly Word[], free: boolean[]): Joined | null {
  if (one.key.length > 8) return null;
  for (let from = 0; from < many.length; from += 1) {
    if (!free[from] || !many[from]?.first || many[from]?.first[0] !== one.key[0]) continue;
    let texts = [''];
    for (let to = from; to < many.length && free[to] && texts.length > 0; to += 1) {
      const { first = '', second = '' } = many[to] ?? {};
      const both = second === '' ? [first] : [first, first + second];
      texts = texts
        .flatMap((text) => both.map((letters) => text + letters))
        .filter((text) => text.length <= one.key.length + 2);
      // Read as one word, as the other was.
      if (to > from && texts.some((text) => text.length >= one.key.length && latinKey(text) === one.key))
        return { places: range(from, to), kind: 'initials', alike: 0.8 };
    }
  }
  return null;
}

/** «СТМ» and «СтройТехМонтаж», «АЗК» and «автозаправочный комплекс»: letters in order, the first of every word among them. */
function lettersFrom(one: Word, many: readonly Word[], free: boolean[]): Joined | null {
  if (one.key.length < 3 || one.key.length > 6 || one.weight < 5) return null;
  for (let from = 0; from < many.length; from += 1) {
    if (!free[from] || many[from]?.key[0] !== one.key[0]) continue;
    let used = 0;
    for (let to = from; to < many.length && to < from + 4 && free[to]; to += 1) {
      const { key = '' } = many[to] ?? {};
      if (key[0] !== one.key[used]) break;
      for (let at = 0; at < key.length && used < one.key.length; at += 1) {
        // The next word is to begin with its own letter.
        if (to > from && at > 0 && many[to + 1]?.key[0] === one.key[used] && free[to + 1]) break;
        if (key[at] === one.key[used]) used += 1;
      }
      const long = range(from, to).reduce((sum, each) => sum + (many[each]?.key.length ?? 0), 0);
      if (used === one.key.length && long >= 2 * one.key.length)
        return { places: range(from, to), kind: 'letters', alike: 0.6 };
    }
  }
  return null;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, each) => from + each);
