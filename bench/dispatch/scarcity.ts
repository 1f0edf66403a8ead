// Too few engineers: how much priority a plan leaves undone, after 1 and 3 seconds.
import { plan } from '#domain/dispatch/plan.ts';
import { type Job, type Problem, priorityOf } from '#domain/dispatch/problem.ts';
import { cityDay } from '#domain/dispatch/testing/cityDay.ts';
import { stopwatch } from './cpu.ts';

const WORTH = [20, 40, 80, 160, 320];

const scarceDay = (engineers: number, jobs: number, seed: number): Problem => {
  const day = cityDay(engineers, jobs, seed);
  return { ...day, jobs: day.jobs.map((job): Job => ({ ...job, optional: true })) };
};

const undoneOf = (problem: Problem, unassigned: readonly string[]): number => {
  const names = new Set(unassigned);
  return problem.jobs.reduce((sum, job) => sum + (names.has(job.id) ? WORTH[priorityOf(job) - 1]! : 0), 0);
};

export function printScarcity(): void {
  console.log('\ntoo few engineers  seconds  jobs undone  worth undone (1000 cents)  total cost');
  for (const [engineers, jobs] of [
    [5, 70],
    [10, 150],
  ] as const)
    for (const seconds of [1, 3]) {
      const problem = scarceDay(engineers, jobs, 1);
      const made = plan(problem, { seed: 1, milliseconds: 1000 * seconds, elapsed: stopwatch() });
      console.log(
        `${`${engineers}/${jobs}`.padEnd(18)} ${String(seconds).padStart(7)} ${String(made.unassigned.length).padStart(12)} ${undoneOf(problem, made.unassigned).toFixed(0).padStart(26)} ${made.cost.total.toFixed(0).padStart(11)}`,
      );
    }
}
