// Calibration: of the rows scored 30 %, do 30 % convert?
// Expected calibration error over equal-mass bins (Naeini, Cooper & Hauskrecht 2015, AAAI; equal mass: Nguyen & O'Connor 2015, EMNLP, §3).

/** One bin of the table: rows in it, mean probability given, share that converted. */
export type CalibrationBin = { readonly rows: number; readonly expected: number; readonly observed: number };

/**
 * The calibration table: rows by probability, cut into `bins` bins whose sizes differ by at most one.
 * Rows with the same probability count with their shared outcome rate, so the order of rows never matters.
 */
export function calibrationTable(probabilities: Float64Array, outcomes: Uint8Array, bins = 10): CalibrationBin[] {
  const order = Int32Array.from(probabilities, (_, row) => row).sort((a, b) => probabilities[a]! - probabilities[b]!);
  const shared = sharedOutcomes(order, probabilities, outcomes);
  const count = Math.min(bins, order.length);
  return Array.from({ length: count }, (_, bin) => {
    const from = Math.floor((bin * order.length) / count);
    const to = Math.floor(((bin + 1) * order.length) / count);
    let expected = 0;
    let observed = 0;
    for (let at = from; at < to; at++) {
      expected += probabilities[order[at]!]!;
      observed += shared[at]!;
    }
    return { rows: to - from, expected: expected / (to - from), observed: observed / (to - from) };
  });
}

/** Outcome rates in sorted order, equal probabilities sharing theirs. */
function sharedOutcomes(order: Int32Array, probabilities: Float64Array, outcomes: Uint8Array): Float64Array {
  const shared = new Float64Array(order.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    let positive = 0;
    while (to < order.length && probabilities[order[to]!] === probabilities[order[from]!]) positive += outcomes[order[to++]!]!;
    shared.fill(positive / (to - from), from, to);
    from = to;
  }
  return shared;
}

/** Expected calibration error: mean distance between given and observed share, weighted by rows. */
export function calibrationError(probabilities: Float64Array, outcomes: Uint8Array, bins = 10): number {
  const table = calibrationTable(probabilities, outcomes, bins);
  return table.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.expected - bin.observed), 0) / outcomes.length;
}
