/**
 * One Latin key for a word, however it was written: Cyrillic or any of its transliterations, with accents, with Latin
 * letters inside a Cyrillic word. «Ромашка», Romashka, Romaschka and «Pомашкa» give the same key.
 */
const cyrillic: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c ч=ch ш=sh щ=sh ы=i э=e ю=iu я=ia'
      .split(' ')
      .map((pair) => pair.split('=') as [string, string]),
  ),
  ъ: '',
  ь: '',
  // Ukrainian, Belarusian, Kazakh and Uzbek letters, as their neighbours in Russian spelling.
  ...Object.fromEntries(
    'і=i ї=i є=e ґ=g ў=u қ=k ғ=g ң=n ә=a ө=o ұ=u ү=u һ=h ҳ=h'
      .split(' ')
      .map((pair) => pair.split('=') as [string, string]),
  ),
};

const lookAlikes: readonly [latin: string, cyrillic: string][] = [
  ['a', 'а'],
  ['b', 'в'],
  ['c', 'с'],
  ['e', 'е'],
  ['h', 'н'],
  ['k', 'к'],
  ['m', 'м'],
  ['o', 'о'],
  ['p', 'р'],
  ['t', 'т'],
  ['x', 'х'],
  ['y', 'у'],
];
const toCyrillic = new Map(lookAlikes);
const toLatin = new Map(lookAlikes.map(([latin, letter]) => [letter, latin]));

const isCyrillic = (letter: string) => /\p{Script=Cyrillic}/u.test(letter);
const isLatin = (letter: string) => /[a-z]/.test(letter);

/** A lower-case word with letters of the other script put right, where they only look alike. */
export function repairScripts(word: string): string {
  const letters = [...word];
  const foreign = letters.filter(isLatin).length;
  const native = letters.filter(isCyrillic).length;
  if (foreign === 0 || native === 0) return word;
  const map = native >= foreign ? toCyrillic : toLatin;
  return letters.map((letter) => map.get(letter) ?? letter).join('');
}

/** Letters of Latin alphabets that no decomposition turns into plain ones. */
export const latinLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ı: 'i',
};

// In this order: what several transliterations write differently becomes one spelling.
const folds: readonly [RegExp, string][] = [
  [/s[h]?ch/g, 'sh'],
  [/tch/g, 'ch'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/tech/g, 'teh'],
  [/ck/g, 'k'],
  [/c(?![eihyc])/g, 'k'],
  // Only now: the c of «ts» is ц and stays, whatever follows.
  [/t[sz]/g, 'c'],
  [/q[u]?/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/^ie/, 'e'],
  [/(.)\1+/g, '$1'],
];

export const hasCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

/** Letter by letter, nothing folded: what initials are compared by. */
export function plainLetters(word: string): string {
  return [...word.toLowerCase()].map((letter) => cyrillic[letter] ?? latinLetters[letter] ?? letter).join('');
}

// The same words come again and again; when the table is full it begins anew.
const remembered = new Map<string, string>();
const rememberedAtMost = 50_000;

/** `word`: one word in lower case, without punctuation. Digits stay, and so do letters of other scripts. */
export function latinKey(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  if (remembered.size >= rememberedAtMost) remembered.clear();
  const key = keyOf(word);
  remembered.set(word, key);
  return key;
}

function keyOf(word: string): string {
  const repaired = repairScripts(word);
  // ц is a letter of its own here: what reads «c» in Latin depends on the letter after it.
  const wasCyrillic = [...repaired].some(isCyrillic);
  let key = [...repaired].map((letter) => cyrillic[letter] ?? latinLetters[letter] ?? letter).join('');
  key = key
    .normalize('NFKD')
    .replace(
      /[^a-z0-9\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}\p{Script=Hira}\p{Script=Arab}\p{Script=Grek}\p{Script=Deva}\p{Script=Thai}\p{Script=Hebr}\p{Script=Geor}\p{Script=Armn}]/gu,
      '',
    );
  for (const [pattern, replacement] of wasCyrillic ? folds.filter(([, to]) => to !== 'k') : folds)
    key = key.replace(pattern, replacement);
  return key;
}

// Endings of Russian nouns and adjectives as they look in the key; the same cut is made to Latin words, so both agree.
const endings = [
  'iami', 'ogo', 'ego', 'omu', 'emu', 'imi', 'ami', 'iah', 'iam', 'aia', 'oia', 'oi', 'ei', 'ih', 'ie', 'oe', 'ii',
  'om', 'em', 'am', 'ah', 'ov', 'ev', 'ia', 'iu', 'es', 'a', 'o', 'u', 'i', 'e', 's',
]; // biome-ignore format: one list

const shortestStem = 4;

export function stem(key: string): string {
  const ending = endings.find((each) => key.endsWith(each) && key.length - each.length >= shortestStem);
  return ending ? key.slice(0, -ending.length) : key;
}
