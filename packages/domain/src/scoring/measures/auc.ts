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
  const distinct = Float64Array.from(new Set(scores)).sort();
  const rank = new Map(Array.from(distinct, (score, at) => [score, at]));
  return { groupOf: Int32Array.from(scores, (score) => rank.get(score)!), count: distinct.length };
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
