/**
 * Keys under which a customer is posted and looked up: 32-bit hashes of a kind and a text. Two texts that share one only
 * add a candidate. What each kind is worth is told in docs/decisions on the search for customers.
 */
import { type Address, housesOf } from './address.ts';
import { hashOf } from './hash.ts';
import { latinKey, stem } from './latin-key.ts';
import type { MatchName, Word } from './names.ts';
import { rarityOfGram } from './rarity.ts';

/** word or idea, pair of words, initials, four letters in a row, the whole name; a street's house */
export type KeyKind = 'word' | 'pair' | 'initials' | 'gram' | 'whole' | 'place';

export const kinds: readonly KeyKind[] = ['word', 'pair', 'initials', 'gram', 'whole', 'place'];
/** How much a shared key of a kind counts: many grams of one word say one thing. */
export const kindWeight: Readonly<Record<KeyKind, number>> = {
  word: 1,
  pair: 0.7,
  initials: 1,
  gram: 0.2,
  whole: 1,
  place: 0.5,
};

export interface MatchKey {
  key: number;
  kind: KeyKind;
}

/** Words below this stand in so many names that nobody is found by them alone. */
const usualBelow = 5.2;
const pairedWords = 4;
const gramLength = 4;
const postedGrams = 6;
const askedGrams = 48;

/** What is posted for a name. */
export const postedKeys = (name: MatchName, address: Address | null): MatchKey[] => keysOf(name, address, postedGrams);
/** What is asked for a name: all of its grams, because it may be others that survived a typing error. */
export const askedKeys = (name: MatchName, address: Address | null): MatchKey[] => keysOf(name, address, askedGrams);

function keysOf(name: MatchName, address: Address | null, grams: number): MatchKey[] {
  const keys = new Map<number, KeyKind>();
  const add = (kind: KeyKind, text: string) => {
    const key = hashOf(text, kinds.indexOf(kind)) | 0;
    if (!keys.has(key)) keys.set(key, kind);
  };
  const distinct = distinctWords(name.words);
  for (const word of distinct) for (const text of textsOf(word)) if (word.weight >= usualBelow) add('word', text);
  const rarest = distinct.toSorted(byRarity).slice(0, pairedWords);
  for (const [at, first] of rarest.entries())
    for (const second of rarest.slice(at + 1)) add('pair', [ideaOf(first), ideaOf(second)].sort().join(' '));
  for (const initials of initialsOf(name)) add('initials', initials);
  for (const gram of gramsOf(name, grams)) add('gram', gram);
  add('whole', inOnePiece(distinct));
  if (address) for (const house of housesOf(address)) add('place', house);
  return [...keys].map(([key, kind]) => ({ key, kind }));
}

const ideaOf = (word: Word) => word.concepts[0] ?? word.stem;
const textsOf = (word: Word): readonly string[] =>
  word.number ? (word.key.length >= 4 ? [word.key] : []) : word.concepts.length > 0 ? word.concepts : [word.stem];
const byRarity = (a: Word, b: Word) => pairWeight(b) - pairWeight(a) || (a.stem < b.stem ? -1 : 1);
const pairWeight = (word: Word) => (word.number ? Math.min(word.weight, 6) : word.weight);

function distinctWords(words: readonly Word[]): Word[] {
  const seen = new Map<string, Word>();
  for (const word of words) {
    const before = seen.get(word.stem);
    if (!before || (word.quoted && !before.quoted)) seen.set(word.stem, word);
  }
  return [...seen.values()];
}

/** The same however the name was divided into words: «Спец Строй», «СпецСтрой». */
function inOnePiece(words: readonly Word[]): string {
  const last = words.at(-1)?.key ?? '';
  return stem(
    words
      .slice(0, -1)
      .map((word) => word.stem)
      .join('') + last,
  );
}

/** Initials of the whole name and of what is quoted; words in capitals and short names as if they were initials. */
export function initialsOf(name: MatchName): string[] {
  const found = new Set<string>();
  const words = name.words.filter((word) => word.first !== '');
  for (const group of [words, words.filter((word) => word.quoted)])
    if (group.length >= 3 && group.length <= 9) {
      const initials = group.map((word) => word.first).join('');
      // As it is, and as a word of these letters would be keyed.
      found.add(initials).add(latinKey(initials));
      found.add(group.map((word) => word.first + word.second).join(''));
    }
  for (const capitals of name.capitals) if (capitals.length >= 3) found.add(capitals);
  const [only, ...more] = words;
  if (only && more.length === 0 && only.key.length <= 7 && only.key.length >= 3) found.add(only.key);
  return [...found].slice(0, 5);
}

/** Four letters in a row of the name without spaces, the rarest first; what is quoted stands for the name. */
function gramsOf(name: MatchName, atMost: number): string[] {
  const letters = name.words.filter((word) => !word.number);
  const quoted = letters.filter((word) => word.quoted);
  const glued = (quoted.length > 0 ? quoted : letters)
    .map((word) => word.stem)
    .join('')
    .slice(0, 80);
  const grams = new Set<string>();
  for (let at = 0; at + gramLength <= glued.length; at += 1) grams.add(glued.slice(at, at + gramLength));
  if (grams.size === 0 && glued !== '') grams.add(glued);
  return [...grams]
    .map((gram) => ({ gram, rarity: rarityOfGram(gram) }))
    .sort((a, b) => b.rarity - a.rarity || (a.gram < b.gram ? -1 : 1))
    .slice(0, atMost)
    .map(({ gram }) => gram);
}
