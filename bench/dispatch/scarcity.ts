// Too few engineers: what a plan leaves undone when the prices of absent jobs rise to their penalties, and when the penalties rule
// from the start. Worth is the sum of the optional prices of the jobs left out.
import { compile } from '#domain/dispatch/compile.ts';
import { search } from '#domain/dispatch/core/search.ts';
import { TUNING } from '#domain/dispatch/core/tuning.ts';
import type { Job, Problem } from '#domain/dispatch/problem.ts';
import { cityDay } from '#domain/dispatch/testing/cityDay.ts';
import { stopwatch } from './cpu.ts';

const DAYS = [
  [5, 70],
  [10, 150],
] as const;
const BUDGETS = [1, 3];

const scarceDay = (engineers: number, jobs: number): Problem => {
  const day = cityDay(engineers, jobs, 1);
  return { ...day, jobs: day.jobs.map((job): Job => ({ ...job, optional: true })) };
};

function row(problem: Problem, seconds: number, rising: boolean): string {
  const { instance } = compile(problem);
  const found = search(instance, 1, { milliseconds: 1000 * seconds, elapsed: stopwatch() }, { tuning: { ...TUNING, rising } });
  const undone = found.absent.reduce((sum, job) => sum + instance.penalty[job]!, 0);
  const cells = [rising ? 'rising' : 'plain', seconds, found.absent.length, Math.round(undone / 100), Math.round(found.cost / 100)];
  return cells.map((cell) => String(cell).padStart(9)).join('');
}

export function printScarcity(): void {
  console.log('\ntoo few      prices  seconds   undone    worth     cost (yuan)');
  for (const [engineers, jobs] of DAYS) {
    const problem = scarceDay(engineers, jobs);
    for (const seconds of BUDGETS)
      for (const rising of [false, true]) console.log(`${`${engineers}/${jobs}`.padEnd(10)}${row(problem, seconds, rising)}`);
  }
}
