// Why a job is where it is, or nowhere. The answer is the ranking read aloud: what the chosen engineer costs,
// what each other choice would cost more, and which rule excludes the rest.

import type { Refusal } from './fitness.ts';
import type { RoutesToCheck } from './orders.ts';
import type { Problem } from './problem.ts';
import { type Candidate, type Refused, rank } from './rank.ts';

export type Explanation =
  | {
      readonly kind: 'assigned';
      readonly job: string;
      readonly engineer: string;
      /** The offer of this engineer, and every other with what it would cost more (less than 0: a change would pay). */
      readonly chosen?: Candidate;
      readonly alternatives: readonly { readonly candidate: Candidate; readonly dearerBy: number }[];
      readonly refused: readonly Refused[];
    }
  | {
      readonly kind: 'unassigned';
      readonly job: string;
      /** Engineers each rule excludes, most frequent rule first. */
      readonly rules: readonly { readonly rule: Refusal['rule']; readonly engineers: readonly string[] }[];
      /** Someone could do it, at a cost the plan was not willing to pay. */
      readonly offers: readonly Candidate[];
      readonly refused: readonly Refused[];
    };

/** Explains one job of a plan. Throws when the job is not in the problem. */
export function explain(problem: Problem, plan: RoutesToCheck, job: string): Explanation {
  const route = plan.routes.find((candidate) => candidate.stops.some((stop) => stop.job === job));
  const { candidates, refused } = rank(problem, plan, job);
  if (!route) return { kind: 'unassigned', job, rules: rulesOf(refused), offers: candidates, refused };
  const chosen = candidates.find((candidate) => candidate.engineer === route.engineer);
  const alternatives = candidates
    .filter((candidate) => candidate.engineer !== route.engineer)
    .map((candidate) => ({ candidate, dearerBy: candidate.cost - (chosen?.cost ?? 0) }));
  return { kind: 'assigned', job, engineer: route.engineer, ...(chosen ? { chosen } : {}), alternatives, refused };
}

function rulesOf(refused: readonly Refused[]): { rule: Refusal['rule']; engineers: string[] }[] {
  const rules = new Map<Refusal['rule'], string[]>();
  for (const { engineer, refusals } of refused)
    for (const rule of new Set(refusals.map((refusal) => refusal.rule))) rules.set(rule, [...(rules.get(rule) ?? []), engineer]);
  return [...rules]
    .map(([rule, engineers]) => ({ rule, engineers }))
    .sort((a, b) => b.engineers.length - a.engineers.length || (a.rule < b.rule ? -1 : 1));
}
