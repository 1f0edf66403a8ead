// The value of a leaf is a damped Newton step: −η Σg / (Σh + λ) over its sampled rows (Chen & Guestrin 2016, XGBoost, eq. 5).

import { packedSteps } from './histogram.ts';
import type { LeafSums } from './split.ts';

/** Log-odds that a leaf with these sums adds; `steps` are the gradient steps per unit. */
export function leafValue(leaf: LeafSums, steps: number, rules: { readonly learningRate: number; readonly ridge: number }): number {
  return (-rules.learningRate * (packedSteps(leaf.packed) / steps)) / (leaf.curvature + rules.ridge);
}
