/**
 * How rare words and parts of words are among organisations at large: static tables that come with the model and are
 * made by tools/matching-rarity.ts. Never measured in a vendor's own customers: what a name is posted under is a pure
 * function of the name.
 */
import { hashOf } from './hash.ts';
import { gramBuckets, gramLevels, wordHashes, wordLevels } from './rarity.gen.ts';

/** A word or a gram of this weight has been seen in one name of many. */
export const weightOfUnseen = 12;

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const words = readWords();
const grams = bytesOf(gramLevels);

/** Hashes are sorted and kept as differences, seven bits a byte; levels are a byte each. */
function readWords(): Map<number, number> {
  const differences = bytesOf(wordHashes);
  const levels = bytesOf(wordLevels);
  const table = new Map<number, number>();
  let hash = 0;
  let difference = 0;
  let shift = 1;
  for (const byte of differences) {
    difference += (byte & 127) * shift;
    shift *= 128;
    if (byte & 128) continue;
    hash += difference;
    table.set(hash, (levels[table.size] ?? 0) / 16);
    difference = 0;
    shift = 1;
  }
  return table;
}

export function rarityOf(stem: string): number {
  return words.get(hashOf(stem)) ?? weightOfUnseen;
}

export function isKnown(stem: string): boolean {
  return words.has(hashOf(stem));
}

export function rarityOfGram(gram: string): number {
  const bucket = hashOf(gram) & (gramBuckets - 1);
  const pair = grams[bucket >> 1] ?? 0;
  return (bucket & 1 ? pair >> 4 : pair & 15) || 16;
}
