// Travel by the hour of departure: one matrix for every band of the day, asked of a provider or estimated.
import { CAR_BANDS, estimateTravel, type Position, type TravelMatrix, type TravelMode, type TravelProvider } from './travel.ts';

/** Asks a provider once for every hour (seconds of the day, ascending) and joins the answers; a pair missing at any hour is missing. */
export async function travelByHour(
  provider: TravelProvider,
  points: readonly Position[],
  mode: TravelMode,
  hours: readonly number[],
): Promise<TravelMatrix> {
  return joined(hours, await Promise.all(hours.map((hour) => provider.matrix(points, mode, hour))));
}

/** The estimate for every band of a car's day; other modes know no rush hour. */
export function estimateByHour(points: readonly Position[], mode: TravelMode): TravelMatrix {
  if (mode !== 'car') return estimateTravel(points, mode, 0);
  const hours = [0, ...CAR_BANDS.slice(0, -1).map((band) => 3600 * band.until)];
  return joined(
    hours,
    hours.map((hour) => estimateTravel(points, mode, hour)),
  );
}

function joined(hours: readonly number[], matrices: readonly TravelMatrix[]): TravelMatrix {
  const first = matrices[0];
  if (!first) throw new Error('travel by hour needs at least one hour');
  const missing = new Map(matrices.flatMap((matrix) => matrix.missing).map((pair) => [pair.join(), pair]));
  const bands = matrices.map(({ seconds }, band) => ({ from: hours[band]!, seconds }));
  return { ...first, missing: [...missing.values()], ...(matrices.length > 1 ? { bands } : {}) };
}
