// The value of a leaf is a damped Newton step: −η Σg / (Σh + λ) over its sampled rows (Chen & Guestrin 2016, XGBoost, eq. 5).
import type { MutableTree } from './growTree.ts';
import { leavesOf } from './tree.ts';

/** Sets the leaf values of a grown tree. `leaves` holds each row's leaf bit; sums run over `rows` only, exact curvature included. */
export function setLeafValues(
  tree: MutableTree,
  rows: Int32Array,
  leaves: Uint8Array,
  derivatives: { readonly gradients: Float64Array; readonly curvatures: Float64Array },
  rules: { readonly learningRate: number; readonly ridge: number },
): void {
  const sums = sumByLeaf(rows, leaves, derivatives.gradients, derivatives.curvatures);
  leavesOf(tree).forEach((node, at) => {
    const bit = 1 << at;
    tree.value[node] = (-rules.learningRate * sums.gradients[bit]!) / (sums.curvatures[bit]! + rules.ridge);
  });
}

function sumByLeaf(rows: Int32Array, leaves: Uint8Array, gradients: Float64Array, curvatures: Float64Array) {
  const sums = { gradients: new Float64Array(256), curvatures: new Float64Array(256) };
  const { gradients: gradientOf, curvatures: curvatureOf } = sums;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const leaf = leaves[row]!;
    gradientOf[leaf] = gradientOf[leaf]! + gradients[row]!;
    curvatureOf[leaf] = curvatureOf[leaf]! + curvatures[row]!;
  }
  return sums;
}
