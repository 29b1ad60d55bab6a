/** Names of organisations as they are compared, whatever quotes, case, script, legal form or order of writing they have. */
import { writtenOut } from './abbreviations.ts';
import { secondInitial } from './compounds.ts';
import { conceptsOf } from './concepts.ts';
import { hasCyrillic, latinKey, plainLetters, stem } from './latin-key.ts';
import { takeLegalForms } from './legal-forms.ts';
import { rarityOf } from './rarity.ts';
import { capitalsOf, cleaned, isNumber, surfacesOf } from './surface.ts';

export interface Word {
  /** As it was written, in small letters; empty where it comes from the index. */
  surface: string;
  /** One Latin spelling for every way of writing. */
  key: string;
  /** Without its ending. */
  stem: string;
  /** Ideas it stands for in other languages, too. */
  concepts: readonly string[];
  /** How much it tells: about 2 for the most usual words, about 12 for those never seen. */
  weight: number;
  number: boolean;
  /** A bit for each letter of the stem, to see at once that two words cannot be alike. */
  letters: number;
  /** Stands between quotes, in a name where not all does. */
  quoted: boolean;
  /** Its first letter in Latin, for initials. */
  first: string;
  /** The same of its second part, where it is put together: «т» and «с» of «теплосеть». */
  second: string;
}

export interface MatchName {
  /** Words of the name in one Latin key, without the legal form: `romashka plus 2`. Equal names have it equal. */
  match_name: string;
  /** As it is usually written, or empty. */
  legal_form: string;
  /** Distinct words without endings, one idea for all languages; numbers are tokens of their own. */
  tokens: string[];
  words: Word[];
  /** Words in capital letters that may be the initials of others, in plain Latin letters. */
  capitals: string[];
  cyrillic: boolean;
}

const dropped = new Set(
  'и в на по при для с со от из к у о об and und et the of for de du des la le el los del di da a an i бывш бывшее бывший ранее прежде formerly former fka'.split(
    ' ',
  ),
);
const wordsAtMost = 40;

/** Never empty for a name that has a letter or a digit. `_country` is where the customer is; forms of all countries are known. */
export function matchName(name: string, _country: string): MatchName {
  const text = cleaned(name);
  const { surfaces, quoted } = surfacesOf(text.toLowerCase());
  const { kept, legalForm } = takeLegalForms(surfaces);
  const remaining = surfaces.flatMap((surface, at) => (kept[at] ? [{ surface, quoted: quoted[at] ?? false }] : []));
  const telling = remaining.filter(({ surface }) => !dropped.has(surface));
  const words = saidOnce(
    (telling.length > 0 ? telling : remaining)
      .flatMap((each) => (writtenOut(each.surface) ?? [each.surface]).map((word) => wordOf(word, each.quoted)))
      .filter((word) => word.key !== ''),
  ).slice(0, wordsAtMost);
  if (words.every((word) => word.quoted)) for (const word of words) word.quoted = false;
  return {
    match_name: words.map((word) => word.key).join(' '),
    legal_form: legalForm,
    tokens: [...new Set(words.map((word) => word.concepts[0] ?? word.stem))],
    words,
    capitals: capitalsOf(text).map(plainLetters),
    cyrillic: hasCyrillic(text),
  };
}

/** «Закрытое акционерное общество „Сфера“ (ЗАО „Сфера“)» says nothing twice. */
function saidOnce(words: Word[]): Word[] {
  const known = new Map<string, Word>();
  for (const word of words) {
    const before = known.get(word.key);
    if (!before) known.set(word.key, word);
    else before.quoted ||= word.quoted;
  }
  return [...known.values()];
}

// The same words come again and again; when the table is full it begins anew.
const remembered = new Map<string, Word>();
const rememberedAtMost = 100_000;

function wordOf(surface: string, quoted: boolean): Word {
  const number = isNumber(surface);
  const key = number ? surface.replace(/^0+(?=.)/, '') : latinKey(surface);
  return { ...wordOfKey(key), quoted, first: number ? '' : plainLetters(surface[0] ?? ''), surface };
}

/** From the key alone, as it is kept in the index. One object for all that have it: not to be changed. */
export function wordOfKey(key: string): Readonly<Word> {
  const known = remembered.get(key);
  if (known) return known;
  const number = isNumber(key);
  const stemmed = number ? key : stem(key);
  const word = {
    surface: '',
    key,
    stem: stemmed,
    concepts: number ? [] : conceptsOf(stemmed),
    weight: rarityOf(stemmed),
    number,
    letters: lettersOf(stemmed),
    quoted: false,
    first: number ? '' : (key[0] ?? ''),
    second: number ? '' : secondInitial(key),
  };
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(key, word);
  return word;
}

function lettersOf(stemmed: string): number {
  let bits = 0;
  for (let at = 0; at < stemmed.length; at += 1) bits |= 1 << (stemmed.charCodeAt(at) & 31);
  return bits;
}
