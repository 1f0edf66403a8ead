// Reads a plan against the problem it was made for, stop by stop, sharing no code with the evaluator: the witness of the tests.
import type { Plan, PlannedRoute } from '../plan.ts';
import type { Engineer, Job, Problem, Shift } from '../problem.ts';

/** Everything wrong with a plan, in words; an empty list is a plan that keeps every hard rule and states its own times and lengths right. */
export function wrongWith(problem: Problem, plan: Plan): string[] {
  const wrong: string[] = [];
  const seen = new Map<string, number>();
  for (const route of plan.routes) {
    const engineer = problem.engineers.find((candidate) => candidate.id === route.engineer);
    const shift = engineer?.shifts[route.shift];
    if (!engineer || !shift) wrong.push(`route of unknown ${route.engineer}/${route.shift}`);
    else wrong.push(...wrongRoute(problem, engineer, shift, route));
    for (const stop of route.stops) if (stop.job) seen.set(stop.job, (seen.get(stop.job) ?? 0) + 1);
  }
  for (const job of problem.jobs) {
    const times = (seen.get(job.id) ?? 0) + plan.unassigned.filter((id) => id === job.id).length;
    if (times !== 1) wrong.push(`${job.id} appears ${times} times`);
  }
  wrong.push(...wrongParts(problem, plan));
  const metres = plan.routes.reduce((sum, route) => sum + route.metres, 0);
  if (metres !== plan.metres) wrong.push(`metres ${plan.metres}, routes say ${metres}`);
  return wrong;
}

function wrongRoute(problem: Problem, engineer: Engineer, shift: Shift, route: PlannedRoute): string[] {
  const wrong: string[] = [];
  const size = problem.places.length;
  const leg = (from: string, to: string): number => problem.places.indexOf(from) * size + problem.places.indexOf(to);
  const end = shift.overtimeUntil ?? shift.to;
  const now = problem.now ?? 0;
  let place = engineer.position?.place ?? engineer.home;
  let time = Math.max(shift.from, engineer.position?.from ?? 0);
  let metres = 0;
  let travel = 0;
  let work = 0;
  if (route.leave < time) wrong.push(`${engineer.id} leaves at ${route.leave}, before ${time}`);
  for (const stop of route.stops) {
    if (stop.job === undefined) {
      const pause = shift.breaks?.find(
        (candidate) => stop.start >= candidate.from && stop.start <= candidate.to && stop.end - stop.start === candidate.seconds,
      );
      if (!pause) wrong.push(`${engineer.id} has a break at ${stop.start} that is not in the shift`);
      if (pause?.place !== undefined && pause.place !== place) {
        time += wayAt(problem, leg(place, pause.place), time);
        metres += problem.travel.metres[leg(place, pause.place)]!;
        place = pause.place;
      }
      if (stop.start < time) wrong.push(`${engineer.id} breaks at ${stop.start}, ready at ${time}`);
      time = stop.end;
      continue;
    }
    const job = problem.jobs.find((candidate) => candidate.id === stop.job)!;
    const moves = place !== job.place;
    const way = moves ? wayAt(problem, leg(place, job.place), time) : 0;
    const first = stop === route.stops[0];
    const driven = first && moves ? wayAt(problem, leg(place, job.place), route.leave) : way;
    if (first && route.leave + driven !== stop.arrive)
      wrong.push(`${job.id} is reached at ${route.leave + driven}, the plan says ${stop.arrive}`);
    if (stop.travelSeconds !== driven) wrong.push(`${job.id} is ${driven} s away, the plan says ${stop.travelSeconds}`);
    travel += driven;
    metres += moves ? problem.travel.metres[leg(place, job.place)]! : 0;
    const ready = time + way + (moves ? (job.setupSeconds ?? 0) : 0);
    if (stop.start < ready) wrong.push(`${job.id} starts at ${stop.start}, the engineer is ready at ${ready}`);
    if (stop.start < now && !job.fixed) wrong.push(`${job.id} starts at ${stop.start}, it is ${now} already`);
    if (stop.end - stop.start < job.workSeconds) wrong.push(`${job.id} takes ${stop.end - stop.start} instead of ${job.workSeconds}`);
    wrong.push(...wrongJob(job, engineer, end, stop.start));
    work += job.workSeconds;
    place = job.place;
    time = stop.end;
  }
  if (route.stops.some((stop) => stop.job !== undefined)) {
    const home = engineer.endsAt ?? engineer.home;
    time += place === home ? 0 : wayAt(problem, leg(place, home), time);
    metres += place === home ? 0 : problem.travel.metres[leg(place, home)]!;
    if (time > end) wrong.push(`${engineer.id} is home at ${time}, the shift ends at ${end}`);
    if (time !== route.home) wrong.push(`${engineer.id} is home at ${time}, the plan says ${route.home}`);
    if (metres !== route.metres) wrong.push(`${engineer.id} drives ${metres} m, the plan says ${route.metres}`);
  }
  const breaks = route.stops.filter((stop) => stop.job === undefined).length;
  if (now === 0 && breaks !== (shift.breaks?.length ?? 0)) wrong.push(`${engineer.id} has ${breaks} breaks`);
  const limits = engineer.limits ?? {};
  const jobs = route.stops.length - breaks;
  if (jobs > (limits.jobs ?? jobs)) wrong.push(`${engineer.id} has ${jobs} jobs`);
  if (work > (limits.workSeconds ?? work)) wrong.push(`${engineer.id} works ${work} seconds`);
  if (travel > (limits.travelSeconds ?? travel)) wrong.push(`${engineer.id} travels ${travel} seconds`);
  return wrong;
}

function wrongJob(job: Job, engineer: Engineer, end: number, start: number): string[] {
  const wrong: string[] = [];
  const at = (what: string): number => wrong.push(`${job.id} by ${engineer.id}: ${what}`);
  if (job.fixed) {
    if (job.fixed.engineer !== engineer.id || job.fixed.start !== start)
      at(`fixed at ${job.fixed.start} with ${job.fixed.engineer}, planned at ${start}`);
  } else if (job.windows?.length && !job.windows.some((window) => start >= window.from && start <= window.to))
    at(`starts at ${start}, outside its windows`);
  if (job.required !== undefined && job.required !== engineer.id) at(`needs ${job.required}`);
  if (job.excluded?.includes(engineer.id)) at('is excluded');
  if (job.territory !== undefined && engineer.territories && !engineer.territories.includes(job.territory)) at('outside the territory');
  for (const need of job.skills ?? []) {
    const able = engineer.skills?.some((skill) => skill.skill === need.skill && skill.level >= need.level && (skill.until ?? end) >= start);
    if (!able) at(`lacks ${need.skill} ${need.level}`);
  }
  return wrong;
}

function wrongParts(problem: Problem, plan: Plan): string[] {
  return problem.engineers.flatMap((engineer) => {
    const used = new Map<string, number>();
    for (const route of plan.routes)
      if (route.engineer === engineer.id)
        for (const stop of route.stops)
          for (const [part, quantity] of Object.entries(problem.jobs.find((job) => job.id === stop.job)?.parts ?? {}))
            used.set(part, (used.get(part) ?? 0) + quantity);
    return [...used]
      .filter(([part, quantity]) => quantity > (engineer.stock?.[part] ?? 0))
      .map(([part, quantity]) => `${engineer.id} uses ${quantity} of ${part}`);
  });
}

/** Seconds of a way begun at `departure`: every second on the road brings one part of the way closer, at the pace of that second's hour. */
function wayAt({ travel }: Problem, leg: number, departure: number): number {
  if (!travel.bands) return travel.seconds[leg]!;
  let gone = 0;
  let driven = 0;
  while (gone < 1 - 1e-9) {
    const second = (departure + driven) % 86_400;
    const band = travel.bands.findLast((candidate) => candidate.from <= second) ?? travel.bands.at(-1)!;
    if (band.seconds[leg] === 0) return driven;
    gone += 1 / band.seconds[leg]!;
    driven++;
  }
  return driven;
}
