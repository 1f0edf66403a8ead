// What counts as converted: "converts within H days of creation". H defaults to the 90th percentile of the time to convert.
// Who is younger than H is left out, whatever has happened so far. Not as lost: there is time left. Not as won either, even if it
// already converted: the slow ones of the same age are still open, so the young winners alone would make the newest weeks look golden.
// (Censoring: Klein & Moeschberger 2003, Survival Analysis, ch. 3.)

/** Days since any common start; `convertedOn` is undefined when it has not happened. */
export type Life = { readonly createdOn: number; readonly convertedOn: number | undefined };

/** 1 = converted within the horizon, 0 = not, undefined = too young to know. */
export type HorizonOutcome = 0 | 1 | undefined;

export const DEFAULT_HORIZON_SHARE = 0.9;

/** The default horizon in whole days, at least 1; undefined when nothing has converted yet. */
export function defaultHorizon(lives: readonly Life[], share = DEFAULT_HORIZON_SHARE): number | undefined {
  const days = lives
    .flatMap(({ createdOn, convertedOn }) => (convertedOn === undefined ? [] : [convertedOn - createdOn]))
    .sort((a, b) => a - b);
  if (days.length === 0) return undefined;
  return Math.max(1, Math.ceil(days[Math.ceil(share * days.length) - 1]!));
}

/** The outcome of a life for a horizon in days, as known on day `today`. */
export function outcomeWithin(life: Life, horizon: number, today: number): HorizonOutcome {
  if (today - life.createdOn < horizon) return undefined;
  return life.convertedOn !== undefined && life.convertedOn - life.createdOn <= horizon ? 1 : 0;
}
