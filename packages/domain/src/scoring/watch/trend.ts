// Where is a score going? Its history in points of probability, latest against a week ago.

/** A probability given at a time; `at` in days. */
export type PastScore = { readonly at: number; readonly probability: number };

export type Trend = { readonly direction: 'up' | 'down' | 'steady' | 'new'; readonly change: number };

const LOOK_BACK_DAYS = 7;
const STEADY_WITHIN = 0.05;

/** Compares the latest score with the last one at least a week older; `change` is the difference of probabilities. */
export function trendOf(history: readonly PastScore[]): Trend {
  const ordered = history.toSorted((a, b) => a.at - b.at);
  const latest = ordered.at(-1);
  const before = latest && ordered.findLast(({ at }) => at <= latest.at - LOOK_BACK_DAYS);
  if (!latest || !before) return { direction: 'new', change: 0 };
  const change = latest.probability - before.probability;
  if (Math.abs(change) < STEADY_WITHIN) return { direction: 'steady', change };
  return { direction: change > 0 ? 'up' : 'down', change };
}
