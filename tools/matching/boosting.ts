/** Gradient-boosted trees by histograms, leaf by leaf, for the logistic loss; small enough to read, for the matching model. */

import type { Trees } from '../../server/src/core/customers/rules/trees.ts';
import { chance } from '../../server/src/demo/chance.ts';

export interface TrainingSet {
  rows: Float32Array[];
  labels: number[];
  weights: number[];
  /** Rows of one group compete: which of them is the right one counts beside how sure each is. */
  groups?: number[];
}

export interface TrainingChoice {
  trees: number;
  leaves: number;
  rate: number;
  leastWeight: number;
  ridge: number;
  /** Share of the rows and of the features that each tree sees. */
  share: number;
  /** What the order within a group counts against each row by itself. */
  order?: number;
}

const binsAtMost = 64;

/** Limits of bins, rounded as they will be stored, so that training and use agree to the last value. */
function limitsOf(rows: Float32Array[], feature: number): number[] {
  const step = Math.max(1, Math.floor(rows.length / 50_000));
  const values: number[] = [];
  for (let at = 0; at < rows.length; at += step) values.push(rows[at]![feature]!);
  values.sort((a, b) => a - b);
  const limits: number[] = [];
  for (let bin = 1; bin < binsAtMost; bin += 1) {
    const at = Math.floor((bin * values.length) / binsAtMost);
    const value = values[at]!;
    const above = values.find((each, index) => index > at && each > value);
    if (above === undefined) break;
    const limit = Number(((value + above) / 2).toPrecision(5));
    if (limit >= value && limit < above && limit > (limits.at(-1) ?? -Infinity)) limits.push(limit);
  }
  const least = values[0]!;
  const next = values.find((each) => each > least);
  const first = next === undefined ? least : Number(((least + next) / 2).toPrecision(5));
  return limits.length > 0 && limits[0]! > first ? [first, ...limits] : limits.length > 0 ? limits : [first];
}

interface Leaf {
  rows: Int32Array;
  gradient: number;
  hessian: number;
  sums: Float64Array;
  best: { gain: number; feature: number; bin: number };
  node: Node;
}

interface Node {
  feature: number;
  limit: number;
  value: number;
  below?: Node;
  above?: Node;
}

export function train(set: TrainingSet, choice: TrainingChoice, say: (line: string) => void = () => undefined): Trees {
  const count = set.rows.length;
  const width = set.rows[0]!.length;
  const limits = Array.from({ length: width }, (_, feature) => limitsOf(set.rows, feature));
  const bins = limits.map((all, feature) => {
    const column = new Uint8Array(count);
    for (let at = 0; at < count; at += 1) {
      const value = set.rows[at]![feature]!;
      let low = 0;
      let high = all.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value <= all[middle]!) high = middle;
        else low = middle + 1;
      }
      column[at] = low;
    }
    return column;
  });
  const total = set.weights.reduce((sum, each) => sum + each, 0);
  const positive = set.labels.reduce((sum, label, at) => sum + label * set.weights[at]!, 0);
  const bias = Number(Math.log(positive / (total - positive)).toFixed(4));
  const scores = new Float64Array(count).fill(bias);
  const gradients = new Float64Array(count);
  const hessians = new Float64Array(count);
  const everything = Int32Array.from({ length: count }, (_, each) => each);
  const trees: number[][] = [];
  for (let tree = 0; tree < choice.trees; tree += 1) {
    let loss = 0;
    for (let at = 0; at < count; at += 1) {
      const p = 1 / (1 + Math.exp(-scores[at]!));
      gradients[at] = set.weights[at]! * (p - set.labels[at]!);
      hessians[at] = Math.max(1e-6, set.weights[at]! * p * (1 - p));
      loss -= set.weights[at]! * Math.log(Math.max(1e-9, set.labels[at] ? p : 1 - p));
    }
    if (set.groups && choice.order) addOrder(set, set.groups, choice.order, scores, gradients, hessians);
    const dice = chance(tree + 1);
    const rows = everything.filter(() => dice.yes(choice.share));
    const features = limits.map((_, feature) => feature).filter(() => dice.yes(choice.share));
    trees.push(grow({ bins, limits, gradients, hessians, scores, choice, rows, features, set }));
    if (tree % 20 === 0) say(`  tree ${tree}: loss ${(loss / total).toFixed(5)}`);
  }
  return { bias, trees };
}

/** The softmax of each group that has a right row; a row that stands for several counts as so many. */
function addOrder(
  set: TrainingSet,
  groups: number[],
  order: number,
  scores: Float64Array,
  gradients: Float64Array,
  hessians: Float64Array,
): void {
  const count = 1 + groups.reduce((most, each) => Math.max(most, each), 0);
  const sums = new Float64Array(count);
  const right = new Float64Array(count);
  const part = (at: number) => set.weights[at]! * Math.exp(Math.min(30, scores[at]!));
  for (const [at, group] of groups.entries()) {
    sums[group]! += part(at);
    right[group]! += set.labels[at]!;
  }
  for (const [at, group] of groups.entries()) {
    if (right[group] === 0) continue;
    const share = part(at) / sums[group]!;
    gradients[at]! += order * (share - set.labels[at]! / right[group]!);
    hessians[at]! += order * share * (1 - share);
  }
}

interface Growing {
  bins: Uint8Array[];
  limits: number[][];
  gradients: Float64Array;
  hessians: Float64Array;
  scores: Float64Array;
  choice: TrainingChoice;
  rows: Int32Array;
  features: number[];
  set: TrainingSet;
}

function grow(at: Growing): number[] {
  const root: Node = { feature: -1, limit: 0, value: 0 };
  const leaves = [leafOf(at, at.rows, sumsOf(at, at.rows), root)];
  while (leaves.length < at.choice.leaves) {
    const best = leaves.reduce((a, b) => (b.best.gain > a.best.gain ? b : a));
    if (best.best.gain <= 1e-6) break;
    leaves.splice(leaves.indexOf(best), 1, ...split(at, best));
  }
  for (const leaf of leaves) {
    const value = (-at.choice.rate * leaf.gradient) / (leaf.hessian + at.choice.ridge);
    leaf.node.value = Number(value.toPrecision(4));
  }
  for (const [row, features] of at.set.rows.entries()) at.scores[row]! += valueIn(root, features);
  return listOf(root);
}

function valueIn(root: Node, features: Float32Array): number {
  let node = root;
  while (node.below && node.above) node = features[node.feature]! <= node.limit ? node.below : node.above;
  return node.value;
}

function split(at: Growing, leaf: Leaf): [Leaf, Leaf] {
  const { feature, bin } = leaf.best;
  const column = at.bins[feature]!;
  const below = leaf.rows.filter((row) => column[row]! <= bin);
  const above = leaf.rows.filter((row) => column[row]! > bin);
  const [small, large] = below.length < above.length ? [below, above] : [above, below];
  const smallSums = sumsOf(at, small);
  const largeSums = leaf.sums;
  for (let each = 0; each < largeSums.length; each += 1) largeSums[each]! -= smallSums[each]!;
  const node = leaf.node;
  node.feature = feature;
  node.limit = at.limits[feature]![bin]!;
  node.below = { feature: -1, limit: 0, value: 0 };
  node.above = { feature: -1, limit: 0, value: 0 };
  const [nodeOfSmall, nodeOfLarge] = small === below ? [node.below, node.above] : [node.above, node.below];
  return [leafOf(at, small, smallSums, nodeOfSmall), leafOf(at, large, largeSums, nodeOfLarge)];
}

/** Gradient and hessian of every bin of every feature. */
function sumsOf({ bins, gradients, hessians, features }: Growing, rows: Int32Array): Float64Array {
  const sums = new Float64Array(bins.length * binsAtMost * 2);
  for (const feature of features) {
    const column = bins[feature]!;
    const from = feature * binsAtMost * 2;
    for (const row of rows) {
      const place = from + column[row]! * 2;
      sums[place]! += gradients[row]!;
      sums[place + 1]! += hessians[row]!;
    }
  }
  return sums;
}

function leafOf({ limits, choice, features }: Growing, rows: Int32Array, sums: Float64Array, node: Node): Leaf {
  let gradient = 0;
  let hessian = 0;
  for (let bin = 0; bin < binsAtMost; bin += 1) {
    const place = (features[0]! * binsAtMost + bin) * 2;
    gradient += sums[place]!;
    hessian += sums[place + 1]!;
  }
  const whole = gradient ** 2 / (hessian + choice.ridge);
  const best = { gain: 0, feature: -1, bin: 0 };
  for (const feature of features) {
    const all = limits[feature]!;
    let g = 0;
    let h = 0;
    for (let bin = 0; bin < all.length; bin += 1) {
      const place = (feature * binsAtMost + bin) * 2;
      g += sums[place]!;
      h += sums[place + 1]!;
      if (h < choice.leastWeight || hessian - h < choice.leastWeight) continue;
      const gain = g ** 2 / (h + choice.ridge) + (gradient - g) ** 2 / (hessian - h + choice.ridge) - whole;
      if (gain > best.gain) Object.assign(best, { gain, feature, bin });
    }
  }
  return { rows, gradient, hessian, sums, best, node };
}

/** Three numbers a node, the branch below right after it. */
function listOf(root: Node): number[] {
  const list: number[] = [];
  const write = (node: Node) => {
    const place = list.length;
    list.push(node.feature, node.feature < 0 ? node.value : node.limit, 0);
    if (!node.below || !node.above) return;
    write(node.below);
    list[place + 2] = list.length / 3;
    write(node.above);
  };
  write(root);
  return list;
}
