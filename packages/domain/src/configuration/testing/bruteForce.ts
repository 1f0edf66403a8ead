// The same questions answered by trying every selection: slow, obvious, and independent of the solver.

import { isObeyed } from '../compiled.ts';
import { isComplete } from '../completeness.ts';
import type { Group, Model, Picks, Rule } from '../model.ts';

/** Every subset of the options, as sorted ids. */
function subsets(model: Model): string[][] {
  const ids = model.options.map(({ id }) => id).sort();
  return Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_id, nth) => (bits >> nth) & 1));
}

const keeps = ({ select, reject }: Picks, chosen: readonly string[]): boolean =>
  select.every((option) => chosen.includes(option)) && !reject.some((option) => chosen.includes(option));

export const completionsOf = (model: Model, picks: Picks): string[][] =>
  subsets(model).filter((chosen) => keeps(picks, chosen) && isComplete(model, chosen));

export function bruteStatus(model: Model, picks: Picks): { valid: boolean; forced: string[]; blocked: string[] } {
  const all = completionsOf(model, picks);
  const undecided = model.options.map(({ id }) => id).filter((id) => !picks.select.includes(id) && !picks.reject.includes(id));
  return {
    valid: all.length > 0,
    forced: undecided.filter((id) => all.every((chosen) => chosen.includes(id))).sort(),
    blocked: undecided.filter((id) => all.every((chosen) => !chosen.includes(id))).sort(),
  };
}

const compareLists = (a: readonly string[], b: readonly string[]): number => {
  for (let nth = 0; nth < a.length && nth < b.length; nth++) if (a[nth] !== b[nth]) return a[nth]! < b[nth]! ? -1 : 1;
  return a.length - b.length;
};

export const priceOf = (model: Model, chosen: readonly string[]): number =>
  model.options.reduce((sum, { id, price }) => sum + (chosen.includes(id) ? price : 0), 0);

export function bruteCheapest(model: Model, picks: Picks): { price: number; select: string[] } | undefined {
  const priced = completionsOf(model, picks).map((select) => ({ price: priceOf(model, select), select }));
  return priced.sort((a, b) => a.price - b.price || compareLists(a.select, b.select))[0];
}

type Part = { name: string; keep: (model: Model, picks: Picks) => { model: Model; picks: Picks } };

/** Everything that can be to blame, each with what it adds to an empty model. */
function partsOf(model: Model, picks: Picks): Part[] {
  const withRule = (rule: Rule) => (to: Model, other: Picks) => ({ model: { ...to, rules: [...to.rules, rule] }, picks: other });
  const withGroup = (group: Group) => (to: Model, other: Picks) => ({ model: { ...to, groups: [...to.groups, group] }, picks: other });
  const withPicks = (select: string[], reject: string[]) => (to: Model, other: Picks) => ({
    model: to,
    picks: { select: [...other.select, ...select], reject: [...other.reject, ...reject] },
  });
  return [
    ...model.rules.filter(isObeyed).map((rule) => ({ name: rule.id, keep: withRule(rule) })),
    ...model.groups.flatMap((group) => [
      { name: `${group.id}.min`, keep: withGroup({ ...group, max: group.options.length }) },
      { name: `${group.id}.max`, keep: withGroup({ ...group, min: 0 }) },
    ]),
    ...picks.select.map((id) => ({ name: `pick:${id}`, keep: withPicks([id], []) })),
    ...picks.reject.map((id) => ({ name: `reject:${id}`, keep: withPicks([], [id]) })),
  ];
}

function isPossible(model: Model, parts: readonly Part[]): boolean {
  const empty = { model: { options: model.options, groups: [], rules: [] } as Model, picks: { select: [], reject: [] } as Picks };
  const built = parts.reduce((state, part) => part.keep(state.model, state.picks), empty);
  return completionsOf(built.model, built.picks).length > 0;
}

/** Is this set of names impossible, and possible again without any one of them? */
export function isMinimalConflict(model: Model, picks: Picks, names: readonly string[]): boolean {
  const parts = partsOf(model, picks).filter(({ name }) => names.includes(name));
  if (parts.length !== names.length || isPossible(model, parts)) return false;
  return parts.every((left) =>
    isPossible(
      model,
      parts.filter((part) => part !== left),
    ),
  );
}

/** All minimal conflicts, by trying every set of at most `parts` that can be to blame. */
export function allMinimalConflicts(model: Model, picks: Picks): string[][] {
  const parts = partsOf(model, picks);
  const found: string[][] = [];
  const bySize = Array.from({ length: 2 ** parts.length }, (_, bits) => parts.filter((_part, nth) => (bits >> nth) & 1)).sort(
    (a, b) => a.length - b.length,
  );
  for (const set of bySize) {
    const names = set.map(({ name }) => name).sort();
    if (found.some((smaller) => smaller.every((name) => names.includes(name)))) continue;
    if (!isPossible(model, set)) found.push(names);
  }
  return found;
}
