// Which leaf every row of a table ends in, without a branch per row.
// For each field a tree asks about, a small table says which leaves (one bit each) every bin still allows; a row's leaf is the one left
// in the intersection (Lucchese et al. 2015, SIGIR, QuickScorer, with the questions about one field merged).
import { apart } from './apart.ts';
import type { BinnedTable } from './binning.ts';
import type { Tree } from './tree.ts';
import { binGoesLeft, isLeaf, leavesOf } from './tree.ts';

type Question = { readonly column: Uint8Array; readonly allowed: Uint8Array };

/** Adds the tree's log-odds to the score of every row. */
export function addTree(tree: Tree, binned: BinnedTable, scores: Float64Array): void {
  const asked = questionsOf(tree, binned);
  const values = valuesByBit(tree);
  if (asked.length === 0) addEverywhere(scores, values[1]!);
  else if (asked.length <= 4) apart(meetFour, scores, values, padded(asked, 4));
  else if (asked.length <= 6) apart(meetSix, scores, values, padded(asked, 6));
  else apart(meetSeven, scores, values, asked);
}

/** As many questions as a loop asks; asking one twice changes nothing. */
const padded = (asked: readonly Question[], width: number): Question[] => Array.from({ length: width }, (_, at) => asked[at] ?? asked[0]!);

/** A leaf's log-odds by its bit. */
function valuesByBit(tree: Tree): Float64Array {
  const values = new Float64Array(256);
  leavesOf(tree).forEach((node, at) => {
    values[1 << at] = tree.value[node]!;
  });
  return values;
}

function questionsOf(tree: Tree, binned: BinnedTable): Question[] {
  const bits = leafBits(tree);
  const byField = new Map<number, Uint8Array>();
  for (let node = 0; node < tree.left.length; node++) {
    if (isLeaf(tree, node)) continue;
    const allowed = byField.get(tree.field[node]!) ?? new Uint8Array(256).fill(bits[0]!);
    byField.set(tree.field[node]!, allowed);
    for (let bin = 0; bin < 256; bin++) {
      const closed = binGoesLeft(tree, node, bin) ? bits[tree.right[node]!]! : bits[tree.left[node]!]!;
      allowed[bin] = allowed[bin]! & ~closed;
    }
  }
  return Array.from(byField, ([field, allowed]) => ({ column: binned.columns[field]!, allowed }));
}

/** For every node the set of leaves below it. Children always come after their parent. */
function leafBits(tree: Tree): Uint8Array {
  const bits = new Uint8Array(tree.left.length);
  leavesOf(tree).forEach((node, at) => {
    bits[node] = 1 << at;
  });
  for (let node = tree.left.length - 1; node >= 0; node--)
    if (!isLeaf(tree, node)) bits[node] = bits[tree.left[node]!]! | bits[tree.right[node]!]!;
  return bits;
}

// The loops below are written out and end their functions (see rowLoops.ts).

function addEverywhere(scores: Float64Array, value: number): void {
  for (let row = 0; row < scores.length; row++) scores[row] = scores[row]! + value;
}

function meetFour(scores: Float64Array, values: Float64Array, [q0, q1, q2, q3]: readonly Question[]): void {
  const { column: c0, allowed: a0 } = q0!;
  const { column: c1, allowed: a1 } = q1!;
  const { column: c2, allowed: a2 } = q2!;
  const { column: c3, allowed: a3 } = q3!;
  for (let row = 0; row < scores.length; row++)
    scores[row] = scores[row]! + values[a0[c0[row]!]! & a1[c1[row]!]! & a2[c2[row]!]! & a3[c3[row]!]!]!;
}

function meetSix(scores: Float64Array, values: Float64Array, [q0, q1, q2, q3, q4, q5]: readonly Question[]): void {
  const { column: c0, allowed: a0 } = q0!;
  const { column: c1, allowed: a1 } = q1!;
  const { column: c2, allowed: a2 } = q2!;
  const { column: c3, allowed: a3 } = q3!;
  const { column: c4, allowed: a4 } = q4!;
  const { column: c5, allowed: a5 } = q5!;
  for (let row = 0; row < scores.length; row++) {
    const early = a0[c0[row]!]! & a1[c1[row]!]! & a2[c2[row]!]! & a3[c3[row]!]!;
    scores[row] = scores[row]! + values[early & a4[c4[row]!]! & a5[c5[row]!]!]!;
  }
}

function meetSeven(scores: Float64Array, values: Float64Array, [q0, q1, q2, q3, q4, q5, q6]: readonly Question[]): void {
  const { column: c0, allowed: a0 } = q0!;
  const { column: c1, allowed: a1 } = q1!;
  const { column: c2, allowed: a2 } = q2!;
  const { column: c3, allowed: a3 } = q3!;
  const { column: c4, allowed: a4 } = q4!;
  const { column: c5, allowed: a5 } = q5!;
  const { column: c6, allowed: a6 } = q6!;
  for (let row = 0; row < scores.length; row++) {
    const early = a0[c0[row]!]! & a1[c1[row]!]! & a2[c2[row]!]! & a3[c3[row]!]!;
    scores[row] = scores[row]! + values[early & a4[c4[row]!]! & a5[c5[row]!]! & a6[c6[row]!]!]!;
  }
}
