// Who may do what at all: the rules that hold before any route is looked at. Every rule that fails is named.
import type { Engineer, Job, Shift } from './problem.ts';

/** Why an engineer may not have a job. The last four depend on the route, the others on the person and the shift. */
export type Refusal =
  | { readonly rule: 'requiredEngineer'; readonly engineer: string }
  | { readonly rule: 'excludedEngineer' }
  | { readonly rule: 'skillMissing'; readonly skill: string; readonly level: number }
  | { readonly rule: 'levelTooLow'; readonly skill: string; readonly level: number; readonly has: number }
  | { readonly rule: 'skillExpired'; readonly skill: string; readonly until: number }
  | { readonly rule: 'territory'; readonly territory: string }
  | { readonly rule: 'partsMissing'; readonly part: string; readonly short: number }
  | { readonly rule: 'offShift' }
  | { readonly rule: 'noShift' }
  | { readonly rule: 'dayFull'; readonly limit: 'jobs' | 'work' }
  | { readonly rule: 'partsUsedUp' }
  | { readonly rule: 'noTime' };

/** Every rule of the person that keeps an engineer from a job in a shift; empty when none does. */
export function refusalsOf(job: Job, engineer: Engineer, shift: Shift): Refusal[] {
  const named = job.fixed?.engineer ?? job.required;
  const refusals: Refusal[] = [];
  if (named !== undefined && named !== engineer.id) refusals.push({ rule: 'requiredEngineer', engineer: named });
  if (job.excluded?.includes(engineer.id)) refusals.push({ rule: 'excludedEngineer' });
  for (const need of job.skills ?? []) refusals.push(...skillRefusals(need, engineer, shift));
  if (job.territory !== undefined && engineer.territories && !engineer.territories.includes(job.territory))
    refusals.push({ rule: 'territory', territory: job.territory });
  for (const [part, quantity] of Object.entries(job.parts ?? {})) {
    const short = quantity - (engineer.stock?.[part] ?? 0);
    if (short > 0) refusals.push({ rule: 'partsMissing', part, short });
  }
  if (!opensDuring(job, shift)) refusals.push({ rule: 'offShift' });
  return refusals;
}

function skillRefusals(need: { readonly skill: string; readonly level: number }, engineer: Engineer, shift: Shift): Refusal[] {
  const held = (engineer.skills ?? []).filter((skill) => skill.skill === need.skill);
  const has = Math.max(-1, ...held.map((skill) => skill.level));
  if (has < 0) return [{ rule: 'skillMissing', ...need }];
  if (has < need.level) return [{ rule: 'levelTooLow', ...need, has }];
  const able = held.filter((skill) => skill.level >= need.level);
  const until = Math.max(...able.map((skill) => skill.until ?? Number.POSITIVE_INFINITY));
  return until < (shift.overtimeUntil ?? shift.to) ? [{ rule: 'skillExpired', skill: need.skill, until }] : [];
}

/** Whether some window of the job lies within the shift. */
export function opensDuring(job: Job, shift: Shift): boolean {
  const end = shift.overtimeUntil ?? shift.to;
  if (job.fixed) return job.fixed.start >= shift.from && job.fixed.start <= end;
  if (!job.windows || job.windows.length === 0) return true;
  return job.windows.some((window) => window.to >= shift.from && window.from + job.workSeconds <= end);
}

/** Levels beyond what the job needs, summed over its skills. */
export function spareLevels(job: Job, engineer: Engineer): number {
  let spare = 0;
  for (const need of job.skills ?? [])
    for (const skill of engineer.skills ?? []) if (skill.skill === need.skill) spare += Math.max(0, skill.level - need.level);
  return spare;
}
