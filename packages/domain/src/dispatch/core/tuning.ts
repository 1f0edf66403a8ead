// The method's few numbers, in one place.

export type Tuning = {
  /** Mean number of jobs a step takes out, longest string, share of strings that keep a piece, chance that the kept piece grows. */
  readonly jobs: number;
  readonly longest: number;
  readonly split: number;
  readonly grow: number;
  /** Neighbours on each side an insertion looks at, and share of best places overlooked. */
  readonly width: number;
  readonly blinks: number;
  /** First and last temperature in mean legs; `warm` instead of `hot` when a plan is only mended. */
  readonly hot: number;
  readonly warm: number;
  readonly cold: number;
  /** Prices of absent jobs rise to their penalties; without it the penalties rule from the start. */
  readonly rising: boolean;
};

export const TUNING: Tuning = {
  jobs: 10,
  longest: 10,
  split: 0.5,
  grow: 0.01,
  width: 12,
  blinks: 0.01,
  hot: 3,
  warm: 0.1,
  cold: 0.03,
  rising: true,
};
