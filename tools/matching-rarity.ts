/**
 * `node tools/matching-rarity.ts names.csv[.gz] …`: counts words and grams of real names (column `name`) and writes the
 * static tables that come with the matching model: numbers keyed by hashes, no text.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readCsv } from '../bench/matching/csv.ts';
import { hashOf } from '../server/src/core/customers/rules/hash.ts';
import { matchName } from '../server/src/core/customers/rules/names.ts';

const gramBuckets = 1 << 18;
/** A word seen less often is as good as unseen. */
const leastSeen = 3;

const names = new Set(process.argv.slice(2).flatMap((file) => readCsv(file).map((row) => row.name ?? '')));
const words = new Map<number, number>();
const grams = new Uint32Array(gramBuckets);
for (const name of names) {
  const stems = new Set(matchName(name, '').words.map((word) => word.stem));
  for (const stem of stems) words.set(hashOf(stem), (words.get(hashOf(stem)) ?? 0) + 1);
  const glued = [...stems].filter((stem) => !/^\d+$/.test(stem)).join('');
  const here = new Set<number>();
  for (let at = 0; at + 4 <= glued.length; at += 1) here.add(hashOf(glued.slice(at, at + 4)) & (gramBuckets - 1));
  for (const bucket of here) grams[bucket] = (grams[bucket] ?? 0) + 1;
}

/** Rarer than one in so many is not told apart. */
const rarity = (count: number) => Math.log(names.size / count);
const kept = [...words].filter(([, count]) => count >= leastSeen).sort(([a], [b]) => a - b);
const differences: number[] = [];
let before = 0;
for (const [hash] of kept) {
  let difference = hash - before;
  before = hash;
  while (difference >= 128) {
    differences.push((difference % 128) | 128);
    difference = Math.floor(difference / 128);
  }
  differences.push(difference);
}
const wordLevels = kept.map(([, count]) => Math.min(255, Math.round(16 * rarity(count))));
const gramLevels = new Uint8Array(gramBuckets / 2);
for (const [bucket, count] of grams.entries()) {
  const level = count === 0 ? 0 : Math.max(1, Math.min(15, Math.round((15 * rarity(count)) / rarity(1))));
  gramLevels[bucket >> 1] = (gramLevels[bucket >> 1] ?? 0) | (bucket & 1 ? level << 4 : level);
}
const base64 = (bytes: ArrayLike<number>) => Buffer.from(Uint8Array.from(bytes)).toString('base64');
const out = path.resolve(import.meta.dirname, '../server/src/core/customers/rules/rarity.gen.ts');
writeFileSync(
  out,
  `// Made by tools/matching-rarity.ts from ${names.size} names: how rare words and parts of words are, by their hashes.
export const gramBuckets = ${gramBuckets};
export const gramLevels =
  '${base64(gramLevels)}';
export const wordHashes =
  '${base64(differences)}';
export const wordLevels =
  '${base64(wordLevels)}';
`,
);
process.stdout.write(`${names.size} names, ${words.size} words, ${kept.length} kept\n`);
