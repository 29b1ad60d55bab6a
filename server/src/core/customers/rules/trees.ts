/** Gradient-boosted trees as they were trained: a sum of leaves, made a probability. */

export interface Trees {
  /** Log odds before any tree. */
  bias: number;
  /**
   * One list a tree, three numbers a node: feature, limit (not above: the next node; above: node `next`), next.
   * A leaf is -1, its value, 0.
   */
  trees: readonly (readonly number[])[];
}

export interface Forest {
  /** @returns 0 to 1 */
  probability(features: Float32Array): number;
  /** The likeliest `count` of the rows in order. Rows far behind after a quarter of the trees are not followed to the end. */
  best(rows: readonly Float32Array[], count: number): { at: number; probability: number }[];
}

/** Log odds that the other trees hardly ever make up for. */
const farBehind = 2.5;

/** All trees in flat arrays. */
export function prepare({ bias, trees }: Trees): Forest {
  const feature: number[] = [];
  const value: number[] = [];
  const next: number[] = [];
  const roots: number[] = [];
  for (const tree of trees) {
    const from = feature.length;
    roots.push(from);
    for (let node = 0; node < tree.length; node += 3) {
      feature.push(tree[node]!);
      value.push(tree[node + 1]!);
      next.push(from + tree[node + 2]!);
    }
  }
  const nodes = { feature: Int16Array.from(feature), value: Float64Array.from(value), next: Int32Array.from(next) };
  const early = roots.slice(0, roots.length >> 2);
  const late = roots.slice(early.length);
  return {
    probability: (features) => likely(roots.reduce((sum, root) => sum + leafOf(nodes, root, features), bias)),
    best: (rows, count) => {
      const sums = new Float64Array(rows.length).fill(bias);
      let places = rows.map((_, at) => at);
      addTrees(nodes, early, rows, places, sums);
      const worst = sums.toSorted().at(-count) ?? -Infinity;
      places = places.filter((at) => sums[at]! >= worst - farBehind);
      addTrees(nodes, late, rows, places, sums);
      return places
        .sort((a, b) => sums[b]! - sums[a]! || a - b)
        .slice(0, count)
        .map((at) => ({ at, probability: likely(sums[at]!) }));
    },
  };
}

interface Nodes {
  feature: Int16Array;
  value: Float64Array;
  next: Int32Array;
}

/** Tree by tree, so that a tree stays near while all rows go through it. */
function addTrees(
  nodes: Nodes,
  roots: readonly number[],
  rows: readonly Float32Array[],
  places: readonly number[],
  sums: Float64Array,
): void {
  for (const root of roots) for (const at of places) sums[at]! += leafOf(nodes, root, rows[at]!);
}

function leafOf({ feature, value, next }: Nodes, root: number, features: Float32Array): number {
  let at = root;
  for (let each = feature[at]!; each >= 0; each = feature[at]!) at = features[each]! <= value[at]! ? at + 1 : next[at]!;
  return value[at]!;
}

const likely = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
