// Do issued scores still mean what they say? Checked once their outcomes are known.
// Overall: observed minus expected conversions in standard errors (Spiegelhalter 1986, Statistics in Medicine 5, §3.2).
// Slope: 1 when right, below 1 when scores are too sure of themselves, above 1 when too timid (Cox 1958, Biometrika 45).
import { logit, sigmoid } from '../learning/logit.ts';
import { calibrationError } from '../measures/calibration.ts';

export type CalibrationVerdict = 'tooFew' | 'holds' | 'tooHigh' | 'tooLow' | 'tooSure' | 'tooTimid' | 'uneven';

export type CalibrationCheck = {
  readonly rows: number;
  readonly expected: number;
  readonly observed: number;
  /** Observed − expected, in standard errors. */
  readonly deviation: number;
  readonly slope: number;
  readonly ece: number;
  readonly verdict: CalibrationVerdict;
};

const FEWEST_ROWS = 100;
const CLEAR_DEVIATION = 3;
const WORTH_SAYING = 0.02;
const SLOPES = { least: 0.7, most: 1.4 };
const MOST_ECE = 0.1;

/** Judges issued probabilities against what happened; `expected` and `observed` are shares of the rows. */
export function checkCalibration(probabilities: Float64Array, outcomes: Uint8Array): CalibrationCheck {
  const rows = outcomes.length;
  const sums = { expected: 0, observed: 0, variance: 0 };
  probabilities.forEach((probability, row) => {
    sums.expected += probability;
    sums.observed += outcomes[row]!;
    sums.variance += probability * (1 - probability);
  });
  const figures = {
    rows,
    expected: sums.expected / rows,
    observed: sums.observed / rows,
    deviation: sums.variance === 0 ? 0 : (sums.observed - sums.expected) / Math.sqrt(sums.variance),
    slope: calibrationSlope(probabilities, outcomes),
    ece: calibrationError(probabilities, outcomes),
  };
  return { ...figures, verdict: verdictOf(figures) };
}

function verdictOf({ rows, expected, observed, deviation, slope, ece }: Omit<CalibrationCheck, 'verdict'>): CalibrationVerdict {
  if (rows < FEWEST_ROWS) return 'tooFew';
  const off = observed - expected;
  if (Math.abs(deviation) >= CLEAR_DEVIATION && Math.abs(off) >= WORTH_SAYING) return off > 0 ? 'tooLow' : 'tooHigh';
  if (slope < SLOPES.least) return 'tooSure';
  if (slope > SLOPES.most) return 'tooTimid';
  return ece > MOST_ECE ? 'uneven' : 'holds';
}

/** The b that fits outcome ~ sigmoid(a + b · log-odds) best, by Newton with a whisper of ridge towards 1. */
export function calibrationSlope(probabilities: Float64Array, outcomes: Uint8Array): number {
  const scores = probabilities.map(logit);
  let [shift, slope] = [0, 1];
  for (let step = 0; step < 25; step++) {
    const sums = slopeSums(scores, outcomes, shift, slope);
    const determinant = sums.aa * sums.bb - sums.ab * sums.ab;
    if (!(determinant > 1e-12)) break;
    const [da, db] = [(sums.bb * sums.a - sums.ab * sums.b) / determinant, (sums.aa * sums.b - sums.ab * sums.a) / determinant];
    shift -= Math.max(-2, Math.min(2, da));
    slope -= Math.max(-2, Math.min(2, db));
    if (Math.abs(da) + Math.abs(db) < 1e-10) break;
  }
  return slope;
}

const WHISPER = 1e-3;

/** Gradient (a, b) and curvature (aa, ab, bb) of the loss in shift and slope. */
function slopeSums(scores: Float64Array, outcomes: Uint8Array, shift: number, slope: number) {
  const sums = { a: 0, b: WHISPER * (slope - 1), aa: 0, ab: 0, bb: WHISPER };
  scores.forEach((score, row) => {
    const probability = sigmoid(shift + slope * score);
    const error = probability - outcomes[row]!;
    const curvature = probability * (1 - probability);
    sums.a += error;
    sums.b += error * score;
    sums.aa += curvature;
    sums.ab += curvature * score;
    sums.bb += curvature * score * score;
  });
  return sums;
}
