import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { toHex, utf8 } from '../bytes.ts';
import { checkpointWords, LIST_LENGTH, type WordLanguage, wordList } from './words.ts';

const LETTERS: Record<WordLanguage, RegExp> = { ru: /^[а-яё]{4,9}$/, en: /^[a-z]{4,9}$/ };
/** Whoever writes a word down may write е for ё. */
const plain = (word: string) => word.replaceAll('ё', 'е');

/** Words that a talk about the words has in it anyway: who hears one does not know whether it is one of the four. */
const SPOKEN: Record<WordLanguage, string> = {
  ru: `ноль один единица двойка тройка восемь девятка дюжина сотня тысяча миллион половина дубль номер число дата цифра
    январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь
    понедельник вторник среда четверг пятница суббота воскресенье неделя день вечер утро ночь время минута секунда
    привет спасибо алло слушаю вопрос ответ ошибка обман правда повтор пауза начало конец пример господин товарищ девушка
    точка запятая пробел дефис тире абзац буква слово журнал запись квитанция реестр регистр пароль ключ партнер клиент
    вендор аудитор договор документ телефон трубка связь`,
  en: `zero single double triple seven twelve thirteen dozen hundred thousand million number decimal index figure
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday week morning evening afternoon night minute second
    hello welcome goodbye farewell thanks question answer message mistake wrong correct repeat pause similar simple
    comma hyphen period dash space capital letter sentence word record entry receipt register logbook password
    vendor partner customer auditor witness contract document telephone`,
};

describe.each(['ru', 'en'] as const)('the list of words in %s', (language) => {
  const words = wordList(language);

  test('has its length, its alphabet and its order', () => {
    expect(new Set(words.map(plain)).size).toBe(LIST_LENGTH);
    expect(words.filter((word) => !LETTERS[language].test(word))).toEqual([]);
    expect(words).toEqual(words.toSorted((a, b) => (plain(a) < plain(b) ? -1 : 1)));
  });

  test('no word becomes another by one letter changed, added or left out, or by two that change places', () => {
    const seen = new Map<string, string>();
    const near = words.flatMap((word) =>
      traces(plain(word)).flatMap((trace) => {
        const other = seen.get(trace);
        seen.set(trace, word);
        return other !== undefined && other !== word ? [`${other} ${word}`] : [];
      }),
    );
    expect(near).toEqual([]);
    const all = new Set(words.map(plain));
    expect(words.filter((word) => swaps(plain(word)).some((swapped) => all.has(swapped)))).toEqual([]);
  });

  test('the first five letters tell a word, and none is the beginning of another', () => {
    const beginnings = Map.groupBy(words, (word) => plain(word).slice(0, 5));
    expect([...beginnings.values()].filter((alike) => alike.length > 1)).toEqual([]);
    const all = new Set(words.map(plain));
    const begun = words.filter((word) =>
      Array.from({ length: word.length - 1 }, (_, at) => plain(word).slice(0, at + 1)).some((part) => all.has(part)),
    );
    expect(begun).toEqual([]);
  });

  test('no two words sound the same', () => {
    const sounds = Map.groupBy(words, (word) => SOUND[language](plain(word)));
    expect([...sounds.values()].filter((alike) => alike.length > 1)).toEqual([]);
  });

  test('no word is one that the talk about them has in it anyway', () => {
    const spoken = new Set(SPOKEN[language].split(/\s+/));
    expect(words.filter((word) => spoken.has(plain(word)))).toEqual([]);
  });
});

/** A word with each of its letters hidden in turn, and with each gap opened: two words share one when a letter parts them. */
function traces(word: string): string[] {
  return Array.from({ length: word.length + 1 }, (_, at) => [
    `${word.slice(0, at)}*${word.slice(at)}`,
    ...(at < word.length ? [`${word.slice(0, at)}*${word.slice(at + 1)}`] : []),
  ]).flat();
}

/** A word with two neighbours of different letters changed over, at each place. */
function swaps(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => {
    const [one, other] = [word[at], word[at + 1]];
    return one === other ? [] : [`${word.slice(0, at)}${other}${one}${word.slice(at + 2)}`];
  }).flat();
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
    expect(checkpointWords(hash, 'en').join(' ')).toMatchInlineSnapshot(`"taproom luxury bassoon corner"`);
    expect(checkpointWords(hash, 'ru').join(' ')).toMatchInlineSnapshot(`"тюрбан механик бисквит грибник"`);
    // All 2,048 of each: one that is mended later would part two versions on the phone.
    const printOf = (language: WordLanguage) => toHex(sha256(utf8(wordList(language).join(' '))));
    expect(printOf('en')).toMatchInlineSnapshot(`"359b77ae3fef8a46ed19b30ad96daecd17bb006e761190f7a5f80442f0994e06"`);
    expect(printOf('ru')).toMatchInlineSnapshot(`"83867e09b57fdea709e3d1234e0112f1ce885d47585864a7273a24db6ebb106d"`);
  });

  test('a root of another length has none', () => {
    expect(() => checkpointWords(new Uint8Array(31), 'en')).toThrow('hash.malformed');
  });
});
