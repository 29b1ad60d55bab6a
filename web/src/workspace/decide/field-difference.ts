import type { Piece, Relation } from '../../ui/comparison.tsx';

export interface Difference {
  left: Piece[];
  right: Piece[];
  relation: Relation;
}

/** Ends of two texts that are equal are left plain, what lies between them is marked as different. */
export function difference(left: string, right: string): Difference {
  if (left === right) return { left: [{ text: left }], right: [{ text: right }], relation: 'same' };
  const limit = Math.min(left.length, right.length);
  let start = 0;
  while (start < limit && left[start] === right[start]) start++;
  let end = 0;
  while (end < limit - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  // Half of a word is not a likeness worth showing: short common ends are marked with the rest.
  if (start < 3) start = 0;
  if (end < 3) end = 0;
  return {
    left: pieces(left, start, end),
    right: pieces(right, start, end),
    relation: start + end >= limit / 2 && start + end > 0 ? 'similar' : 'different',
  };
}

function pieces(text: string, start: number, end: number): Piece[] {
  const parts: Piece[] = [
    { text: text.slice(0, start) },
    { text: text.slice(start, text.length - end), differs: true },
    { text: text.slice(text.length - end) },
  ];
  return parts.filter((part) => part.text !== '');
}

interface Token {
  text: string;
  /** As words are compared: capitals, «ё» and marks between words say nothing; '' for a mark. */
  key: string;
}

function tokensOf(text: string): Token[] {
  return (text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []).map((token) => ({
    text: token,
    key: /[\p{L}\p{N}]/u.test(token) ? token.toLowerCase().replaceAll('ё', 'е') : '',
  }));
}

/** Places of the words that both have, in one order: the longest such row. */
function commonWords(left: readonly Token[], right: readonly Token[]): [number, number][] {
  const best: number[][] = Array.from({ length: left.length + 1 }, () => Array(right.length + 1).fill(0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const equal = (i: number, j: number) => left[i]?.key !== '' && left[i]?.key === right[j]?.key;
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      (best[i] as number[])[j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; )
    if (equal(i, j)) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return found;
}

/** Names word by word: a word that the other name has not is marked; of two words nearly equal, only what differs. */
export function nameDifference(left: string, right: string): Difference {
  if (left === right) return difference(left, right);
  const [a, b] = [tokensOf(left), tokensOf(right)];
  const common = commonWords(a, b);
  const out = { left: [] as Piece[], right: [] as Piece[] };
  let [i, j] = [0, 0];
  for (const [nextLeft, nextRight] of [...common, [a.length, b.length] as const]) {
    const gap = [a.slice(i, nextLeft), b.slice(j, nextRight)] as const;
    const [one, other] = gap.map((tokens) => tokens.filter((token) => token.key !== ''));
    const pair = one?.length === 1 && other?.length === 1 ? difference(one[0]?.text ?? '', other[0]?.text ?? '') : null;
    out.left.push(...marked(gap[0], pair?.relation === 'similar' ? pair.left : null));
    out.right.push(...marked(gap[1], pair?.relation === 'similar' ? pair.right : null));
    out.left.push(...a.slice(nextLeft, nextLeft + 1));
    out.right.push(...b.slice(nextRight, nextRight + 1));
    [i, j] = [nextLeft + 1, nextRight + 1];
  }
  const words = Math.min(...[a, b].map((tokens) => tokens.filter((token) => token.key !== '').length));
  const relation = common.length > 0 && common.length >= words / 2 ? 'similar' : 'different';
  return { left: joined(out.left), right: joined(out.right), relation };
}

export type Reasons = readonly { code: string }[];

/** Names in two alphabets have no letter in common and are alike: the search has said so. */
export function nameRow(reasons: Reasons): typeof difference {
  const alike = reasons.some(({ code }) => code === 'same_name' || code === 'similar_name');
  return (left, right) => {
    const found = nameDifference(left, right);
    return alike && found.relation === 'different' ? { ...found, relation: 'similar' } : found;
  };
}

function marked(tokens: readonly Token[], refined: readonly Piece[] | null): Piece[] {
  return tokens.flatMap(({ text, key }): Piece[] => {
    if (key === '') return [{ text }];
    return refined ? [...refined] : [{ text, differs: true }];
  });
}

/** Neighbours of one kind are one piece; what stands between two marked words is marked with them. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: { text: string; differs: boolean }[] = [];
  for (const { text, differs = false } of pieces) {
    const last = all.at(-1);
    const beforeLast = all.at(-2);
    if (last && last.differs === differs) last.text += text;
    else if (last && beforeLast && differs && !/[\p{L}\p{N}]/u.test(last.text)) {
      beforeLast.text += last.text + text;
      all.pop();
    } else all.push({ text, differs });
  }
  return all.map(({ text, differs }) => (differs ? { text, differs } : { text }));
}

/** Identifiers are equal or they are not: nearly the same number is another company. */
export function exactDifference(left: string, right: string): Difference {
  const found = difference(left, right);
  return found.relation === 'same' ? found : { ...found, relation: 'different' };
}
