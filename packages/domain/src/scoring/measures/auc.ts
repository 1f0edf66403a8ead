// AUC: how often a row that converted is scored above one that did not; ties count half.
// Mann–Whitney U by mid-ranks (Hanley & McNeil 1982, Radiology 143).

/** Area under the ROC curve, 0…1; NaN when only one class is present. */
export function auc(scores: Float64Array, outcomes: Uint8Array): number {
  const groups = scoreGroups(scores);
  const positives = new Float64Array(groups.count);
  const negatives = new Float64Array(groups.count);
  groups.groupOf.forEach((group, row) => {
    const side = outcomes[row] === 1 ? positives : negatives;
    side[group] = side[group]! + 1;
  });
  return aucOfGroups(positives, negatives);
}

/** Rows by distinct score, ascending: `groupOf[row]` is the rank of its score among the distinct ones. */
export function scoreGroups(scores: Float64Array): { readonly groupOf: Int32Array; readonly count: number } {
  const distinct = scores.slice().sort();
  let count = 0;
  for (let at = 0; at < distinct.length; at++) {
    if (at === 0 || distinct[at] !== distinct[count - 1]) distinct[count++] = distinct[at]!;
  }
  const groupOf = new Int32Array(scores.length);
  for (let row = 0; row < scores.length; row++) groupOf[row] = placeOf(scores[row]!, distinct, count);
  return { groupOf, count };
}

/** Where a value stands among the first `count` ascending ones (binary search). */
function placeOf(value: number, ascending: Float64Array, count: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** AUC from the counts of both classes per distinct score, ascending. */
export function aucOfGroups(positives: Float64Array, negatives: Float64Array): number {
  let below = 0;
  let wins = 0;
  let positive = 0;
  for (let group = 0; group < positives.length; group++) {
    wins += positives[group]! * (below + negatives[group]! / 2);
    below += negatives[group]!;
    positive += positives[group]!;
  }
  return positive === 0 || below === 0 ? Number.NaN : wins / (positive * below);
}

/** AUC of rows that come in groups: by group a score, and how many rows of both classes. Groups with the same score tie. */
export function aucOfScoredGroups(scores: Float64Array, positives: Float64Array, negatives: Float64Array): number {
  const { groupOf, count } = scoreGroups(scores);
  const joined = { positives: new Float64Array(count), negatives: new Float64Array(count) };
  groupOf.forEach((group, at) => {
    joined.positives[group] = joined.positives[group]! + positives[at]!;
    joined.negatives[group] = joined.negatives[group]! + negatives[at]!;
  });
  return aucOfGroups(joined.positives, joined.negatives);
}
