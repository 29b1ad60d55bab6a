import { describe, expect, test } from 'vitest';
import { checkpointWords, LIST_LENGTH, type WordLanguage, wordList } from './words.ts';

const LETTERS: Record<WordLanguage, RegExp> = { ru: /^[а-я]{4,9}$/, en: /^[a-z]{4,9}$/ };

describe.each(['ru', 'en'] as const)('the list of words in %s', (language) => {
  const words = wordList(language);

  test('has its length, its alphabet and its order', () => {
    expect(new Set(words).size).toBe(LIST_LENGTH);
    expect(words.filter((word) => !LETTERS[language].test(word))).toEqual([]);
    expect(words).toEqual(words.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  test('no word becomes another by one letter changed, added or left out', () => {
    const seen = new Map<string, string>();
    const near = words.flatMap((word) =>
      traces(word).flatMap((trace) => {
        const other = seen.get(trace);
        seen.set(trace, word);
        return other !== undefined && other !== word ? [`${other} ${word}`] : [];
      }),
    );
    expect(near).toEqual([]);
  });

  test('no two words sound the same', () => {
    const sounds = Map.groupBy(words, (word) => SOUND[language](word));
    expect([...sounds.values()].filter((alike) => alike.length > 1)).toEqual([]);
  });
});

/** A word with each of its letters hidden in turn, and with each gap opened: two words share one when a letter parts them. */
function traces(word: string): string[] {
  return Array.from({ length: word.length + 1 }, (_, at) => [
    `${word.slice(0, at)}*${word.slice(at)}`,
    ...(at < word.length ? [`${word.slice(0, at)}*${word.slice(at + 1)}`] : []),
  ]).flat();
}

const replaced = (word: string, rules: [RegExp, string][]) =>
  rules.reduce((sound, [pattern, by]) => sound.replace(pattern, by), word).replace(/(.)\1+/g, '$1');

/** What is left of a word on a bad line: unstressed vowels fall together, voiced consonants lose their voice. */
const SOUND: Record<WordLanguage, (word: string) => string> = {
  ru: (word) =>
    replaced(word, [
      [/тс|тьс|дс/g, 'ц'],
      [/сч|зч|жч/g, 'щ'],
      [/[оа]/g, 'а'],
      [/[еиыэя]/g, 'и'],
      [/ю/g, 'у'],
      [/[ьъй]/g, ''],
      [/б/g, 'п'],
      [/в/g, 'ф'],
      [/г/g, 'к'],
      [/д/g, 'т'],
      [/ж/g, 'ш'],
      [/з/g, 'с'],
      [/стн/g, 'сн'],
      [/щ/g, 'ш'],
    ]),
  en: (word) =>
    replaced(word, [
      [/ph/g, 'f'],
      [/tch/g, 'ch'],
      [/ck/g, 'k'],
      [/gh/g, ''],
      [/kn/g, 'n'],
      [/wr/g, 'r'],
      [/wh/g, 'w'],
      [/c(?=[eiy])/g, 's'],
      [/ch/g, 'X'],
      [/[cq]/g, 'k'],
      [/x/g, 'ks'],
      [/z/g, 's'],
      [/dg/g, 'j'],
      [/g(?=[eiy])/g, 'j'],
      [/e$/, ''],
      [/(er|or|ar|our|re)$/, 'R'],
      [/ea|ee|ie|ei|y/g, 'i'],
      [/ai/g, 'a'],
      [/oo|ou|ow|ew|eu/g, 'u'],
      [/oa/g, 'o'],
    ]),
};

describe('the words of a root', () => {
  const root = (first: number[]) => Uint8Array.from({ length: 32 }, (_, at) => first[at] ?? 0);

  test('are taken from its first 44 bits and from no others', () => {
    for (const language of ['ru', 'en'] as const) {
      const list = wordList(language);
      expect(checkpointWords(root([]), language)).toEqual([list[0], list[0], list[0], list[0]]);
      expect(checkpointWords(root([0, 0b00100000]), language)).toEqual([list[1], list[0], list[0], list[0]]);
      expect(checkpointWords(root([0, 0, 0, 0, 0, 0b00010000]), language)).toEqual([
        list[0],
        list[0],
        list[0],
        list[1],
      ]);
      expect(checkpointWords(new Uint8Array(32).fill(255), language)).toEqual(Array(4).fill(list[2047]));
      expect(checkpointWords(root([0, 0, 0, 0, 0, 0b00001111, 255]), language)).toEqual(Array(4).fill(list[0]));
    }
  });

  test('are those of every version', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const hash = Uint8Array.from(Buffer.from(empty, 'hex'));
    expect(checkpointWords(hash, 'en').join(' ')).toMatchInlineSnapshot(`"terminal macaroni battery cosmonaut"`);
    expect(checkpointWords(hash, 'ru').join(' ')).toMatchInlineSnapshot(`"учитель модель блиндаж гуляш"`);
  });

  test('a root of another length has none', () => {
    expect(() => checkpointWords(new Uint8Array(31), 'en')).toThrow('hash.malformed');
  });
});
