/** The text of a name before its words are read: clean letters, numbers, quotes, and what a name is wrapped in. */
import { writtenOut } from './abbreviations.ts';
import { latinLetters, repairScripts } from './latin-key.ts';
import { inOtherLayout } from './layout.ts';
import { isLegalForm, withoutAttached } from './legal-forms.ts';

export const isNumber = (token: string): boolean => /^\d+$/.test(token);

/** Accounts of the treasury carry the name of the body in brackets: «УФК по … (ОВО при ОВД, л/с 0376…)». */
const wrapping =
  /^\s*(?:уфк|оф[кп]|минфин|управлени\S* федеральн\S* казначейств\S*|министерств\S* финансов|департамент\S* финансов|финансов\S* управлени\S*)[\s,].*?\((?=[^()]*\p{L}{4})([^()]*)/iu;

/** Keeps upper case: what stands in capitals may be initials. */
export function cleaned(name: string): string {
  const text = name
    .normalize('NFKC')
    .replace(/[ёЁ]/g, (letter) => (letter === 'ё' ? 'е' : 'Е'))
    .replace(/''|[«»„“”"‹›″]/g, '"')
    .replace(/[’'`´ʼ]/g, '')
    .replace(/л\/с\s*№?\s*[\d\p{L}]*\d[\d\p{L}]*/giu, ' ')
    .replace(/\d{8,}/g, ' ')
    .replace(/(?<=\p{L})(?=No ?\d)/gu, ' ');
  return withoutMarks(withoutAttached(wrapping.exec(text)?.[1] ?? inOtherLayout(text)));
}

function withoutMarks(text: string): string {
  return /[\u00c0-\u024f]/.test(text)
    ? text.replace(
        /[\u00c0-\u024f]/g,
        (letter) => latinLetters[letter.toLowerCase()] ?? letter.normalize('NFKD')[0] ?? '',
      )
    : text;
}

const piece = /"|(?<![\p{L}\p{N}])(?:\p{L}\. ?){2,}|\p{L}[\p{L}\p{M}]*(?:[-/]\p{L}[\p{L}\p{M}]*)*|\p{N}+/gu;
const roman = /^(?=[ivx]{2,6}$)x{0,3}(ix|iv|v?i{0,3})$/;
const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
/** What remains of «2-я», «1-й», «3-го» when the number is taken off. */
const ordinalEnding = /^(я|й|го|ой|ая|ое|ый|е|му|th|st|nd|rd)$/;

export interface Surfaces {
  surfaces: string[];
  /** Whether each stands between the first and the last quote. */
  quoted: boolean[];
}

/** `text`: cleaned and in lower case. «№2», «2-я», «ГКБ23» give the number as a word of its own; II and 2 are one number. */
export function surfacesOf(text: string): Surfaces {
  const surfaces: string[] = [];
  let first = -1;
  let last = -1;
  let afterNumber = false;
  for (const [found] of text.matchAll(piece)) {
    if (found === '"') {
      if (first < 0) first = surfaces.length;
      else last = surfaces.length;
      continue;
    }
    for (const word of wordsOf(found)) {
      const number = isNumber(word);
      if (!number && afterNumber && ordinalEnding.test(word)) continue;
      afterNumber = number;
      surfaces.push(word);
    }
  }
  const end = last > first ? last : surfaces.length;
  return { surfaces, quoted: surfaces.map((_, at) => first >= 0 && at >= first && at < end) };
}

function wordsOf(found: string): string[] {
  if (found.includes('.')) {
    const letters = found.replace(/[. ]/g, '');
    // Two letters with points are a person's initials or a form; three are a name.
    return letters.length === 2 && !knownPairs.has(letters) ? [] : [letters];
  }
  if (/[-/]/.test(found)) {
    const parts = writtenOut(found) ? [found] : found.split(/[-/]/);
    return parts.flatMap(readWord);
  }
  return readWord(found);
}

const knownPairs = new Set('ао ип чп oo оо sa ag kg bv nv as ab ad se'.split(' '));

function readWord(word: string): string[] {
  if (word === 'no' || word === 'n') return [];
  if (roman.test(word)) return [String(fromRoman(word))];
  return [isNumber(word) ? word : repairScripts(word)];
}

function fromRoman(text: string): number {
  const digits = [...text].map((letter) => romanDigits[letter] ?? 0);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}

const dotted = /(?<![\p{L}\p{N}])(?:\p{L}\. ?){2,}\p{L}?(?!\p{L})/gu;
const humps = /(?<!\p{L})(?:\p{Lu}\p{Ll}+){3,7}(?!\p{L})/gu;

/**
 * What may be the initials of other words: words of two to seven letters, all in capitals, in a text that has small letters,
 * too, or the only word; letters with points; the capitals of «БалтАвтоПоиск».
 */
export function capitalsOf(text: string): string[] {
  const words = text.match(/\p{L}+/gu) ?? [];
  const mixed = /\p{Ll}/u.test(text);
  const inCapitals = words.filter(
    (word) => word.length >= 2 && word.length <= 7 && (mixed || words.length <= 2) && word === word.toUpperCase(),
  );
  const pointed = (text.match(dotted) ?? []).map((letters) => letters.replace(/[. ]/g, ''));
  const humped = (text.match(humps) ?? []).map((word) => word.replace(/\p{Ll}/gu, ''));
  return [...inCapitals, ...pointed, ...humped]
    .map((word) => repairScripts(word.toLowerCase()))
    .filter((word) => !isLegalForm(word))
    .slice(0, 4);
}
