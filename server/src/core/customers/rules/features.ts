/** What is measured about two names; every number is a plain fact that the model weighs. Float32, as the model was trained. */
import { type Address, addressFacts } from './address.ts';
import { align, type Match } from './alignment.ts';
import { similarity } from './edits.ts';
import { classOfForm } from './legal-forms.ts';
import type { MatchName, Word } from './names.ts';

export interface Compared {
  matches: Match[];
  left: Side;
  right: Side;
  /** Rarity shared by both. */
  mass: number;
  cosine: number;
  numbers: 'none' | 'same' | 'some' | 'conflict' | 'one side';
  /** The words are the same, in whatever order. */
  equal: boolean;
  whole: number;
}

export interface Side {
  covered: number;
  /** The rarest words that the other name has not: the rarest, the next, all together, how many. */
  missing: [number, number, number, number];
  alikeOfRarest: number;
  /** Share of what stands in quotes that the other name has; -1 where nothing is quoted. */
  quoted: number;
}

export function compare(a: MatchName, b: MatchName): Compared {
  if (a.match_name > b.match_name) return mirrored(compare(b, a));
  const matches = align(a.words, b.words);
  const alikeA = alikeOf(a.words, matches, 'left');
  const alikeB = alikeOf(b.words, matches, 'right');
  let mass = 0;
  let product = 0;
  for (const { left, right, alike } of matches) {
    const wa = weightOf(a.words, left);
    const wb = weightOf(b.words, right);
    mass += alike * Math.min(wa, wb);
    product += alike * wa * wb;
  }
  const norm = Math.sqrt(squares(a.words, matches, 'left') * squares(b.words, matches, 'right'));
  return {
    matches,
    left: sideOf(a.words, alikeA),
    right: sideOf(b.words, alikeB),
    mass,
    cosine: norm > 0 ? product / norm : 0,
    numbers: numbersOf(a.words, b.words),
    equal: equalWords(a, b),
    whole: similarity(textsOf(a).glued, textsOf(b).glued),
  };
}

function mirrored(compared: Compared): Compared {
  const matches = compared.matches.map((match) => ({ ...match, left: match.right, right: match.left }));
  return { ...compared, matches, left: compared.right, right: compared.left };
}

interface Texts {
  /** Without spaces. */
  glued: string;
  /** What is quoted, or all of it where nothing is. */
  core: string;
}

// A name that is asked for is compared with hundreds.
const texts = new WeakMap<MatchName, Texts>();

function textsOf(name: MatchName): Texts {
  const known = texts.get(name);
  if (known) return known;
  const quoted = name.words.filter((word) => word.quoted);
  const made = {
    glued: name.words
      .map((word) => word.key)
      .join('')
      .slice(0, 60),
    core: (quoted.length > 0 ? quoted : name.words).map((word) => word.stem).join(''),
  };
  texts.set(name, made);
  return made;
}

/** The words are the same, in whatever order and with whatever endings. */
function equalWords(a: MatchName, b: MatchName): boolean {
  if (a.match_name === b.match_name) return true;
  if (a.words.length !== b.words.length) return false;
  const stems = (name: MatchName) => name.words.map((word) => word.stem).sort();
  const others = stems(b);
  return stems(a).every((each, at) => each === others[at]);
}

const weightOf = (words: readonly Word[], places: number[]) =>
  places.reduce((sum, at) => sum + (words[at]?.weight ?? 0), 0);

function alikeOf(words: readonly Word[], matches: Match[], side: 'left' | 'right'): number[] {
  const alike = words.map(() => 0);
  for (const match of matches) for (const at of match[side]) alike[at] = match.alike;
  return alike;
}

/** Words that were matched together count as one. */
function squares(words: readonly Word[], matches: Match[], side: 'left' | 'right'): number {
  const single = words.map((word) => word.weight ** 2);
  let sum = 0;
  for (const match of matches) {
    sum += weightOf(words, match[side]) ** 2;
    for (const at of match[side]) single[at] = 0;
  }
  return single.reduce((total, each) => total + each, sum);
}

function sideOf(words: readonly Word[], alike: number[]): Side {
  let total = 0;
  let covered = 0;
  let quotedTotal = 0;
  let quotedCovered = 0;
  let rarest = -1;
  const missing: [number, number, number, number] = [0, 0, 0, 0];
  let alikeOfRarest = 0;
  for (const [at, { weight, quoted }] of words.entries()) {
    const found = alike[at] ?? 0;
    total += weight;
    covered += found * weight;
    if (quoted) {
      quotedTotal += weight;
      quotedCovered += found * weight;
    }
    if (weight > rarest) {
      rarest = weight;
      alikeOfRarest = found;
    }
    const lost = (1 - found) * weight;
    if (lost > missing[0]) [missing[0], missing[1]] = [lost, missing[0]];
    else if (lost > missing[1]) missing[1] = lost;
    missing[2] += lost;
    if (found < 0.5) missing[3] += 1;
  }
  return {
    covered: total > 0 ? covered / total : 0,
    missing,
    alikeOfRarest,
    quoted: quotedTotal > 0 ? quotedCovered / quotedTotal : -1,
  };
}

function numbersOf(a: readonly Word[], b: readonly Word[]): Compared['numbers'] {
  const left = a.filter((word) => word.number).map((word) => word.key);
  const right = b.filter((word) => word.number).map((word) => word.key);
  if (left.length === 0 && right.length === 0) return 'none';
  if (left.length === 0 || right.length === 0) return 'one side';
  const shared = left.filter((each) => right.includes(each)).length;
  if (shared === 0) return 'conflict';
  return shared === left.length && shared === right.length ? 'same' : 'some';
}

const numberCode = { none: 0, same: 1, some: 2, 'one side': 3, conflict: 4 } as const;

/** Differ, one has none, the class is the same, the form is the same. */
export function formsAgree(a: string, b: string): 0 | 1 | 2 | 3 {
  if (a === '' || b === '') return 1;
  if (a === b) return 3;
  const [left, right] = [classOfForm(a), classOfForm(b)];
  return left !== '' && left === right ? 2 : 0;
}

const kindsCounted = ['typed', 'shortened', 'translated', 'glued', 'initials', 'letters'] as const;
const lengthOf = (name: MatchName) => name.match_name.length;

const formClasses = ['', 'limited', 'stock', 'sole', 'enterprise', 'institution', 'partnership', 'society'];
const classCode = (form: string) => formClasses.indexOf(classOfForm(form));

function rarestShared(a: MatchName, b: MatchName, matches: Match[]): number {
  return matches.reduce((most, { left, right, alike }) => {
    const [wa, wb] = [weightOf(a.words, left), weightOf(b.words, right)];
    return Math.max(most, alike * Math.min(wa, wb));
  }, 0);
}

/** Facts that do not hang on which name is which. */
function common(a: MatchName, b: MatchName, compared: Compared, at: Address | null, other: Address | null): number[] {
  const { matches, mass, cosine, numbers, equal, whole } = compared;
  const [shorter, longer] = [lengthOf(a), lengthOf(b)].sort((x, y) => x - y) as [number, number];
  return [
    mass,
    cosine,
    numberCode[numbers],
    equal ? 1 : 0,
    whole,
    formsAgree(a.legal_form, b.legal_form),
    a.cyrillic === b.cyrillic ? 0 : 1,
    longer > 0 ? shorter / longer : 0,
    ...[classCode(a.legal_form), classCode(b.legal_form)].sort((x, y) => x - y),
    textsOf(a).core === textsOf(b).core ? 1 : 0,
    rarestShared(a, b, matches),
    ...kindsCounted.map((kind) => matches.filter((match) => match.kind === kind).length),
    ...addressFacts(at, other),
  ];
}

const ofSide = (side: Side) => [side.covered, ...side.missing, side.alikeOfRarest, side.quoted];

/** For the decision on a pair: the same from both sides. */
export function pairFeatures(
  a: MatchName,
  b: MatchName,
  compared: Compared,
  at: Address | null,
  other: Address | null,
): Float32Array {
  const [left, right] = [ofSide(compared.left), ofSide(compared.right)];
  const low = left.map((each, index) => Math.min(each, right[index] as number));
  const high = left.map((each, index) => Math.max(each, right[index] as number));
  const words = [a.words.length, b.words.length].sort((x, y) => x - y);
  return Float32Array.from([...common(a, b, compared, at, other), ...low, ...high, ...words]);
}

export interface Standing {
  /** What the shared keys counted, by themselves and against the best candidate. */
  score: number;
  share: number;
  place: number;
  /** How many candidates have this very name. */
  namesakes: number;
  /** How much nearer than the nearest of the others, by the words; how many are nearer. */
  lead: number;
  nearer: number;
}

/** Where each candidate stands among all; `all` in the order of their scores. */
export function standings(all: readonly { name: MatchName; compared: Compared; score: number }[]): Standing[] {
  const best = all[0]?.score || 1;
  const namesakes = new Map<string, number>();
  for (const { name } of all) namesakes.set(name.match_name, (namesakes.get(name.match_name) ?? 0) + 1);
  const near = all.map(({ compared }) => compared.cosine).sort((a, b) => b - a);
  return all.map(({ name, compared: { cosine }, score }, place) => {
    const nearest = cosine === near[0] ? (near[1] ?? 0) : (near[0] ?? 0);
    const share = score / best;
    return {
      score,
      share,
      place,
      namesakes: namesakes.get(name.match_name) ?? 1,
      lead: cosine - nearest,
      nearer: Math.min(20, near.filter((each) => each > cosine).length),
    };
  });
}

/** For the order of candidates: `a` is what was asked for. */
export function rankFeatures(
  a: MatchName,
  b: MatchName,
  compared: Compared,
  [at, other]: [Address | null, Address | null],
  standing: Standing,
): Float32Array {
  const { left, right } = compared;
  return Float32Array.from([
    ...common(a, b, compared, at, other),
    ...ofSide(left),
    ...ofSide(right),
    Math.min(left.covered, right.covered),
    a.words.length,
    b.words.length,
    standing.score,
    standing.share,
    standing.place,
    standing.namesakes,
    standing.lead,
    standing.nearer,
  ]);
}
