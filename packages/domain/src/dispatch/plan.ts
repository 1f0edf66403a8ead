// A plan: who drives where and when, what it costs and why it costs that. Written once from the timetables of the routes.
import { type Compiled, compile, publishedSlots, standingLines } from './compile.ts';
import { type Budget, search } from './core/search.ts';
import { refuseFaults } from './faults.ts';
import { nodesOf, type OrderedRoute } from './orders.ts';
import type { Problem } from './problem.ts';
import { type Timetable, timetableOf } from './timetable.ts';

/** Cents by cause. `total` is what the search minimised. */
export type CostLines = {
  readonly unassigned: number;
  readonly lateness: number;
  readonly overtime: number;
  readonly distance: number;
  readonly time: number;
  readonly use: number;
  readonly disruption: number;
  readonly preference: number;
  readonly fairness: number;
  readonly total: number;
};

/** A stop is a job or a break; times in seconds, `start` after any set-up, `late` beyond the due time. */
export type PlannedStop = {
  readonly job?: string;
  readonly pause?: string;
  readonly arrive: number;
  readonly start: number;
  readonly end: number;
  readonly metres: number;
  readonly travelSeconds: number;
  readonly late: number;
  readonly fixed: boolean;
};

/** One shift of one engineer; shifts without a job are listed too, with no stops. */
export type PlannedRoute = {
  readonly engineer: string;
  readonly shift: number;
  readonly leave: number;
  readonly home: number;
  readonly stops: readonly PlannedStop[];
  readonly metres: number;
  readonly travelSeconds: number;
  readonly workSeconds: number;
  readonly overtimeSeconds: number;
};

export type Plan = {
  readonly routes: readonly PlannedRoute[];
  readonly unassigned: readonly string[];
  readonly cost: CostLines;
  readonly metres: number;
  readonly travelSeconds: number;
  readonly iterations: number;
};

/** `warm`: start from these routes instead of from nothing. */
export type PlanOptions = Budget & { readonly seed: number; readonly warm?: readonly OrderedRoute[] };

/**
 * The cheapest plan found within the budget; the same seed and iterations give the same plan.
 * Throws an error that names every job or engineer whose data make no sense. Jobs nobody can do are left unassigned.
 */
export function plan(problem: Problem, options: PlanOptions): Plan {
  refuseFaults(problem);
  const compiled = compile(problem);
  const warm = options.warm && nodesOf(compiled, { routes: options.warm });
  const found = search(compiled.instance, options.seed, options, { warm });
  const absent = found.absent.flatMap((node) => problem.jobs[node]?.id ?? []);
  return planOf(compiled, found.routes, absent, found.iterations);
}

/** Writes a plan from the nodes of each slot. */
export function planOf(
  compiled: Compiled,
  routes: readonly (readonly number[])[],
  unassigned: readonly string[],
  iterations: number,
): Plan {
  const tables = routes.map((nodes, slot) => timetableOf(compiled, slot, nodes));
  return {
    routes: tables.map((table) => routeOf(compiled, table)),
    unassigned,
    cost: costLines(compiled, tables, unassigned),
    metres: sum(tables, (table) => table.metres),
    travelSeconds: sum(tables, (table) => table.travel),
    iterations,
  };
}

const sum = <T>(list: readonly T[], value: (item: T) => number): number => list.reduce((total, item) => total + value(item), 0);

function routeOf(compiled: Compiled, table: Timetable): PlannedRoute {
  const { problem, slots } = compiled;
  const slot = slots[table.slot]!;
  return {
    engineer: slot.engineer.id,
    shift: slot.number,
    leave: table.leave,
    home: table.home,
    stops: table.stops.map((stop) => ({
      ...(stop.node < problem.jobs.length
        ? { job: problem.jobs[stop.node]!.id }
        : { pause: compiled.breaks[stop.node - problem.jobs.length]!.name ?? 'break' }),
      arrive: stop.arrive,
      start: stop.start,
      end: stop.end,
      metres: stop.metres,
      travelSeconds: stop.travel,
      late: stop.late,
      fixed: compiled.instance.fixed[stop.node] === 1,
    })),
    metres: table.metres,
    travelSeconds: table.travel,
    workSeconds: table.work,
    overtimeSeconds: table.overtime,
  };
}

/** What the routes cost, cause by cause. */
export function costLines(compiled: Compiled, tables: readonly Timetable[], unassigned: readonly string[]): CostLines {
  const { instance, problem, weights } = compiled;
  const published = publishedSlots(problem, compiled.slots);
  const lines = { unassigned: 0, lateness: 0, overtime: 0, distance: 0, time: 0, use: 0, disruption: 0, preference: 0, fairness: 0 };
  for (const job of unassigned) lines.unassigned += instance.penalty[compiled.nodeOf.get(job)!]!;
  for (const table of tables) {
    const { slot } = table;
    const jobs = table.stops.filter((stop) => stop.node < problem.jobs.length);
    const placed = table.stops.some((stop) => instance.point[stop.node]! >= 0);
    if (!placed && instance.out[slot] === 0) continue;
    lines.distance += table.metres * instance.perMetre[slot]!;
    lines.time += (table.travel + table.setup) * instance.perSecond[slot]!;
    if (placed) lines.use += instance.use[slot]!;
    lines.lateness += table.lateCost;
    lines.disruption += table.retimedCost;
    lines.overtime += table.overtimeCost;
    lines.fairness += instance.fairness * table.work ** 2;
    for (const { node } of jobs) {
      const job = problem.jobs[node]!;
      const standing = standingLines(job, compiled.slots[slot]!, weights, published.get(job.id) ?? -1, slot);
      lines.time += standing.work;
      lines.disruption += standing.moved;
      lines.preference += standing.preference;
    }
  }
  return { ...lines, total: Object.values(lines).reduce((total, line) => total + line, 0) };
}
