// Is a selection, taken as it is, a full and valid configuration? Direct evaluation, without the solver: every rule and both sides of
// every group. Broken alerts and unfollowed recommendations are reported beside it and do not make it invalid.
import type { Model, Rule, Severity } from './model.ts';

export type Breach = { readonly name: string; readonly severity: Severity; readonly message?: string };

function holds({ kind, when, targets }: Rule, picked: ReadonlySet<string>): boolean {
  if (!when.every((option) => picked.has(option))) return true;
  if (kind === 'requires') return targets.every((option) => picked.has(option));
  return kind === 'requiresAny' ? targets.some((option) => picked.has(option)) : !targets.some((option) => picked.has(option));
}

/** Everything the selection breaks, rules first, in the order of the model. */
export function breachesOf(model: Model, select: readonly string[]): Breach[] {
  const picked = new Set(select);
  const rules = model.rules.filter((rule) => !holds(rule, picked));
  const broken = rules.map(
    ({ id, severity = 'validation', message }): Breach => ({ name: id, severity, ...(message !== undefined && { message }) }),
  );
  const limits = model.groups.flatMap(({ id, options, min, max }): Breach[] => {
    const count = new Set(options.filter((option) => picked.has(option))).size;
    if (count < min) return [{ name: `${id}.min`, severity: 'validation' }];
    return count > max ? [{ name: `${id}.max`, severity: 'validation' }] : [];
  });
  return [...broken, ...limits];
}

export const isComplete = (model: Model, select: readonly string[]): boolean =>
  breachesOf(model, select).every(({ severity }) => severity !== 'validation');
