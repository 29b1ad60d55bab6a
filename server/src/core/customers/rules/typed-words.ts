/** Words by which a person finds a name, as they are listed and as they are asked for. */
import { type MatchName, matchName } from './names.ts';

/** A word that has an idea stands under it, too: «завод» finds «plant», and «зав» finds «завод». */
export const listedWords = (names: readonly Pick<MatchName, 'words'>[]): string[] =>
  [...new Set(names.flatMap(({ words }) => words.flatMap((word) => [word.stem, ...word.concepts.slice(0, 1)])))].sort();

/** The words of names of any country, each listed once. */
export const wordsIn = (names: readonly string[]): string[] => listedWords(names.map((name) => matchName(name, '')));

/** In the order of typing: the last may be unfinished. */
export const typedWords = (typed: string): string[] => [
  ...new Set(matchName(typed, '').words.map((word) => word.concepts[0] ?? word.stem)),
];
