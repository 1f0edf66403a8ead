// Large models that can be configured: a valid configuration is drawn first, and no rule forbids it. Seeded: the same seed, the same model.
import type { Group, Model, Option, Rule } from '../model.ts';

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Draw = { readonly below: (count: number) => number; readonly chance: (share: number) => boolean };
export const drawsFrom = (random: () => number): Draw => ({
  below: (count) => Math.floor(random() * count),
  chance: (share) => random() < share,
});

const idOf = (place: number): string => `o${String(place).padStart(5, '0')}`;

function groupsOver(count: number, draw: Draw): { groups: Group[]; planted: Set<number> } {
  const groups: Group[] = [];
  const planted = new Set<number>();
  for (let start = 0; start < count; ) {
    const size = Math.min(count - start, 3 + draw.below(5));
    const places = Array.from({ length: size }, (_, nth) => start + nth);
    const optional = draw.chance(0.3);
    const several = draw.chance(0.25);
    groups.push({ id: `G${groups.length}`, options: places.map(idOf), min: optional ? 0 : 1, max: several ? 2 : 1 });
    if (!optional || draw.chance(0.5)) planted.add(start + draw.below(size));
    start += size;
  }
  return { groups, planted };
}

/** Does the drawn configuration obey the rule? */
const obeys = (kind: Rule['kind'], when: readonly number[], targets: readonly number[], planted: ReadonlySet<number>): boolean => {
  if (!when.every((place) => planted.has(place))) return true;
  if (kind === 'requires') return targets.every((place) => planted.has(place));
  return kind === 'excludes' ? !targets.some((place) => planted.has(place)) : targets.some((place) => planted.has(place));
};

function drawRule(count: number, draw: Draw, planted: ReadonlySet<number>): Omit<Rule, 'id'> {
  for (;;) {
    const kind = draw.chance(0.5) ? 'excludes' : draw.chance(0.5) ? 'requires' : 'requiresAny';
    const when = Array.from({ length: draw.chance(0.35) ? 2 : 1 }, () => draw.below(count));
    const targets = Array.from({ length: kind === 'requiresAny' ? 2 + draw.below(3) : 1 }, () => draw.below(count));
    const distinct = new Set([...when, ...targets]).size === when.length + targets.length;
    if (distinct && obeys(kind, when, targets, planted)) return { kind, when: when.map(idOf), targets: targets.map(idOf) };
  }
}

export function largeModel(optionCount: number, ruleCount: number, seed: number): Model {
  const draw = drawsFrom(seeded(seed));
  const { groups, planted } = groupsOver(optionCount, draw);
  const options = Array.from({ length: optionCount }, (_, place): Option => ({ id: idOf(place), price: 100 * (1 + draw.below(200)) }));
  const rules = Array.from({ length: ruleCount }, (_, nth): Rule => ({ id: `R${nth}`, ...drawRule(optionCount, draw, planted) }));
  return { options, groups, rules };
}
