// A decision tree on binned fields, as flat arrays: small, serialisable, fast to walk.
/**
 * One tree. Node 0 is the root; `left[node] < 0` marks a leaf.
 * A number split sends bins 1…`bin` left, and the missing bin left when `missingLeft` is 1.
 * A category split (`oneVsRest` = 1) sends exactly bin `bin` left.
 * `value` holds log-odds at leaves (learning rate included), `cover` the training rows that reached the node.
 */
export type Tree = {
  readonly field: readonly number[];
  readonly bin: readonly number[];
  readonly oneVsRest: readonly number[];
  readonly missingLeft: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly value: readonly number[];
  readonly cover: readonly number[];
};

/** Leaves a tree may have: one bit each. */
export const MAX_LEAVES = 8;

/** Whether a row whose field lies in `bin` goes left at `node`. */
export function binGoesLeft(tree: Tree, node: number, bin: number): boolean {
  if (tree.oneVsRest[node] === 1) return bin === tree.bin[node];
  return bin === 0 ? tree.missingLeft[node] === 1 : bin <= tree.bin[node]!;
}

export const isLeaf = (tree: Tree, node: number): boolean => tree.left[node]! < 0;

/** The leaf a row ends in. */
export function leafOf(tree: Tree, columns: readonly Uint8Array[], row: number): number {
  let node = 0;
  while (!isLeaf(tree, node)) node = binGoesLeft(tree, node, columns[tree.field[node]!]![row]!) ? tree.left[node]! : tree.right[node]!;
  return node;
}

/** Leaf nodes, in node order: a leaf's place here is its bit. */
export const leavesOf = (tree: Tree): number[] => tree.left.flatMap((left, node) => (left < 0 ? [node] : []));
