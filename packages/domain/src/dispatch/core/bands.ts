// Travel that depends on the hour: a matrix for every band of the day. A way begun before the hour changes is finished at the pace of the
// next band, so whoever leaves later never arrives earlier (first in, first out), and earliest departures and latest arrivals stay exact.
// Source: S. Ichoua, M. Gendreau and J.-Y. Potvin, "Vehicle dispatching with time-dependent travel times", EJOR 144 (2003).

export type Bands = {
  /** Second of the day at which each band begins, ascending; the last one lasts until the first begins on the next day. */
  readonly from: Int32Array;
  /** Per band: driving seconds, `points × points`, without set-up. */
  readonly driving: readonly Int32Array[];
  /** Set-up seconds at each point, spent after the drive. */
  readonly setup: Int32Array;
};

const DAY = 86_400;
/** Shares of a way add up to whole seconds but for rounding. */
const ROUNDING = 1e-6;

/** The band at a time. */
export function bandAt({ from }: Bands, time: number): number {
  const second = ((time % DAY) + DAY) % DAY;
  let band = from.length - 1;
  while (band >= 0 && from[band]! > second) band--;
  return band < 0 ? from.length - 1 : band;
}

/** When the band at a time ends. */
function endOfBand({ from }: Bands, time: number): number {
  const second = ((time % DAY) + DAY) % DAY;
  for (const begins of from) if (begins > second) return time - second + begins;
  return time - second + DAY + from[0]!;
}

/** When a drive that begins at `departure` ends; whole seconds, rounded up. `leg` is from × points + to. */
export function arrivalAt(bands: Bands, leg: number, departure: number): number {
  let time = departure;
  let left = 1;
  for (;;) {
    const pace = bands.driving[bandAt(bands, time)]![leg]!;
    const until = endOfBand(bands, time);
    if (time + left * pace <= until) return Math.ceil(time + left * pace - ROUNDING);
    left -= (until - time) / pace;
    time = until;
  }
}

/** The last second at which a drive can begin that ends by `limit`. */
export function departureFor(bands: Bands, leg: number, limit: number): number {
  let fastest = Number.POSITIVE_INFINITY;
  let slowest = 0;
  for (const driving of bands.driving) {
    fastest = Math.min(fastest, driving[leg]!);
    slowest = Math.max(slowest, driving[leg]!);
  }
  let early = limit - slowest;
  let late = limit - fastest;
  while (early < late) {
    const middle = Math.ceil((early + late) / 2);
    if (arrivalAt(bands, leg, middle) <= limit) early = middle;
    else late = middle - 1;
  }
  return early;
}
