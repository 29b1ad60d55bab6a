/** How alike two words are by the edits that lead from one to the other. */

/** 1 minus the edits (a swap of neighbours is one) by the longer length; 0 where the lengths differ too much. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  if (Math.abs(a.length - b.length) > longest * 0.34) return 0;
  return 1 - edits(a, b) / longest;
}

function edits(a: string, b: string): number {
  let start = 0;
  let endA = Math.min(a.length, 250);
  let endB = Math.min(b.length, 250);
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  if (endA === start) return endB - start;
  if (endB === start) return endA - start;
  const [short, long] =
    endA < endB ? [a.slice(start, endA), b.slice(start, endB)] : [b.slice(start, endB), a.slice(start, endA)];
  return (short.length <= mostInBits ? editsInBits(short, long) : null) ?? editsInRows(short, long);
}

const plainCodes = 128;
const wordBits = 32;
const mostInBits = 2 * wordBits;
// Of each letter the places in the shorter text: of the first 32 letters, and of the next.
const low = new Int32Array(plainCodes);
const high = new Int32Array(plainCodes);

/**
 * The table of editsInRows a column at a time, a cell's difference from its neighbour a bit (Hyyrö 2003, with swaps), in
 * two words of 32 bits. `short`: 1 to 64 letters. @returns null where a letter is no plain Latin one
 */
export function editsInBits(short: string, long: string): number | null {
  for (let at = 0; at < long.length; at += 1) if (long.charCodeAt(at) >= plainCodes) return null;
  for (let at = 0; at < short.length; at += 1) if (short.charCodeAt(at) >= plainCodes) return null;
  for (let at = 0; at < short.length; at += 1)
    (at < wordBits ? low : high)[short.charCodeAt(at)]! |= 1 << (at % wordBits);
  const edits = short.length <= wordBits ? inOneWord(short.length, long) : inTwoWords(short.length, long);
  for (let at = 0; at < short.length; at += 1) (at < wordBits ? low : high)[short.charCodeAt(at)] = 0;
  return edits;
}

function inOneWord(length: number, long: string): number {
  const last = 1 << (length - 1);
  let more = -1;
  let less = 0;
  let diagonal = 0;
  let before = 0;
  let count = length;
  for (let at = 0; at < long.length; at += 1) {
    const here = low[long.charCodeAt(at)]!;
    const swapped = ((~diagonal & here) << 1) & before;
    diagonal = ((((here & more) >>> 0) + (more >>> 0)) ^ more) | here | less | swapped;
    let right = less | ~(diagonal | more);
    const down = more & diagonal;
    if (right & last) count += 1;
    if (down & last) count -= 1;
    right = (right << 1) | 1;
    more = (down << 1) | ~(diagonal | right);
    less = diagonal & right;
    before = here;
  }
  return count;
}

/** The same; what leaves the first word at its upper end enters the second at its lower. */
function inTwoWords(length: number, long: string): number {
  const last = 1 << (length - wordBits - 1);
  let [more0, more1, less0, less1, diagonal0, diagonal1, before0, before1] = [-1, -1, 0, 0, 0, 0, 0, 0];
  let count = length;
  for (let at = 0; at < long.length; at += 1) {
    const here0 = low[long.charCodeAt(at)]!;
    const here1 = high[long.charCodeAt(at)]!;
    const free0 = ~diagonal0 & here0;
    const swapped0 = (free0 << 1) & before0;
    const swapped1 = (((~diagonal1 & here1) << 1) | (free0 >>> 31)) & before1;
    const sum0 = ((here0 & more0) >>> 0) + (more0 >>> 0);
    const sum1 = ((here1 & more1) >>> 0) + (more1 >>> 0) + (sum0 > 0xffffffff ? 1 : 0);
    diagonal0 = (sum0 ^ more0) | here0 | less0 | swapped0;
    diagonal1 = (sum1 ^ more1) | here1 | less1 | swapped1;
    const right0 = less0 | ~(diagonal0 | more0);
    const right1 = less1 | ~(diagonal1 | more1);
    const down0 = more0 & diagonal0;
    const down1 = more1 & diagonal1;
    if (right1 & last) count += 1;
    if (down1 & last) count -= 1;
    const moved0 = (right0 << 1) | 1;
    const moved1 = (right1 << 1) | (right0 >>> 31);
    more0 = (down0 << 1) | ~(diagonal0 | moved0);
    more1 = (down1 << 1) | (down0 >>> 31) | ~(diagonal1 | moved1);
    less0 = diagonal0 & moved0;
    less1 = diagonal1 & moved1;
    before0 = here0;
    before1 = here1;
  }
  return count;
}

const rows = [new Uint16Array(256), new Uint16Array(256), new Uint16Array(256)];

/** Both at most 250 letters. */
export function editsInRows(a: string, b: string): number {
  let [before, previous, current] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= b.length; j += 1) previous[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1);
    current[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min(previous[j - 1]! + (letter === other ? 0 : 1), previous[j]! + 1, current[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other;
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      current[j] = cost;
    }
    [before, previous, current] = [previous, current, before];
  }
  return previous[b.length]!;
}
