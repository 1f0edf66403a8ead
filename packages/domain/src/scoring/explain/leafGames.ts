// A tree as a set of games, one per leaf: which fields lead to it, and how many rows get there without knowing them.
import type { Tree } from '../learning/tree.ts';
import { binGoesLeft, isLeaf } from '../learning/tree.ts';

/** A leaf seen from its fields: `share[i]` of the rows go on towards it when field i is unknown; `leads[i][bin]` = 1 when a known bin does. */
export type LeafGame = {
  readonly value: number;
  readonly fields: readonly number[];
  readonly share: readonly number[];
  readonly leads: readonly Uint8Array[];
};

/** The games of all leaves, in the order of a walk from the left. */
export function leafGames(tree: Tree): LeafGame[] {
  const games: LeafGame[] = [];
  const walk = (node: number, game: LeafGame): void => {
    if (isLeaf(tree, node)) games.push({ ...game, value: tree.value[node]! });
    else for (const left of [true, false]) walk(left ? tree.left[node]! : tree.right[node]!, narrowed(tree, node, left, game));
  };
  walk(0, { value: 0, fields: [], share: [], leads: [] });
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
