// Travel between places: what a provider answers, and an estimate that needs no provider.
// The estimate is the great-circle distance times 1.324, the published mean detour factor of 25 Chinese cities,
// driven at a speed that depends on the hour band of departure.

export type TravelMode = 'car' | 'bicycle' | 'walk';

/** `seconds` and `metres` are points × points, row = from. `missing` lists pairs (from, to) the provider has no answer for. */
export type TravelMatrix = {
  readonly seconds: Int32Array;
  readonly metres: Int32Array;
  readonly source: string;
  readonly missing: readonly (readonly [number, number])[];
  /** Where the way depends on the hour: what replaces `seconds`. Without bands, `seconds` hold all day. */
  readonly bands?: readonly TravelBand[];
};

/** From this second of the day until the next band begins (the last one until the first, on the next day) a way takes so many seconds. */
export type TravelBand = { readonly from: number; readonly seconds: Int32Array };

/** WGS-84 degrees; adapters of map services convert their own datum and order of coordinates. */
export type Position = { readonly longitude: number; readonly latitude: number };

/** Departure is a second of the day. */
export type TravelProvider = { matrix(points: readonly Position[], mode: TravelMode, departure: number): Promise<TravelMatrix> };

export const DETOUR = 1.324;
const EARTH_RADIUS = 6_371_008.8;

/** Kilometres an hour in a Chinese city by hour band: rush hours are slow, nights are fast. */
export const CAR_BANDS: readonly { readonly until: number; readonly speed: number }[] = [
  { until: 7, speed: 38 },
  { until: 9, speed: 22 },
  { until: 17, speed: 28 },
  { until: 19, speed: 20 },
  { until: 24, speed: 36 },
];

/** Kilometres an hour for a departure at this second of the day (later days wrap around). */
export function speedAt(mode: TravelMode, departure: number): number {
  if (mode === 'bicycle') return 15;
  if (mode === 'walk') return 4.8;
  const hour = (((departure % 86_400) + 86_400) % 86_400) / 3600;
  return CAR_BANDS.find((band) => hour < band.until)?.speed ?? 28;
}

/** Great-circle metres (haversine: R. Sinnott, Sky and Telescope 68, 1984). */
export function greatCircle(a: Position, b: Position): number {
  const radians = Math.PI / 180;
  const height = Math.sin(((b.latitude - a.latitude) * radians) / 2) ** 2;
  const width = Math.sin(((b.longitude - a.longitude) * radians) / 2) ** 2;
  const chord = height + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * width;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The estimate for every pair of points; nothing is ever missing. */
export function estimateTravel(points: readonly Position[], mode: TravelMode, departure: number): TravelMatrix {
  const size = points.length;
  const seconds = new Int32Array(size * size);
  const metres = new Int32Array(size * size);
  const perMetre = 3.6 / speedAt(mode, departure);
  for (const [from, a] of points.entries())
    for (let to = from + 1; to < size; to++) {
      const length = DETOUR * greatCircle(a, points[to]!);
      for (const pair of [from * size + to, to * size + from]) {
        metres[pair] = Math.round(length);
        seconds[pair] = Math.round(length * perMetre);
      }
    }
  return { seconds, metres, source: 'estimate', missing: [] };
}
