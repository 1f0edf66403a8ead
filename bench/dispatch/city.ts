// City days: kilometres and unassigned jobs after one CPU second against booking order, time of a ranking and of a replan.
import { type Plan, plan } from '#domain/dispatch/plan.ts';
import type { Job, Problem } from '#domain/dispatch/problem.ts';
import { rank } from '#domain/dispatch/rank.ts';
import { replan } from '#domain/dispatch/replan.ts';
import { cityDay } from '#domain/dispatch/testing/cityDay.ts';
import { bookingOrder } from './bookingOrder.ts';
import { medianOf, stopwatch } from './cpu.ts';

const DAYS = [
  [12, 70],
  [25, 150],
  [50, 320],
] as const;

const HOUR = 3600;

const urgentIn = (problem: Problem): Job => ({
  id: 'urgent',
  place: problem.places[problem.engineers.length + 3]!,
  workSeconds: HOUR,
  priority: 5,
  due: 12 * HOUR,
  skills: [{ skill: 'hvac', level: 1 }],
});

/** Plans, ranks and replans one day and prints its row. */
function row(engineers: number, jobs: number): void {
  const problem = cityDay(engineers, jobs, 1);
  const baseline = bookingOrder(problem);
  const made = plan(problem, { seed: 1, milliseconds: 1000, elapsed: stopwatch() });
  const asked: Problem = { ...problem, jobs: [...problem.jobs, urgentIn(problem)] };
  const ranking = medianOf(25, () => rank(asked, made, 'urgent', 10 * HOUR));
  const elapsed = stopwatch();
  const { changes, plan: changed } = replan(asked, made, { seed: 1, now: 10 * HOUR, milliseconds: 900, elapsed });
  const replanned = elapsed();
  const moved = changes.filter((change) => change.kind === 'moved').length;
  const cells = [
    `${engineers}/${jobs}`.padEnd(8),
    kilometres(baseline).padStart(9),
    String(baseline.unassigned.length).padStart(7),
    kilometres(made).padStart(9),
    String(made.unassigned.length).padStart(7),
    `${(100 * (1 - made.metres / baseline.metres)).toFixed(1)} %`.padStart(8),
    `${ranking.toFixed(1)} ms`.padStart(9),
    `${(replanned / 1000).toFixed(2)} s`.padStart(8),
    String(moved).padStart(6),
    String(changed.unassigned.length).padStart(7),
  ];
  console.log(cells.join(' '));
}

const kilometres = (made: Plan): string => (made.metres / 1000).toFixed(1);

export function printCityDays(): void {
  console.log('\nday       booked km undone   plan km undone    saved   ranking   replan  moved undone');
  for (const [engineers, jobs] of DAYS) row(engineers, jobs);
}
