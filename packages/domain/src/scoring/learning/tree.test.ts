import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventHistory } from '../testing/inventedHistory.ts';
import { binCount } from './binning.ts';
import { BOOSTING_RULES, boostingScores, fitBoosting } from './boosting.ts';
import {
  fillHistogram,
  histogramLayout,
  MAX_ROWS,
  pack,
  packedRows,
  packedSteps,
  slotsOf,
  stepsPerUnit,
  subtractHistogram,
} from './histogram.ts';
import { logit, sigmoid } from './logit.ts';
import { BINNING_RULES, learningRows } from './model.ts';
import { quickSigmoid } from './quickSigmoid.ts';
import { bestSplit } from './split.ts';
import { binGoesLeft, isLeaf, leafOf, leavesOf } from './tree.ts';
import { addTree } from './treeScores.ts';

const rows = learningRows(inventHistory({ rows: 1500, seed: 5 }), BINNING_RULES);
const forest = fitBoosting(rows, { ...BOOSTING_RULES, trees: 30 }, 1);

describe('the quick sigmoid', () => {
  it('is within a millionth of the exact one everywhere', () => {
    for (let logOdds = -40; logOdds <= 40; logOdds += 0.0037) expect(Math.abs(quickSigmoid(logOdds) - sigmoid(logOdds))).toBeLessThan(1e-6);
  });
});

describe('packed sums', () => {
  it('give back gradient steps and row count exactly, negative sums included', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }), (gradients) => {
        const steps = stepsPerUnit(gradients.length, 1);
        const packed = gradients.reduce((sum, gradient) => sum + pack(gradient, steps), 0);
        expect(packedRows(packed)).toBe(gradients.length);
        expect(packedSteps(packed)).toBe(gradients.reduce((sum, gradient) => sum + Math.floor(gradient * steps + 0.5), 0));
      }),
    );
  });

  it.each([1, 1e9])('stay exact whole numbers for the most rows allowed, all pulling one way with weight %f', (largest) => {
    const steps = stepsPerUnit(MAX_ROWS, largest);
    for (const gradient of [largest, -largest]) expect(Number.isSafeInteger(pack(gradient, steps) * MAX_ROWS)).toBe(true);
  });

  it('refuse more rows than they can count', () => {
    expect(() => stepsPerUnit(MAX_ROWS + 1, 1)).toThrow('at most 2097151 rows');
  });
});

describe('histograms', () => {
  const layout = histogramLayout(rows.bins.map(binCount));
  const packed = Float64Array.from(rows.outcomes, (outcome, row) => pack(outcome - 0.3 + (row % 7) / 50, 1000));
  const fields = Int32Array.from([0, 1, 2, 4, 7]);
  const all = Int32Array.from({ length: rows.binned.rows }, (_, row) => row);
  const fill = (chosen: Int32Array): Float64Array => {
    const histogram = { sums: new Float64Array(layout.offsets.at(-1)!), twin: new Float64Array(layout.offsets.at(-1)!) };
    fillHistogram(histogram, slotsOf(rows.binned, layout), fields, chosen, packed);
    return histogram.sums;
  };

  it.each([0, 1, 2, 3, 1499, 1500])('sum every chosen field bin by bin over %i rows, and leave the others at zero', (count) => {
    const chosen = all.subarray(0, count);
    const expected = new Float64Array(layout.offsets.at(-1)!);
    for (const field of fields)
      for (const row of chosen) expected[layout.offsets[field]! + rows.binned.columns[field]![row]!]! += packed[row]!;
    expect(fill(chosen)).toEqual(expected);
  });

  it('of a sibling are the parent minus the brother, exactly', () => {
    const even = all.filter((row) => row % 3 === 0);
    const parent = fill(all);
    subtractHistogram(parent, fill(even));
    expect(parent).toEqual(fill(all.filter((row) => row % 3 !== 0)));
  });

  it('do not depend on the order of rows', () => {
    expect(fill(all.slice().reverse())).toEqual(fill(all));
  });
});

describe('best split', () => {
  const steps = 1000;
  const layoutOf = (sizes: number[]) => histogramLayout(sizes);

  /** Tries every way to split by brute force. */
  function bruteForce(histogram: number[][], isCategory: boolean[], curvature: number, rules: { minRows: number; ridge: number }): number {
    const sum = (list: number[]): number => list.reduce((total, value) => total + value, 0);
    const total = sum(histogram[0]!);
    const score = (packed: number): number =>
      (packedSteps(packed) / steps) ** 2 / ((packedRows(packed) / packedRows(total)) * curvature + rules.ridge);
    let best = 0;
    histogram.forEach((bins, field) => {
      const lefts = isCategory[field] ? bins : bins.slice(1).flatMap((_, at) => [sum(bins.slice(1, at + 2)), sum(bins.slice(0, at + 2))]);
      for (const left of lefts) {
        if (packedRows(left) < rules.minRows || packedRows(total - left) < rules.minRows) continue;
        best = Math.max(best, 0.5 * (score(left) + score(total - left) - score(total)));
      }
    });
    return best;
  }

  it('is the best over all thresholds, both sides for missing, and each category against the rest', () => {
    const cell = fc.record({ steps: fc.integer({ min: -900, max: 900 }), rows: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 4, maxLength: 8 }), fc.integer({ min: 1, max: 6 }), (cells, minRows) => {
        const first = cells.map((at) => at.steps * 2 ** 21 + at.rows);
        const second = first.slice().reverse();
        const rules = { minRows, ridge: 2, minGain: 1e-9 };
        const total = first.reduce((sum, value) => sum + value, 0);
        fc.pre(packedRows(total) > 0);
        const found = bestSplit(
          Float64Array.from([...first, ...second]),
          layoutOf([first.length, second.length]),
          Int32Array.from([0, 1]),
          [false, true],
          { packed: total, curvature: 5 },
          steps,
          rules,
        );
        const best = bruteForce([first, second], [false, true], 5, rules);
        expect(found?.gain ?? 0).toBeCloseTo(best > 1e-9 ? best : 0, 9);
      }),
    );
  });

  const cut = (field: number[], rules = { minRows: 1, ridge: 1, minGain: 1e-6 }) =>
    bestSplit(
      Float64Array.from(field),
      layoutOf([field.length]),
      Int32Array.of(0),
      [false],
      { packed: field.reduce((sum, value) => sum + value, 0), curvature: 10 },
      1,
      rules,
    );
  const cell = (gradient: number, count: number): number => gradient * 2 ** 21 + count;

  it.each([
    ['like those on the left', [cell(-30, 10), cell(-40, 30), cell(40, 30)], true],
    ['like those on the right', [cell(30, 10), cell(-40, 30), cell(40, 30)], false],
    ['unseen, most rows on the left', [0, cell(-40, 50), cell(40, 10)], true],
    ['unseen, most rows on the right', [0, cell(-40, 10), cell(40, 50)], false],
  ])('sends missing rows to the side they are %s', (_, field, missingLeft) => {
    expect(cut(field)).toMatchObject({ bin: 1, missingLeft });
  });

  it('goes to the first field and lowest bin when two are equally good', () => {
    const field = [0, -20 * 2 ** 21 + 30, 20 * 2 ** 21 + 30];
    const found = bestSplit(
      Float64Array.from([...field, ...field]),
      layoutOf([3, 3]),
      Int32Array.from([0, 1]),
      [false, false],
      { packed: 60, curvature: 10 },
      1,
      { minRows: 20, ridge: 1, minGain: 1e-6 },
    );
    expect(found).toMatchObject({ field: 0, bin: 1 });
  });
});

describe('trees', () => {
  it('add to every row the value of the leaf it walks to, however many fields are asked', () => {
    const asked = new Set<number>();
    for (const leaves of [1, 2, 5, 8]) {
      for (const tree of fitBoosting(rows, { ...BOOSTING_RULES, leaves, trees: 20 }, 1).trees) {
        asked.add(new Set(tree.field.filter((_, node) => !isLeaf(tree, node))).size);
        const scores = new Float64Array(rows.binned.rows).fill(0.25);
        addTree(tree, rows.binned, scores);
        for (let row = 0; row < scores.length; row += 11)
          expect(scores[row]).toBe(0.25 + tree.value[leafOf(tree, rows.binned.columns, row)]!);
      }
    }
    expect([...asked].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('never have more leaves or fewer rows in a leaf than the rules say', () => {
    for (const tree of forest.trees) {
      expect(leavesOf(tree).length).toBeLessThanOrEqual(8);
      for (const leaf of leavesOf(tree)) expect(tree.cover[leaf]).toBeGreaterThanOrEqual(20);
    }
  });

  it('pass every row of a node on to one child', () => {
    for (const tree of forest.trees)
      tree.left.forEach((left, node) => {
        if (!isLeaf(tree, node)) expect(tree.cover[left]! + tree.cover[tree.right[node]!]!).toBe(tree.cover[node]);
      });
  });

  it('send the missing bin where the split says and one category against the rest', () => {
    const tree = {
      field: [0, 0, 0],
      bin: [3, 0, 0],
      oneVsRest: [0, 0, 0],
      missingLeft: [1, 0, 0],
      left: [1, -1, -1],
      right: [2, -1, -1],
      value: [0, 1, -1],
      cover: [2, 1, 1],
    };
    expect([0, 1, 3, 4].map((bin) => binGoesLeft(tree, 0, bin))).toEqual([true, true, true, false]);
    expect([0, 1, 3, 4].map((bin) => binGoesLeft({ ...tree, missingLeft: [0, 0, 0] }, 0, bin))).toEqual([false, true, true, false]);
    expect([0, 1, 3, 4].map((bin) => binGoesLeft({ ...tree, oneVsRest: [1, 0, 0] }, 0, bin))).toEqual([false, false, true, false]);
  });

  it('add their leaf values to any number of rows, odd counts too', () => {
    for (const count of [1, 2, 7]) {
      const few = { rows: count, columns: rows.binned.columns.map((column) => column.slice(0, count)) };
      const scores = new Float64Array(count).fill(0.25);
      addTree(forest.trees[0]!, few, scores);
      scores.forEach((score, row) => {
        expect(score).toBe(0.25 + forest.trees[0]!.value[leafOf(forest.trees[0]!, few.columns, row)]!);
      });
    }
  });
});

describe('boosting', () => {
  const everyRow = { ...BOOSTING_RULES, rowShare: 1, fieldShare: 1 };
  const lossOf = (trees: number): number => {
    const scores = boostingScores(fitBoosting(rows, { ...everyRow, trees }, 1), rows.binned);
    return scores.reduce((sum, score, row) => sum - Math.log(rows.outcomes[row] === 1 ? sigmoid(score) : 1 - sigmoid(score)), 0);
  };

  it('starts from the base rate and lowers the training loss with every batch of trees', () => {
    const base = logit(rows.outcomes.reduce((sum, outcome) => sum + outcome, 0) / rows.outcomes.length);
    expect(fitBoosting(rows, { ...everyRow, trees: 0 }, 1).base).toBeCloseTo(base, 12);
    const losses = [0, 5, 20, 60].map(lossOf);
    expect(losses).toEqual(losses.slice().sort((a, b) => b - a));
  });

  it('gives a leaf the Newton step of its rows, weights included, by the derivatives that finite differences see', () => {
    const weighted = { ...rows, weights: rows.weights.map((_, row) => 1 + (row % 3)) };
    const { base, trees } = fitBoosting(weighted, { ...everyRow, trees: 1 }, 1);
    const tree = trees[0]!;
    const node = leavesOf(tree)[2]!;
    const members = Array.from(rows.outcomes, (_, row) => row).filter((row) => leafOf(tree, rows.binned.columns, row) === node);
    const loss = (score: number): number =>
      members.reduce((sum, row) => sum + weighted.weights[row]! * (Math.log1p(Math.exp(score)) - rows.outcomes[row]! * score), 0);
    const step = 1e-4;
    const slope = (loss(base + step) - loss(base - step)) / (2 * step);
    const bend = (loss(base + step) - 2 * loss(base) + loss(base - step)) / step ** 2;
    expect(tree.value[node]).toBeCloseTo((-everyRow.learningRate * slope) / (bend + everyRow.ridge), 5);
  });

  it('counts in every node exactly the rows that reach it', () => {
    for (const tree of fitBoosting(rows, { ...everyRow, trees: 10 }, 1).trees) {
      const reached = new Map<number, number>();
      for (let row = 0; row < rows.binned.rows; row++) {
        const leaf = leafOf(tree, rows.binned.columns, row);
        reached.set(leaf, (reached.get(leaf) ?? 0) + 1);
      }
      for (const leaf of leavesOf(tree)) expect(tree.cover[leaf]).toBe(reached.get(leaf));
    }
  });

  it('gives the same bits on a rerun and other trees for another seed', () => {
    const again = (seed: number): string => JSON.stringify(fitBoosting(rows, { ...BOOSTING_RULES, trees: 30 }, seed));
    expect(again(1)).toBe(JSON.stringify(forest));
    expect(again(2)).not.toBe(JSON.stringify(forest));
  });

  it('draws about the share of rows it is told', () => {
    const roots = forest.trees.map((tree) => tree.cover[0]!);
    const mean = roots.reduce((sum, cover) => sum + cover, 0) / roots.length;
    expect(mean / rows.binned.rows).toBeGreaterThan(0.78);
    expect(mean / rows.binned.rows).toBeLessThan(0.82);
  });
});
