/**
 * Lists of who carries a key, many keys to a bucket. A list: 16 bits of the key, 16 bits how many, that many numbers of 32
 * bits, all big-endian; lists follow each other in the order of their keys. One that would be too long is given up for good.
 */
import { mostPerKey } from './shortlist.ts';

const lowBits = 14;
const givenUp = 0xffff;

/** 0 to 262143 */
export const bucketOf = (key: number): number => key >>> lowBits;
const lowOf = (key: number) => key & ((1 << lowBits) - 1);

const buckets = 2 ** 18;
/** Half of the lists have one number. */
const bytesOfCustomer = 100;

/** About how many customers there are, told by buckets that were read for other reasons. `bytes`: of each, without the list asked for */
export const customersBehind = (bytes: readonly number[]): number =>
  Math.round(((bytes.reduce((sum, each) => sum + each, 0) / Math.max(1, bytes.length)) * buckets) / bytesOfCustomer);

/** @returns null: so many carry it that it tells nothing */
export function carriersIn(postings: Buffer, key: number): number[] | null {
  const low = lowOf(key);
  for (let at = 0; at < postings.length; ) {
    const count = postings.readUInt16BE(at + 2);
    const tooMany = count === givenUp;
    if (postings.readUInt16BE(at) === low)
      return tooMany ? null : Array.from({ length: count }, (_, each) => postings.readInt32BE(at + 4 + 4 * each));
    at += 4 + (tooMany ? 0 : 4 * count);
  }
  return [];
}

/** `added`: by key, all of one bucket. @returns the bucket with them */
export function withPostings(postings: Buffer | null, added: ReadonlyMap<number, readonly number[]>): Buffer {
  const lists = postings ? listsIn(postings) : new Map<number, readonly number[] | null>();
  for (const [key, numbers] of added) {
    const known = lists.get(lowOf(key));
    if (known === null) continue;
    const all = [...new Set([...(known ?? []), ...numbers])];
    lists.set(lowOf(key), all.length <= mostPerKey ? all : null);
  }
  return written(lists);
}

function listsIn(postings: Buffer): Map<number, readonly number[] | null> {
  const lists = new Map<number, readonly number[] | null>();
  for (let at = 0; at < postings.length; ) {
    const count = postings.readUInt16BE(at + 2);
    const from = at + 4;
    const numbers =
      count === givenUp ? null : Array.from({ length: count }, (_, each) => postings.readInt32BE(from + 4 * each));
    lists.set(postings.readUInt16BE(at), numbers);
    at = from + 4 * (numbers?.length ?? 0);
  }
  return lists;
}

function written(lists: ReadonlyMap<number, readonly number[] | null>): Buffer {
  const sorted = [...lists].sort(([a], [b]) => a - b);
  const bytes = Buffer.alloc(sorted.reduce((sum, [, numbers]) => sum + 4 + 4 * (numbers?.length ?? 0), 0));
  let at = 0;
  for (const [low, numbers] of sorted) {
    at = bytes.writeUInt16BE(low, at);
    at = bytes.writeUInt16BE(numbers?.length ?? givenUp, at);
    for (const number of numbers ?? []) at = bytes.writeInt32BE(number, at);
  }
  return bytes;
}
