// A problem must make sense before it is planned. What does not is named, all of it at once, with the job or engineer concerned.
import type { Engineer, Job, Problem, Span } from './problem.ts';
import type { TravelBand } from './travel.ts';

export type FaultRule =
  | 'twice'
  | 'placeUnknown'
  | 'windowEndsBeforeItStarts'
  | 'negativeTime'
  | 'engineerUnknown'
  | 'travelMissing'
  | 'travelSize'
  | 'travelBand'
  | 'levelNegative';

/** What is wrong, where, in words. */
export type Fault = { readonly rule: FaultRule; readonly subject: string; readonly message: string };

/** Every fault of a problem; an empty list means it can be planned. */
export function faultsOf(problem: Problem): Fault[] {
  const places = new Map(problem.places.map((place, index) => [place, index]));
  const engineers = new Set(problem.engineers.map((engineer) => engineer.id));
  return [
    ...twice('place', problem.places),
    ...twice(
      'engineer',
      problem.engineers.map((engineer) => engineer.id),
    ),
    ...twice(
      'job',
      problem.jobs.map((job) => job.id),
    ),
    ...problem.engineers.flatMap((engineer) => engineerFaults(engineer, places)),
    ...problem.jobs.flatMap((job) => jobFaults(job, places, engineers)),
    ...travelFaults(problem, places),
  ];
}

/** Throws one error that lists every fault. */
export function refuseFaults(problem: Problem): void {
  const faults = faultsOf(problem);
  if (faults.length > 0) throw new Error(`the problem cannot be planned: ${faults.map((fault) => fault.message).join('; ')}`);
}

function twice(what: string, ids: readonly string[]): Fault[] {
  const seen = new Set<string>();
  return ids.flatMap((id): Fault[] => {
    if (seen.has(id)) return [{ rule: 'twice', subject: id, message: `${what} ${id} is listed twice` }];
    seen.add(id);
    return [];
  });
}

type Places = ReadonlyMap<string, number>;

const placeFault = (subject: string, who: string, place: string | undefined, places: Places): Fault[] =>
  place === undefined || places.has(place) ? [] : [{ rule: 'placeUnknown', subject, message: `${who}: place ${place} is not listed` }];

const spanFault = (subject: string, who: string, span: Span, what: string): Fault[] =>
  span.to >= span.from && Number.isInteger(span.from) && Number.isInteger(span.to)
    ? []
    : [{ rule: 'windowEndsBeforeItStarts', subject, message: `${who}: ${what} from ${span.from} to ${span.to} is impossible` }];

const timeFault = (subject: string, who: string, seconds: number | undefined, what: string): Fault[] =>
  seconds === undefined || (seconds >= 0 && Number.isInteger(seconds))
    ? []
    : [{ rule: 'negativeTime', subject, message: `${who}: ${what} of ${seconds} seconds is not a whole number from 0` }];

function engineerFaults(engineer: Engineer, places: Places): Fault[] {
  const { id } = engineer;
  const who = `engineer ${id}`;
  const breaks = engineer.shifts.flatMap((shift) => shift.breaks ?? []);
  return [
    ...[engineer.home, engineer.endsAt, engineer.position?.place, ...breaks.map((pause) => pause.place)].flatMap((place) =>
      placeFault(id, who, place, places),
    ),
    ...engineer.shifts.flatMap((shift) => spanFault(id, who, shift, 'shift')),
    ...breaks.flatMap((pause) => [...spanFault(id, who, pause, 'break'), ...timeFault(id, who, pause.seconds, 'break')]),
  ];
}

function jobFaults(job: Job, places: Places, engineers: ReadonlySet<string>): Fault[] {
  const { id } = job;
  const who = `job ${id}`;
  const named = [job.required, job.fixed?.engineer, ...(job.preferred ?? []), ...(job.excluded ?? [])];
  return [
    ...placeFault(id, who, job.place, places),
    ...(job.windows ?? []).flatMap((window) => spanFault(id, who, window, 'window')),
    ...timeFault(id, who, job.workSeconds, 'work'),
    ...timeFault(id, who, job.setupSeconds, 'set-up'),
    ...named.flatMap((name): Fault[] =>
      name === undefined || engineers.has(name)
        ? []
        : [{ rule: 'engineerUnknown', subject: id, message: `${who}: engineer ${name} is not in the plan` }],
    ),
    ...(job.skills ?? []).flatMap((skill): Fault[] =>
      skill.level >= 0 ? [] : [{ rule: 'levelNegative', subject: id, message: `${who}: skill ${skill.skill} has level ${skill.level}` }],
    ),
  ];
}

function travelFaults(problem: Problem, places: Places): Fault[] {
  const { travel } = problem;
  const size = places.size;
  if (problem.places.length === size && (travel.seconds.length !== size * size || travel.metres.length !== size * size))
    return [{ rule: 'travelSize', subject: 'travel', message: `travel times are not given for ${size} × ${size} places` }];
  const faults = (travel.bands ?? []).flatMap((band, number) => bandFaults(band, travel.bands![number - 1]?.from ?? -1, size));
  if (faults.length > 0) return faults;
  const users = new Map<number, string>();
  for (const engineer of problem.engineers) users.set(places.get(engineer.home) ?? -1, `engineer ${engineer.id}`);
  for (const job of problem.jobs) users.set(places.get(job.place) ?? -1, `job ${job.id}`);
  return travel.missing.flatMap(([from, to]): Fault[] => {
    const user = users.get(to) ?? users.get(from);
    if (user === undefined) return [];
    const subject = user.slice(user.indexOf(' ') + 1);
    return [{ rule: 'travelMissing', subject, message: `${user}: no travel time from ${problem.places[from]} to ${problem.places[to]}` }];
  });
}

/** Bands follow one another within a day, each with a time for every pair of places. */
function bandFaults({ from, seconds }: TravelBand, previous: number, size: number): Fault[] {
  const subject = 'travel';
  if (!Number.isInteger(from) || from <= previous || from >= 86_400)
    return [{ rule: 'travelBand', subject, message: `travel by hour: ${from} is not a second of the day after ${previous}` }];
  if (seconds.length === size * size) return [];
  return [{ rule: 'travelSize', subject, message: `travel times from second ${from} are not given for ${size} × ${size} places` }];
}
