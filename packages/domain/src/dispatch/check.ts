// Every rule a plan breaks (hard) and every wish it misses (soft), for plans of the search and plans changed by hand alike.
// Times are read anew from the order of the stops, so a dragged stop need not bring correct times with it.
import { type Compiled, compile } from './compile.ts';
import { FOREVER } from './core/instance.ts';
import { type Refusal, refusalsOf } from './fitness.ts';
import { nodesOf, type RoutesToCheck } from './orders.ts';
import { type CostLines, costLines } from './plan.ts';
import type { Problem } from './problem.ts';
import { type Timetable, timetableOf } from './timetable.ts';

/** What is broken, whose it is, and by how much (seconds, jobs or pieces, as the rule has it). */
export type Violation = {
  readonly kind: 'hard' | 'soft';
  readonly rule:
    | 'window'
    | 'shiftEnd'
    | 'notAllowed'
    | 'fixedMoved'
    | 'twice'
    | 'unknownJob'
    | 'limit'
    | 'parts'
    | 'unassigned'
    | 'late'
    | 'overtime'
    | 'moved'
    | 'retimed';
  readonly job?: string;
  readonly engineer?: string;
  readonly amount: number;
  readonly refusals?: readonly Refusal[];
};

export type Checked = { readonly violations: readonly Violation[]; readonly feasible: boolean; readonly cost: CostLines };

/** All violations and the cost of the routes as they stand. */
export function check(problem: Problem, plan: RoutesToCheck): Checked {
  const compiled = compile(problem);
  const orders = nodesOf(compiled, plan);
  const tables = orders.map((nodes, slot) => timetableOf(compiled, slot, nodes));
  const placed = new Set(orders.flat());
  const unassigned = problem.jobs.filter((_, node) => !placed.has(node)).map((job) => job.id);
  const violations = [
    ...unknownJobs(compiled, plan),
    ...repeated(compiled, orders),
    ...tables.flatMap((table) => [
      ...timeViolations(compiled, table),
      ...personViolations(compiled, table),
      ...limitViolations(compiled, table),
    ]),
    ...partViolations(compiled, orders),
    ...unassigned.map((job): Violation => ({ kind: 'soft', rule: 'unassigned', job, amount: 1 })),
  ];
  return {
    violations,
    feasible: violations.every((violation) => violation.kind === 'soft'),
    cost: costLines(compiled, tables, unassigned),
  };
}

function unknownJobs(compiled: Compiled, plan: RoutesToCheck): Violation[] {
  return plan.routes.flatMap((route) =>
    route.stops.flatMap((stop): Violation[] =>
      stop.job === undefined || compiled.nodeOf.has(stop.job)
        ? []
        : [{ kind: 'hard', rule: 'unknownJob', job: stop.job, engineer: route.engineer, amount: 1 }],
    ),
  );
}

const jobAt = (compiled: Compiled, node: number): string | undefined => compiled.problem.jobs[node]?.id;

function repeated(compiled: Compiled, orders: readonly number[][]): Violation[] {
  const times = new Map<number, number>();
  for (const node of orders.flat()) times.set(node, (times.get(node) ?? 0) + 1);
  return [...times].flatMap(([node, count]): Violation[] => {
    const job = jobAt(compiled, node);
    return count > 1 && job !== undefined ? [{ kind: 'hard', rule: 'twice', job, amount: count - 1 }] : [];
  });
}

function timeViolations(compiled: Compiled, table: Timetable): Violation[] {
  const { instance, slots } = compiled;
  const engineer = slots[table.slot]!.engineer.id;
  const violations: Violation[] = [];
  for (const stop of table.stops) {
    const job = jobAt(compiled, stop.node);
    const who = job === undefined ? { engineer } : { engineer, job };
    if (stop.tooLate > 0) violations.push({ kind: 'hard', rule: 'window', amount: stop.tooLate, ...who });
    if (stop.late > 0) violations.push({ kind: 'soft', rule: 'late', amount: stop.late, ...who });
  }
  const end = instance.closes[instance.jobs + 2 * table.slot + 1]!;
  if (table.home > end) violations.push({ kind: 'hard', rule: 'shiftEnd', engineer, amount: table.home - end });
  if (table.overtime > 0) violations.push({ kind: 'soft', rule: 'overtime', engineer, amount: table.overtime });
  return violations;
}

function personViolations(compiled: Compiled, table: Timetable): Violation[] {
  const { problem, slots } = compiled;
  const slot = slots[table.slot]!;
  const engineer = slot.engineer.id;
  return table.stops.flatMap((stop): Violation[] => {
    const job = problem.jobs[stop.node];
    if (!job) return [];
    const violations: Violation[] = [];
    const refusals = refusalsOf(job, slot.engineer, slot.shift);
    if (refusals.length > 0)
      violations.push({ kind: 'hard', rule: 'notAllowed', job: job.id, engineer, amount: refusals.length, refusals });
    if (job.fixed && (job.fixed.engineer !== engineer || job.fixed.start !== stop.start))
      violations.push({ kind: 'hard', rule: 'fixedMoved', job: job.id, engineer, amount: Math.abs(stop.start - job.fixed.start) });
    const promise = problem.published?.find((published) => published.job === job.id);
    if (promise && promise.engineer !== engineer) violations.push({ kind: 'soft', rule: 'moved', job: job.id, engineer, amount: 1 });
    const shifted = promise ? Math.abs(stop.start - promise.start) : 0;
    if (shifted > compiled.weights.retimedAfter) violations.push({ kind: 'soft', rule: 'retimed', job: job.id, engineer, amount: shifted });
    return violations;
  });
}

function limitViolations(compiled: Compiled, table: Timetable): Violation[] {
  const { engineer } = compiled.slots[table.slot]!;
  const jobs = table.stops.flatMap((stop) => compiled.problem.jobs[stop.node] ?? []);
  const work = jobs.reduce((total, job) => total + job.workSeconds, 0);
  const over = [
    jobs.length - (engineer.limits?.jobs ?? FOREVER),
    work - (engineer.limits?.workSeconds ?? FOREVER),
    table.travel + table.setup - (engineer.limits?.travelSeconds ?? FOREVER),
  ];
  return over.filter((amount) => amount > 0).map((amount) => ({ kind: 'hard', rule: 'limit', engineer: engineer.id, amount }));
}

function partViolations(compiled: Compiled, orders: readonly number[][]): Violation[] {
  const used = new Map<string, number>();
  const violations: Violation[] = [];
  for (const [slot, nodes] of orders.entries()) {
    const { engineer } = compiled.slots[slot]!;
    for (const node of nodes)
      for (const [part, quantity] of Object.entries(compiled.problem.jobs[node]?.parts ?? {})) {
        const key = JSON.stringify([engineer.id, part]);
        const total = (used.get(key) ?? 0) + quantity;
        used.set(key, total);
        const short = total - (engineer.stock?.[part] ?? 0);
        if (short > 0) violations.push({ kind: 'hard', rule: 'parts', job: jobAt(compiled, node)!, engineer: engineer.id, amount: short });
      }
  }
  return violations;
}
