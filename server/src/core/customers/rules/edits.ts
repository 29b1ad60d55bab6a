/** How alike two words are by the edits that lead from one to the other. */

/** 1 minus the edits (a swap of neighbours is one) by the longer length; 0 where the lengths differ too much. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  if (Math.abs(a.length - b.length) > longest * 0.34) return 0;
  return 1 - edits(a, b) / longest;
}

const rows = [new Uint16Array(256), new Uint16Array(256), new Uint16Array(256)];

function edits(a: string, b: string): number {
  let start = 0;
  let endA = Math.min(a.length, 250);
  let endB = Math.min(b.length, 250);
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const width = endB - start;
  if (endA === start) return width;
  if (width === 0) return endA - start;
  let [before, previous, current] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= width; j += 1) previous[j] = j;
  for (let i = start + 1; i <= endA; i += 1) {
    const letter = a.charCodeAt(i - 1);
    current[0] = i - start;
    for (let j = 1; j <= width; j += 1) {
      const other = b.charCodeAt(start + j - 1);
      let cost = Math.min(previous[j - 1]! + (letter === other ? 0 : 1), previous[j]! + 1, current[j - 1]! + 1);
      const swapped = i > start + 1 && j > 1 && letter === b.charCodeAt(start + j - 2) && a.charCodeAt(i - 2) === other;
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      current[j] = cost;
    }
    [before, previous, current] = [previous, current, before];
  }
  return previous[width]!;
}
