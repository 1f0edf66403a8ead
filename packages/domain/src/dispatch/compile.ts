// From engineers, shifts and jobs to the dense instance: one slot per shift that is not over, one node per job or break.
// What never changes during a search (who may do what, at what standing cost) is settled here once.
import { FOREVER, type Instance, instanceOf } from './core/instance.ts';
import { refusalsOf, spareLevels } from './fitness.ts';
import { pointsOf } from './points.ts';
import { type Break, type Engineer, type Job, type Problem, priorityOf, type Shift } from './problem.ts';
import { type Weights, weightsFrom } from './weights.ts';

/** A slot of the instance in the problem's terms. */
export type Slot = { readonly engineer: Engineer; readonly shift: Shift; readonly number: number; readonly start: number };

export type Compiled = {
  readonly problem: Problem;
  readonly weights: Weights;
  readonly instance: Instance;
  readonly slots: readonly Slot[];
  readonly nodeOf: ReadonlyMap<string, number>;
  /** Breaks follow the jobs: node `problem.jobs.length + k` is `breaks[k]`. */
  readonly breaks: readonly (Break & { readonly slot: number })[];
  /** Set-up seconds included in the way to each point. */
  readonly setup: Int32Array;
};

/** `standing`: the jobs whose fitness matters; the others are already placed and stay (default: all). */
export function compile(problem: Problem, standing?: ReadonlySet<string>): Compiled {
  const weights = weightsFrom(problem.weights);
  const slots = slotsOf(problem);
  const breaks = slots.flatMap((slot, index) =>
    (slot.shift.breaks ?? []).filter((pause) => pause.to >= slot.start).map((pause) => ({ ...pause, slot: index })),
  );
  const nodeOf = new Map(problem.jobs.map((job, node) => [job.id, node]));
  const points = pointsOf(problem, breaks, slots);
  const jobs = problem.jobs.length + breaks.length;
  const instance = instanceOf({
    jobs,
    slots: slots.length,
    ...points.facts,
    ...timesOf(problem, breaks, slots, weights),
    ...loadsOf(problem, slots, jobs),
    ...partsOf(problem, slots),
    ...pricesOf(slots, weights),
    ...promisesOf(problem, jobs, weights),
    assignment: assignmentOf(problem, slots, jobs, weights, standing),
    fixed: Uint8Array.from({ length: jobs }, (_, node) => (problem.jobs[node] && !problem.jobs[node].fixed ? 0 : 1)),
    floats: floatsOf(slots, breaks),
    out: Uint8Array.from(slots, (slot) => (slot.engineer.position ? 1 : 0)),
    seated: seatedIn(problem, slots, breaks),
    fairness: weights.fairness / 3600 ** 2,
    soft: true,
  });
  return { problem, weights, instance, slots, nodeOf, breaks, setup: points.setup };
}

/** The shifts that are not over, with the moment each engineer can set out. */
function slotsOf(problem: Problem): Slot[] {
  const now = problem.now ?? 0;
  const started = problem.jobs.flatMap((job) => (job.fixed && job.fixed.start < now ? [job.fixed] : []));
  return problem.engineers.flatMap((engineer) =>
    engineer.shifts.flatMap((shift, number) => {
      const begun = started.some((fixed) => fixed.engineer === engineer.id && within(fixed.start, shift));
      const start = begun ? shift.from : Math.max(shift.from, now, engineer.position?.from ?? 0);
      return start < (shift.overtimeUntil ?? shift.to) ? [{ engineer, shift, number, start }] : [];
    }),
  );
}

const within = (time: number, shift: Shift): boolean => time >= shift.from && time <= (shift.overtimeUntil ?? shift.to);

/** The slot in which an engineer is at a time, or -1. */
export const slotAt = (slots: readonly Slot[], engineer: string, time: number): number =>
  slots.findIndex((slot) => slot.engineer.id === engineer && within(time, slot.shift));

function floatsOf(slots: readonly Slot[], breaks: Compiled['breaks']): Uint8Array {
  const floats = new Uint8Array(slots.length);
  for (const pause of breaks) if (pause.place === undefined) floats[pause.slot] = 1;
  return floats;
}

type Times = Pick<
  Instance,
  'service' | 'opens' | 'closes' | 'windows' | 'several' | 'penalty' | 'due' | 'lateRate' | 'steepAfter' | 'steepFactor'
>;

function timesOf(problem: Problem, breaks: Compiled['breaks'], slots: readonly Slot[], weights: Weights): Times {
  const now = problem.now ?? 0;
  const jobs = problem.jobs.length + breaks.length;
  const nodes = jobs + 2 * slots.length;
  const windows: (Int32Array | undefined)[] = [];
  const lastStarted = lastStartedOf(problem, slots, now);
  const service = new Int32Array(nodes);
  const opens = new Int32Array(nodes);
  const closes = new Int32Array(nodes).fill(FOREVER);
  const penalty = new Float64Array(jobs);
  const due = new Int32Array(jobs).fill(FOREVER);
  const lateRate = new Float64Array(jobs);
  for (const [node, job] of problem.jobs.entries()) {
    const spans = windowsOf(job, now);
    windows[node] = spans.length > 2 ? Int32Array.from(spans) : undefined;
    opens[node] = spans[0] ?? 0;
    closes[node] = spans.at(-1) ?? -1;
    service[node] = lastStarted.has(job.id) ? Math.max(job.workSeconds, now - job.fixed!.start) : job.workSeconds;
    const priority = priorityOf(job) - 1;
    penalty[node] = (job.optional ? weights.optional : weights.unassigned)[priority]!;
    if (job.due === undefined) continue;
    due[node] = job.due;
    lateRate[node] = weights.latePerHour[priority]! / 3600;
  }
  for (const [k, pause] of breaks.entries()) {
    const node = problem.jobs.length + k;
    opens[node] = pause.from;
    closes[node] = pause.to;
    service[node] = pause.seconds;
  }
  for (const [slot, { shift, start }] of slots.entries()) {
    opens[jobs + 2 * slot] = start;
    closes[jobs + 2 * slot] = start;
    closes[jobs + 2 * slot + 1] = shift.overtimeUntil ?? shift.to;
  }
  const several = Uint8Array.from({ length: nodes }, (_, node) => (windows[node] ? 1 : 0));
  const { steepAfter, steepFactor } = weights;
  return { service, opens, closes, windows, several, penalty, due, lateRate, steepAfter, steepFactor };
}

/** The job each engineer started last: nothing else begins before it is done, nor before now. */
function lastStartedOf(problem: Problem, slots: readonly Slot[], now: number): Set<string> {
  const last = new Map<number, Job>();
  for (const job of problem.jobs) {
    if (!job.fixed || job.fixed.start >= now) continue;
    const slot = slotAt(slots, job.fixed.engineer, job.fixed.start);
    const known = last.get(slot);
    if (!known || known.fixed!.start < job.fixed.start) last.set(slot, job);
  }
  return new Set([...last.values()].map((job) => job.id));
}

/** Pairs open, close in time order, from now on; fixed jobs keep their start. */
function windowsOf(job: Job, now: number): number[] {
  if (job.fixed) return [job.fixed.start, job.fixed.start];
  if (!job.windows || job.windows.length === 0) return [now, FOREVER];
  return [...job.windows]
    .filter((window) => window.to >= now)
    .sort((a, b) => a.from - b.from)
    .flatMap((window) => [Math.max(now, window.from), window.to]);
}

function loadsOf(problem: Problem, slots: readonly Slot[], jobs: number): Partial<Instance> {
  const limited = slots.some(({ engineer }) => engineer.limits?.travelSeconds !== undefined);
  const travelLimit = Int32Array.from(slots, ({ engineer }) => engineer.limits?.travelSeconds ?? FOREVER);
  if (!slots.some(({ engineer }) => engineer.limits?.jobs !== undefined || engineer.limits?.workSeconds !== undefined))
    return { limited, travelLimit };
  const amount = new Int32Array(jobs * 2);
  for (const [node, job] of problem.jobs.entries()) amount.set([1, job.workSeconds], 2 * node);
  const room = Int32Array.from(
    slots.flatMap(({ engineer }) => [engineer.limits?.jobs ?? FOREVER, engineer.limits?.workSeconds ?? FOREVER]),
  );
  return { limited, travelLimit, loads: 2, amount, room };
}

function partsOf(problem: Problem, slots: readonly Slot[]): Partial<Instance> {
  const names = [...new Set(problem.jobs.flatMap((job) => Object.keys(job.parts ?? {})))];
  const { engineers } = problem;
  const van = Int32Array.from(slots, (slot) => engineers.indexOf(slot.engineer));
  const stock = Int32Array.from(engineers.flatMap((engineer) => names.map((name) => engineer.stock?.[name] ?? 0)));
  const needs = problem.jobs.map((job) =>
    job.parts ? Int32Array.from(Object.entries(job.parts).flatMap(([name, quantity]) => [names.indexOf(name), quantity])) : undefined,
  );
  return { parts: names.length, stock, van, needs };
}

function pricesOf(slots: readonly Slot[], weights: Weights): Partial<Instance> {
  const priced = (price: (engineer: Engineer) => number): Float64Array => Float64Array.from(slots, (slot) => price(slot.engineer));
  return {
    perMetre: priced((engineer) => (engineer.price?.perKm ?? weights.perKm) / 1000),
    perSecond: priced((engineer) => perSecondOf(engineer, weights)),
    use: priced((engineer) => engineer.price?.perUse ?? 0),
    overtimeRate: priced((engineer) => ((engineer.price?.overtimePerHour ?? 0) + weights.overtimePerHour) / 3600),
    regularEnd: Int32Array.from(slots, (slot) => slot.shift.to),
  };
}

const perSecondOf = (engineer: Engineer, weights: Weights): number => (engineer.price?.perHour ?? weights.perHour) / 3600;

/** What a job costs in a slot whatever the route: paid work, disruption, preference, skill to spare. */
export function standingLines(
  job: Job,
  slot: Slot,
  weights: Weights,
  published: number,
  index: number,
): { work: number; moved: number; preference: number } {
  const { engineer } = slot;
  const notPreferred = job.preferred && job.preferred.length > 0 && !job.preferred.includes(engineer.id) ? weights.notPreferred : 0;
  return {
    work: job.workSeconds * perSecondOf(engineer, weights),
    moved: published >= 0 && published !== index ? weights.moved : 0,
    preference: notPreferred + spareLevels(job, engineer) * weights.spareLevel,
  };
}

function assignmentOf(
  problem: Problem,
  slots: readonly Slot[],
  jobs: number,
  weights: Weights,
  standing?: ReadonlySet<string>,
): Float64Array {
  const assignment = new Float64Array(jobs * slots.length);
  const published = publishedSlots(problem, slots);
  for (const [node, job] of problem.jobs.entries()) {
    if (standing && !standing.has(job.id)) continue;
    for (const [index, slot] of slots.entries()) {
      const lines = standingLines(job, slot, weights, published.get(job.id) ?? -1, index);
      const refused = refusalsOf(job, slot.engineer, slot.shift).length > 0;
      assignment[node * slots.length + index] = refused ? Number.POSITIVE_INFINITY : lines.work + lines.moved + lines.preference;
    }
  }
  return assignment;
}

/** The starts that were published; fixed jobs keep theirs anyway. */
function promisesOf(problem: Problem, jobs: number, weights: Weights): Pick<Instance, 'promised' | 'promiseRate' | 'promiseSlack'> {
  const starts = new Map((problem.published ?? []).map((promise) => [promise.job, promise.start]));
  const promised = new Int32Array(jobs).fill(-1);
  for (const [node, job] of problem.jobs.entries()) promised[node] = job.fixed ? -1 : (starts.get(job.id) ?? -1);
  return { promised, promiseRate: starts.size > 0 ? weights.retimedPerHour / 3600 : 0, promiseSlack: weights.retimedAfter };
}

/** The slot each published job was promised in. */
export function publishedSlots(problem: Problem, slots: readonly Slot[]): Map<string, number> {
  return new Map((problem.published ?? []).map((promise) => [promise.job, slotAt(slots, promise.engineer, promise.start)]));
}

/** Breaks and fixed jobs of every slot in time order. */
function seatedIn(problem: Problem, slots: readonly Slot[], breaks: Compiled['breaks']): Int32Array[] {
  const seats = slots.map((): { node: number; time: number }[] => []);
  for (const [node, job] of problem.jobs.entries())
    if (job.fixed) seats[slotAt(slots, job.fixed.engineer, job.fixed.start)]?.push({ node, time: job.fixed.start });
  for (const [k, pause] of breaks.entries()) seats[pause.slot]!.push({ node: problem.jobs.length + k, time: pause.from });
  return seats.map((list) =>
    Int32Array.from(
      list.sort((a, b) => a.time - b.time || a.node - b.node),
      (seat) => seat.node,
    ),
  );
}
