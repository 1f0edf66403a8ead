// Exact Shapley values of a tree ensemble: how much each field moved this score away from the average one.
// The game is path-dependent (Lundberg et al. 2020, Nature Machine Intelligence 2, Algorithm 1): an unknown field sends a row down both
// branches in the proportion of the training rows. A leaf is then worth value · Π (field known and it leads here, or its share of rows),
// a product over its distinct fields, so its Shapley values follow from the coefficients of Π (z + o x)
// (Yu et al. 2022, NeurIPS, Linear TreeShap, §3). A tree's values are the sums over its leaves; a forest's the sums over its trees.
import type { Boosting } from '../learning/boosting.ts';
import { MAX_LEAVES } from '../learning/tree.ts';
import type { LeafGame } from './leafGames.ts';
import { leafGames } from './leafGames.ts';

/** Where a field takes part: in which games, at which place, and for each of its bins whether it leads to the leaf. */
type FieldPart = {
  readonly field: number;
  readonly games: Int32Array;
  readonly places: Uint8Array;
  readonly leadsOf: readonly Uint8Array[];
};

/**
 * An ensemble ready to explain rows. `base` is its mean score, the value of knowing nothing.
 * A leaf's Shapley values depend only on the pattern of its fields that lead to it (bit i = field i): few patterns, and rows repeat them.
 * `values` keeps them once they were asked for, NaN before: those of game g and pattern p start at `tables[g] + p · (number of fields)`.
 */
export type ForestExplainer = {
  readonly base: number;
  readonly games: readonly LeafGame[];
  readonly parts: readonly FieldPart[];
  readonly fields: Int32Array;
  readonly firstField: Int32Array;
  readonly tables: Int32Array;
  readonly values: Float64Array;
};

/** Turns an ensemble into leaf games, once. */
export function explainForest(boosting: Boosting): ForestExplainer {
  const games = boosting.trees.flatMap(leafGames);
  const expected = games.reduce((sum, game) => sum + game.share.reduce((product, share) => product * share, game.value), 0);
  const fields = Int32Array.from(games.flatMap((game) => game.fields));
  const tables = startsOf(games, ({ fields: own }) => own.length << own.length);
  return {
    base: boosting.base + expected,
    games,
    parts: [...new Set(fields)].map((field) => partOf(field, games)),
    fields,
    firstField: startsOf(games, (game) => game.fields.length),
    tables,
    values: new Float64Array(tables.at(-1)!).fill(Number.NaN),
  };
}

/** Running totals of the sizes, from 0 to the sum of all. */
function startsOf(games: readonly LeafGame[], size: (game: LeafGame) => number): Int32Array {
  const starts = new Int32Array(games.length + 1);
  games.forEach((game, at) => {
    starts[at + 1] = starts[at]! + size(game);
  });
  return starts;
}

function partOf(field: number, games: readonly LeafGame[]): FieldPart {
  const joined = games.flatMap(({ fields }, game) => (fields.includes(field) ? [game] : []));
  const places = joined.map((game) => games[game]!.fields.indexOf(field));
  const leads = joined.map((game, at) => games[game]!.leads[places[at]!]!);
  const leadsOf = Array.from({ length: 256 }, (_, bin) => {
    const own = new Uint8Array(leads.length);
    for (let at = 0; at < own.length; at++) own[at] = leads[at]![bin]!;
    return own;
  });
  return { field, games: Int32Array.from(joined), places: Uint8Array.from(places), leadsOf };
}

/** Adds the Shapley values of one row, times `scale`, to `byField`; `bins[field]` is the row's bin. */
export function addShapValues(explainer: ForestExplainer, bins: Uint8Array, scale: number, byField: Float64Array): void {
  const { fields, firstField, tables, values } = explainer;
  const patterns = patternsOf(explainer, bins);
  for (let game = 0; game < patterns.length; game++) {
    const first = firstField[game]!;
    const count = firstField[game + 1]! - first;
    const start = tables[game]! + patterns[game]! * count;
    if (count > 0 && Number.isNaN(values[start]!)) values.set(leafValues(explainer.games[game]!, patterns[game]!), start);
    for (let place = 0; place < count; place++) {
      const field = fields[first + place]!;
      byField[field] = byField[field]! + scale * values[start + place]!;
    }
  }
}

/** For every game, which of its fields lead to the leaf: bit i is its field i. */
function patternsOf({ games, parts }: ForestExplainer, bins: Uint8Array): Uint8Array {
  const patterns = new Uint8Array(games.length);
  for (const { field, games: joined, places, leadsOf } of parts) {
    const leads = leadsOf[bins[field]!]!;
    for (let at = 0; at < joined.length; at++) patterns[joined[at]!] = patterns[joined[at]!]! | (leads[at]! << places[at]!);
  }
  return patterns;
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
