/** The alignment of two names as words a person reads: what stands for what, and what is left over on either side. */
import type { MatchKind } from './alignment.ts';
import { compare } from './features.ts';
import type { MatchName, Word } from './names.ts';

export type WordReason = 'words_typed' | 'words_translated' | 'words_initials' | 'words_glued';

export interface Explanation {
  /** `рамашка = ромашка, плант = завод` */
  pairs: Partial<Record<WordReason, string>>;
  onlyLeft: string;
  onlyRight: string;
}

const reasonOf: Readonly<Partial<Record<MatchKind, WordReason>>> = {
  typed: 'words_typed',
  consonants: 'words_typed',
  shortened: 'words_initials',
  initials: 'words_initials',
  letters: 'words_initials',
  translated: 'words_translated',
  glued: 'words_glued',
};

/** Both names as they were read from their text, not from the index. */
export function explain(left: MatchName, right: MatchName): Explanation {
  const { matches } = compare(left, right);
  const pairs: Record<string, string[]> = {};
  const used = { left: new Set<number>(), right: new Set<number>() };
  for (const match of matches) {
    for (const at of match.left) used.left.add(at);
    for (const at of match.right) used.right.add(at);
    const reason = reasonOf[match.kind];
    const [a, b] = [said(left.words, match.left), said(right.words, match.right)];
    // Words of one surface need no explanation, whatever made them equal.
    if (reason && a !== b) pairs[reason] = [...(pairs[reason] ?? []), `${a} = ${b}`];
  }
  const rest = (words: readonly Word[], taken: Set<number>) =>
    words
      .filter((_, at) => !taken.has(at))
      .map((word) => word.surface)
      .join(' ');
  return {
    pairs: Object.fromEntries(Object.entries(pairs).map(([reason, all]) => [reason, all.join(', ')])),
    onlyLeft: rest(left.words, used.left),
    onlyRight: rest(right.words, used.right),
  };
}

const said = (words: readonly Word[], places: number[]) =>
  [...places]
    .sort((a, b) => a - b)
    .map((at) => words[at]?.surface ?? '')
    .join(' ');
