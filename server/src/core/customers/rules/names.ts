/** Names of organisations as they are compared, whatever quotes, case, script, legal form or order of writing they have. */
import { conceptOf } from './concepts.ts';
import { latinKey, repairScripts, stem } from './latin-key.ts';
import { takeLegalForm } from './legal-forms.ts';

export interface MatchName {
  /** Words of the name in one Latin key, without the legal form: `romashka plus 2`. Equal names have it equal. */
  match_name: string;
  /** As it is usually written, or empty. */
  legal_form: string;
  /** Distinct words without endings; numbers are tokens of their own. */
  tokens: string[];
}

const dropped = new Set(['i', 'and', 'und', 'et', 'the']);
const roman = /^(?=[ivx]{2,6}$)x{0,3}(ix|iv|v?i{0,3})$/;
const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** Never empty for a name that has a letter or a digit. `_country` is where the customer is; forms of all countries are known. */
export function matchName(name: string, _country: string): MatchName {
  const surface = name
    .replaceAll('№', ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<![\p{L}\p{N}])no?[.]?\s*(?=\d)/gu, ' ')
    .replaceAll('ё', 'е')
    .replace(/[’'`´ʼ]/g, '')
    .replace(/[«»„“”"‹›]/g, ' ')
    .split(/\s+/)
    .map((word) => repairScripts(word))
    .join(' ')
    .trim();
  const { rest, legalForm } = takeLegalForm(surface);
  const words = wordsOf(rest);
  const kept = words.filter((word) => !dropped.has(word));
  const keys = kept.length > 0 ? kept : words;
  return {
    match_name: keys.join(' '),
    legal_form: legalForm,
    tokens: [...new Set(keys.map((key) => conceptOf(stem(key))))],
  };
}

/** «№2», «2-я», «ГКБ23» give the number as a word of its own; II and 2 are one number. */
function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => part.match(/\p{N}+|[^\p{N}]+/gu) ?? [])
    .map((part) => (roman.test(part) ? String(fromRoman(part)) : part))
    .map((part) => (/^\p{N}+$/u.test(part) ? part.replace(/^0+(?=.)/, '') : latinKey(part)))
    .filter((word) => word !== '' && !isOrdinalEnding(word));
}

function fromRoman(text: string): number {
  const digits = [...text].map((letter) => romanDigits[letter] ?? 0);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}

/** What remains of «2-я», «1-й», «3-го» when the number is taken off. */
function isOrdinalEnding(word: string): boolean {
  return word === 'ia' || word === 'go';
}

export const isNumber = (token: string): boolean => /^\d+$/.test(token);

const longestForPairs = 4;

/**
 * Keys under which a customer of this name is posted and looked up. Prefixes tell the kind: none a word, `+` a pair of
 * words (two usual words together are rare), `=` the name without spaces, `<` and `>` halves of its longest word, which
 * survive a typing error in the other half.
 */
export function postingKeys(name: MatchName): string[] {
  const keys = new Set(name.tokens);
  const long = [...name.tokens].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, longestForPairs);
  for (const [at, first] of long.entries())
    for (const second of long.slice(at + 1)) keys.add(`+${[first, second].sort().join(' ')}`);
  keys.add(`=${name.match_name.replaceAll(' ', '').slice(0, 60)}`);
  const longest = long[0] ?? '';
  if (longest.length >= 6 && !isNumber(longest)) {
    keys.add(`<${longest.slice(0, 5)}`);
    keys.add(`>${longest.slice(-5)}`);
  }
  return [...keys];
}
