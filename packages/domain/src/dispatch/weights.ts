// What counts for how much, in cents. The defaults are far enough apart to act one after the other:
// unassigned × priority ≫ lateness ≫ overtime ≫ travel ≫ disruption of the published plan ≫ fairness.

export type Weights = {
  /** Price of leaving a job out by priority 1 … 5; `optional` is the same for jobs that may be left out. */
  readonly unassigned: readonly [number, number, number, number, number];
  readonly optional: readonly [number, number, number, number, number];
  /** Per hour that work starts after its due time, by priority; `steepFactor` times as much beyond `steepAfter` seconds. */
  readonly latePerHour: readonly [number, number, number, number, number];
  readonly steepAfter: number;
  readonly steepFactor: number;
  readonly overtimePerHour: number;
  readonly perKm: number;
  readonly perHour: number;
  /** A published job given to someone else or to another shift. */
  readonly moved: number;
  /** Per hour that a published job starts earlier or later than promised, beyond `retimedAfter` seconds. */
  readonly retimedPerHour: number;
  readonly retimedAfter: number;
  /** A job done by someone other than the preferred engineers; one level of skill more than the job needs. */
  readonly notPreferred: number;
  readonly spareLevel: number;
  /** Per squared hour of work in a shift: ten hours and six cost more than eight and eight. */
  readonly fairness: number;
};

export const WEIGHTS: Weights = {
  unassigned: [2_000_000, 4_000_000, 8_000_000, 16_000_000, 32_000_000],
  optional: [20_000, 40_000, 80_000, 160_000, 320_000],
  latePerHour: [20_000, 40_000, 60_000, 120_000, 240_000],
  steepAfter: 3600,
  steepFactor: 2,
  overtimePerHour: 12_000,
  perKm: 150,
  perHour: 4_000,
  moved: 400,
  retimedPerHour: 400,
  retimedAfter: 900,
  notPreferred: 600,
  spareLevel: 20,
  fairness: 2,
};

/** The defaults with what the caller changes. */
export const weightsFrom = (changes: Partial<Weights> | undefined): Weights => ({ ...WEIGHTS, ...changes });
