import { describe, expect, it } from 'vitest';
import type { Boosting } from '../learning/boosting.ts';
import { BOOSTING_RULES, fitBoosting } from '../learning/boosting.ts';
import { BINNING_RULES, learningRows } from '../learning/model.ts';
import type { Tree } from '../learning/tree.ts';
import { binGoesLeft, isLeaf } from '../learning/tree.ts';
import { inventHistory } from '../testing/inventedHistory.ts';
import { addShapValues, explainForest } from './treeShap.ts';

/** What a tree is expected to give when only the fields of `known` are known (Lundberg et al. 2020, Algorithm 1). */
function expectedValue(tree: Tree, bins: Uint8Array, known: number, node = 0): number {
  if (isLeaf(tree, node)) return tree.value[node]!;
  const left = tree.left[node]!;
  const right = tree.right[node]!;
  if ((known >> tree.field[node]!) & 1)
    return expectedValue(tree, bins, known, binGoesLeft(tree, node, bins[tree.field[node]!]!) ? left : right);
  const share = tree.cover[left]! / tree.cover[node]!;
  return share * expectedValue(tree, bins, known, left) + (1 - share) * expectedValue(tree, bins, known, right);
}

/** Shapley values by their definition: every field, every subset of the others. */
function bruteForce(boosting: Boosting, bins: Uint8Array): number[] {
  const fields = bins.length;
  const worth = Array.from({ length: 1 << fields }, (_, known) =>
    boosting.trees.reduce((sum, tree) => sum + expectedValue(tree, bins, known), 0),
  );
  const factorial = (of: number): number => (of <= 1 ? 1 : of * factorial(of - 1));
  const size = (set: number): number => set.toString(2).replaceAll('0', '').length;
  return Array.from({ length: fields }, (_, field) =>
    worth.reduce((sum, value, set) => {
      if ((set >> field) & 1) return sum;
      const weight = (factorial(size(set)) * factorial(fields - size(set) - 1)) / factorial(fields);
      return sum + weight * (worth[set | (1 << field)]! - value);
    }, 0),
  );
}

const rows = learningRows(inventHistory({ rows: 900, numbers: 3, categories: 3, seed: 8 }), BINNING_RULES);
const forest = fitBoosting(rows, { ...BOOSTING_RULES, trees: 25, learningRate: 0.3 }, 2);
const explainer = explainForest(forest);
const binsOf = (row: number): Uint8Array => Uint8Array.from(rows.binned.columns, (column) => column[row]!);

function shapOf(row: number, scale = 1): Float64Array {
  const values = new Float64Array(rows.bins.length);
  addShapValues(explainer, binsOf(row), scale, values);
  return values;
}

describe('TreeSHAP', () => {
  it('agrees with the definition over all subsets of fields', () => {
    for (let row = 0; row < 900; row += 60) {
      const expected = bruteForce(forest, binsOf(row));
      shapOf(row).forEach((value, field) => {
        expect(Math.abs(value - expected[field]!)).toBeLessThan(1e-12);
      });
    }
  });

  it('agrees for one deep tree that asks about the same field again and again', () => {
    const chain: Tree = {
      field: [0, 1, 0, 0, 0, 0, 0],
      bin: [9, 3, 4, 0, 0, 0, 0],
      oneVsRest: [0, 1, 0, 0, 0, 0, 0],
      missingLeft: [1, 0, 0, 0, 0, 0, 0],
      left: [1, 3, 5, -1, -1, -1, -1],
      right: [2, 4, 6, -1, -1, -1, -1],
      value: [0, 0, 0, 1, -2, 3, 0.5],
      cover: [100, 60, 40, 20, 40, 10, 30],
    };
    const boosting = { base: 0, trees: [chain] };
    for (const bins of [Uint8Array.of(0, 3), Uint8Array.of(5, 2), Uint8Array.of(12, 3)]) {
      const values = new Float64Array(2);
      addShapValues(explainForest(boosting), bins, 1, values);
      bruteForce(boosting, bins).forEach((expected, field) => {
        expect(values[field]).toBeCloseTo(expected, 12);
      });
    }
  });

  it('gives a field no tree asks about exactly nothing', () => {
    const values = new Float64Array(3);
    const stump = { ...forest.trees[0]!, field: forest.trees[0]!.field.map(() => 1) };
    addShapValues(explainForest({ base: 0, trees: [stump] }), Uint8Array.of(1, 2, 3), 1, values);
    expect(values[0]).toBe(0);
    expect(values[2]).toBe(0);
  });

  it('gives the same values the second time, when patterns are remembered, and scales them', () => {
    expect(shapOf(17)).toEqual(shapOf(17));
    expect(shapOf(17, 0.5)[0]).toBeCloseTo(shapOf(17)[0]! / 2, 14);
  });
});
