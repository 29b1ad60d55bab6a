import { HASH_BYTES } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { EN } from './en.ts';
import { RU } from './ru.ts';

export type WordLanguage = 'ru' | 'en';
/** Words in each list: eleven bits say which. */
export const LIST_LENGTH = 2048;
const BITS = 11n;
const WORDS = 4;

/** The list of a language: distinct in print and by ear, nothing that one would not say on the phone. */
export function wordList(language: WordLanguage): readonly string[] {
  lists[language] ??= (language === 'ru' ? RU : EN).trim().split(/\s+/);
  return lists[language];
}

/** Taken apart when first asked for. */
const lists: Partial<Record<WordLanguage, readonly string[]>> = {};

/**
 * Four words for a root of 32 bytes: its first 44 bits, eleven for each word, the most significant first. Enough to
 * notice by phone that two people were shown different histories, too few to be a proof: one root in 2^44 has the same
 * words, and whoever can try that many can make one. @throws ReceiptError `hash.malformed`
 */
export function checkpointWords(root: Uint8Array, language: WordLanguage): [string, string, string, string] {
  if (root.length !== HASH_BYTES) throw new ReceiptError('hash.malformed');
  const list = wordList(language);
  let bits = 0n;
  for (const byte of root.slice(0, 6)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 48n - BITS * BigInt(WORDS);
  const word = (place: number) => list[Number((bits >> (BITS * BigInt(WORDS - 1 - place))) & (2n ** BITS - 1n))]!;
  return [word(0), word(1), word(2), word(3)];
}
