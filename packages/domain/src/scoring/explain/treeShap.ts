// Exact Shapley values of a tree ensemble: how much each field moved this score away from the average one.
// The game is path-dependent (Lundberg et al. 2020, Nature Machine Intelligence 2, Algorithm 1): an unknown field sends a row down both
// branches in the proportion of the training rows. A leaf is then worth value · Π (field known and it leads here, or its share of rows),
// a product over its distinct fields, so its Shapley values follow from the coefficients of Π (z + o x)
// (Yu et al. 2022, NeurIPS, Linear TreeShap, §3). A tree's values are the sums over its leaves; a forest's the sums over its trees.
import type { Boosting } from '../learning/boosting.ts';
import type { Tree } from '../learning/tree.ts';
import { binGoesLeft, isLeaf, MAX_LEAVES } from '../learning/tree.ts';

/**
 * A leaf seen from its fields: `share[i]` of the rows go on towards it when field i is unknown; `leads[i][bin]` = 1 when a known bin does.
 * `byPattern` keeps the leaf's Shapley values per pattern of leading fields once they were asked for: there are few, and rows repeat them.
 */
type LeafGame = {
  readonly value: number;
  readonly fields: readonly number[];
  readonly share: readonly number[];
  readonly leads: readonly Uint8Array[];
  readonly byPattern: (Float64Array | undefined)[];
};

/** An ensemble ready to explain rows. `base` is its mean score, the value of knowing nothing. */
export type ForestExplainer = { readonly base: number; readonly games: readonly LeafGame[] };

/** Turns an ensemble into leaf games, once. */
export function explainForest(boosting: Boosting): ForestExplainer {
  const games = boosting.trees.flatMap(leafGames);
  const expected = games.reduce((sum, game) => sum + game.share.reduce((product, share) => product * share, game.value), 0);
  return { base: boosting.base + expected, games };
}

function leafGames(tree: Tree): LeafGame[] {
  const games: LeafGame[] = [];
  const walk = (node: number, game: LeafGame): void => {
    if (isLeaf(tree, node)) games.push({ ...game, value: tree.value[node]!, byPattern: new Array(1 << game.fields.length) });
    else for (const left of [true, false]) walk(left ? tree.left[node]! : tree.right[node]!, narrowed(tree, node, left, game));
  };
  walk(0, { value: 0, fields: [], share: [], leads: [], byPattern: [] });
  return games;
}

/** The game one step further down: the field asked at the node leads on with fewer bins and a smaller share. */
function narrowed(tree: Tree, node: number, left: boolean, game: LeafGame): LeafGame {
  const field = tree.field[node]!;
  const child = left ? tree.left[node]! : tree.right[node]!;
  const share = tree.cover[child]! / tree.cover[node]!;
  const leads = binsLeading(tree, node, left);
  const known = game.fields.indexOf(field);
  if (known < 0) return { ...game, fields: [...game.fields, field], share: [...game.share, share], leads: [...game.leads, leads] };
  return {
    ...game,
    share: game.share.map((before, at) => (at === known ? before * share : before)),
    leads: game.leads.map((before, at) => (at === known ? both(before, leads) : before)),
  };
}

function binsLeading(tree: Tree, node: number, left: boolean): Uint8Array {
  const leads = new Uint8Array(256);
  for (let bin = 0; bin < 256; bin++) if (binGoesLeft(tree, node, bin) === left) leads[bin] = 1;
  return leads;
}

function both(first: Uint8Array, second: Uint8Array): Uint8Array {
  const meet = first.slice();
  for (let bin = 0; bin < 256; bin++) meet[bin] = meet[bin]! & second[bin]!;
  return meet;
}

/** Adds the Shapley values of one row, times `scale`, to `byField`; `bins[field]` is the row's bin. */
export function addShapValues(explainer: ForestExplainer, bins: Uint8Array, scale: number, byField: Float64Array): void {
  for (const game of explainer.games) {
    const { fields, leads } = game;
    let pattern = 0;
    for (let at = 0; at < fields.length; at++) pattern |= leads[at]![bins[fields[at]!]!]! << at;
    const values = game.byPattern[pattern] ?? leafValues(game, pattern);
    game.byPattern[pattern] = values;
    for (let at = 0; at < fields.length; at++) byField[fields[at]!] = byField[fields[at]!]! + scale * values[at]!;
  }
}

/** φ_j = value · (o_j − z_j) · Σ_s s!(k−s−1)!/k! · [x^s] Π_{i≠j} (z_i + o_i x), where o_i is bit i of the pattern. */
function leafValues({ value, share }: LeafGame, pattern: number): Float64Array {
  const known = share.map((_, at) => (pattern >> at) & 1);
  const weights = SHAPLEY_WEIGHTS[share.length]!;
  return Float64Array.from(share, (ownShare, own) => {
    const others = othersPolynomial(share, known, own);
    return value * (known[own]! - ownShare) * weights.reduce((sum, weight, size) => sum + weight * others[size]!, 0);
  });
}

/** Coefficients of Π_{i≠own} (z_i + o_i x), lowest first. */
function othersPolynomial(share: readonly number[], known: readonly number[], own: number): Float64Array {
  const polynomial = new Float64Array(share.length);
  polynomial[0] = 1;
  share.forEach((unknown, at) => {
    if (at === own) return;
    for (let power = share.length - 1; power > 0; power--)
      polynomial[power] = polynomial[power]! * unknown + polynomial[power - 1]! * known[at]!;
    polynomial[0] = polynomial[0]! * unknown;
  });
  return polynomial;
}

/** SHAPLEY_WEIGHTS[k][s] = s!(k−s−1)!/k!, the chance that a given coalition of size s stands before a player among k. */
const SHAPLEY_WEIGHTS: readonly (readonly number[])[] = Array.from({ length: MAX_LEAVES }, (_, count) =>
  Array.from({ length: count }, (_size, size) => (factorial(size) * factorial(count - size - 1)) / factorial(count)),
);

function factorial(of: number): number {
  return of <= 1 ? 1 : of * factorial(of - 1);
}
