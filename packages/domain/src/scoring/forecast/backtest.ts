// Which forecaster deserves trust? Each is asked again on every past period, at the same phase, knowing only what was known then
// (rolling origin: Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 3rd ed., §5.10).
// The one with the least Σ|forecast − actual| / Σ actual leads. Its past misses on what was still to come give P10, P50 and P90.
import type { Commitments, Deal, Period } from './deals.ts';
import { outlookAt, wonBetween, wonSoFar } from './deals.ts';
import type { ForecasterName } from './forecasters.ts';
import { FORECASTER_NAMES, FORECASTERS, phaseOf } from './forecasters.ts';

/** One past period, forecast and seen. */
export type Trial = { readonly period: Period; readonly soFar: number; readonly forecast: number; readonly actual: number };

export type Track = {
  readonly name: ForecasterName;
  readonly trials: readonly Trial[];
  /** Σ|forecast − actual| / Σ actual; undefined without trials or when nothing was ever won. */
  readonly error: number | undefined;
};

export type Range = { readonly p10: number; readonly p50: number; readonly p90: number };

/** A forecaster's word for the present period. `range` needs enough trials; undefined before. */
export type ForecastLine = {
  readonly name: ForecasterName;
  readonly expected: number | undefined;
  readonly range: Range | undefined;
  readonly error: number | undefined;
};

export type Forecast = { readonly soFar: number; readonly lines: readonly ForecastLine[]; readonly chosen: ForecasterName | undefined };

/** Past periods a range is read from. */
export const FEWEST_TRIALS = 5;

/** All forecasters side by side for the last of `periods` (oldest first), the best by backtest chosen. */
export function forecast(periods: readonly Period[], now: number, deals: readonly Deal[], commitments: Commitments): Forecast {
  const period = periods.at(-1)!;
  const past = periods.slice(0, -1);
  const outlook = outlookAt(now, period, past, deals, commitments);
  const soFar = wonSoFar(outlook);
  const tracks = backtest(past, phaseOf(now, period), deals, commitments);
  const lines = tracks.map((track): ForecastLine => {
    const expected = FORECASTERS[track.name](outlook);
    return { name: track.name, expected, range: expected === undefined ? undefined : rangeOf(track, soFar, expected), error: track.error };
  });
  return { soFar, lines, chosen: leastError(lines) };
}

/** Every forecaster on every past period that has one before it. */
export function backtest(past: readonly Period[], phase: number, deals: readonly Deal[], commitments: Commitments): Track[] {
  return FORECASTER_NAMES.map((name) => {
    const trials = past.flatMap((period, at) => {
      const now = period.start + phase * (period.end - period.start);
      const outlook = outlookAt(now, period, past.slice(0, at), deals, commitments);
      const given = FORECASTERS[name](outlook);
      if (at === 0 || given === undefined) return [];
      return [{ period, soFar: wonSoFar(outlook), forecast: given, actual: wonBetween(deals, period.start, period.end) }];
    });
    return { name, trials, error: errorOf(trials) };
  });
}

function errorOf(trials: readonly Trial[]): number | undefined {
  const actual = trials.reduce((sum, trial) => sum + trial.actual, 0);
  if (actual === 0) return undefined;
  return trials.reduce((sum, trial) => sum + Math.abs(trial.forecast - trial.actual), 0) / actual;
}

/** The line with the least error among those with a forecast; the earlier one on a tie. */
function leastError(lines: readonly ForecastLine[]): ForecasterName | undefined {
  const judged = lines.filter(({ expected, error }) => expected !== undefined && error !== undefined);
  return judged.reduce<ForecastLine | undefined>((best, line) => (best && best.error! <= line.error! ? best : line), undefined)?.name;
}

/** What was still to come, scaled by how it came out before: quantiles of (actual − so far) / (forecast − so far). */
function rangeOf({ trials }: Track, soFar: number, expected: number): Range | undefined {
  const ratios = trials
    .filter((trial) => trial.forecast > trial.soFar)
    .map((trial) => (trial.actual - trial.soFar) / (trial.forecast - trial.soFar))
    .sort((a, b) => a - b);
  if (ratios.length < FEWEST_TRIALS) return undefined;
  const at = (share: number): number => soFar + (expected - soFar) * quantile(ratios, share);
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

/** Quantile of ascending values by linear interpolation (Hyndman & Fan 1996, type 7). */
export function quantile(ascending: readonly number[], share: number): number {
  const place = (ascending.length - 1) * share;
  const below = ascending[Math.floor(place)]!;
  const above = ascending[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}
