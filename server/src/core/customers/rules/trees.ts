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

/** All trees in flat arrays. @returns the probability of a row of features */
export function prepare({ bias, trees }: Trees): (features: Float32Array) => number {
  const nodes = trees.flatMap((tree, at) => {
    const from = trees.slice(0, at).reduce((sum, each) => sum + each.length / 3, 0);
    return Array.from({ length: tree.length / 3 }, (_, node) => {
      const [feature = -1, value = 0, next = 0] = tree.slice(3 * node, 3 * node + 3);
      return { feature, value, next: from + next, root: node === 0 ? from : -1 };
    });
  });
  const feature = Int16Array.from(nodes, (node) => node.feature);
  const value = Float64Array.from(nodes, (node) => node.value);
  const next = Int32Array.from(nodes, (node) => node.next);
  const roots = nodes.flatMap(({ root }) => (root >= 0 ? [root] : []));
  return (features) => {
    let sum = bias;
    for (const root of roots) {
      let at = root;
      for (let each = feature[at]!; each >= 0; each = feature[at]!)
        at = features[each]! <= value[at]! ? at + 1 : next[at]!;
      sum += value[at]!;
    }
    return 1 / (1 + Math.exp(-sum));
  };
}
