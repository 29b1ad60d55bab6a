/** Names typed with the keyboard in the other language: «hjvfirf» is «ромашка». */
import { latinKey, stem } from './latin-key.ts';
import { isKnown } from './rarity.ts';

const latin = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~';
const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ';
const toCyrillic = new Map([...latin].map((letter, at) => [letter, cyrillic[at] as string]));
const toLatin = new Map([...cyrillic].map((letter, at) => [letter, latin[at] as string]));

/** The text itself, unless its words have no vowels, none is known, and the same keys in the other language can be spoken. */
export function inOtherLayout(text: string): string {
  const words = text.match(/\p{L}{5,}/gu);
  if (!words || words.some((word) => hasVowels(word, 0.2) || isKnown(stem(latinKey(word.toLowerCase()))))) return text;
  const swapped = swap(text);
  const theirs = swapped.match(/\p{L}{4,}/gu);
  return theirs?.every((word) => hasVowels(word, 0.25) && !/[^aeiouyаеиоуыэюя]{5}/i.test(word)) ? swapped : text;
}

const hasVowels = (word: string, share: number) =>
  (word.match(/[aeiouyаеиоуыэюя]/gi)?.length ?? 0) >= word.length * share;

function swap(text: string): string {
  const map = /\p{Script=Cyrillic}/u.test(text) ? toLatin : toCyrillic;
  return [...text].map((letter) => map.get(letter) ?? letter).join('');
}
