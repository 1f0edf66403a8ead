// The state of the solver: variables, the trail of what has been assigned and why, and the constraints.
// A literal is 2 × variable for "true" and 2 × variable + 1 for "false"; `lit ^ 1` is its opposite.

/** At least one of the literals. A learnt clause remembers what it was derived from. */
export type Clause = {
  readonly kind: 'clause';
  readonly lits: number[];
  /** What it was written for: an index of the caller; −1 for a learnt clause. */
  readonly origin: number;
  readonly parents: readonly Constraint[];
  /** Variables fixed for good that the derivation used. */
  readonly fixed: readonly number[];
  /** Distinct decision levels when it was learnt: small is valuable. */
  readonly glue: number;
};

/** Σ weight of the true literals ≤ bound. With weights of one it is "at most `bound` of them". Weights are positive and descending. */
export type Linear = {
  readonly kind: 'linear';
  readonly lits: readonly number[];
  readonly weights: readonly number[];
  readonly origin: number;
  bound: number;
  /** Weight of the true literals that propagation has seen. */
  sum: number;
};

export type Constraint = Clause | Linear;

export type Solver = {
  /** In use; there may be room for more. */
  variables: number;
  /** By literal: 1 true, −1 false, 0 open. */
  readonly value: Int8Array;
  readonly level: Int32Array;
  readonly place: Int32Array;
  readonly reason: (Constraint | undefined)[];
  readonly trail: Int32Array;
  trailSize: number;
  /** Literals before this place on the trail have been propagated. */
  head: number;
  /** Where each decision level begins on the trail. */
  readonly levels: number[];
  /** The assumptions of the last question: level i + 1 belongs to assumed[i]. */
  assumed: number[];
  /** By literal: clauses that watch it. */
  readonly watches: Clause[][];
  /** By literal: linear constraints it adds weight to, and how much. */
  readonly linears: Linear[][];
  readonly linearWeights: number[][];
  learnt: Clause[];
  /** Preferred value by variable: 0 true, 1 false. */
  readonly phase: Uint8Array;
  readonly seen: Uint8Array;
  /** The variables in order of last use in a conflict: a list, newest at the end. */
  readonly queue: {
    readonly before: Int32Array;
    readonly after: Int32Array;
    readonly stamp: Float64Array;
    newest: number;
    search: number;
    clock: number;
  };
  /** A conflict without any assumption: nothing is possible any more. */
  broken: Constraint | undefined;
  /** Conflicts a question may take before the solver gives up. */
  effort: number;
};

function linkedQueue(variables: number, room: number): Solver['queue'] {
  const before = new Int32Array(room);
  const after = new Int32Array(room);
  const stamp = new Float64Array(room);
  for (let variable = 0; variable < variables; variable++) {
    before[variable] = variable - 1;
    after[variable] = variable + 1 < variables ? variable + 1 : -1;
    stamp[variable] = variable;
  }
  return { before, after, stamp, newest: variables - 1, search: variables - 1, clock: variables };
}

/** `extra` variables may be added later. */
export function emptySolver(variables: number, extra = 0): Solver {
  const room = variables + extra;
  const lists = <T>(): T[][] => Array.from({ length: 2 * variables }, () => []);
  return {
    variables,
    value: new Int8Array(2 * room),
    level: new Int32Array(room),
    place: new Int32Array(room),
    reason: new Array<Constraint | undefined>(variables).fill(undefined),
    trail: new Int32Array(room),
    trailSize: 0,
    head: 0,
    levels: [],
    assumed: [],
    watches: lists(),
    linears: lists(),
    linearWeights: lists(),
    learnt: [],
    phase: new Uint8Array(room).fill(1),
    seen: new Uint8Array(room),
    queue: linkedQueue(variables, room),
    broken: undefined,
    effort: Infinity,
  };
}

/** One more variable. Throws RangeError when there is no room left. */
export function addVariable(solver: Solver): number {
  const variable = solver.variables;
  if (variable >= solver.level.length) throw new RangeError('no room for another variable');
  solver.variables += 1;
  solver.reason.push(undefined);
  for (const lists of [solver.watches, solver.linears, solver.linearWeights]) lists.push([], []);
  const { queue } = solver;
  queue.before[variable] = queue.newest;
  queue.after[variable] = -1;
  if (queue.newest >= 0) queue.after[queue.newest] = variable;
  queue.stamp[variable] = queue.clock++;
  queue.newest = variable;
  queue.search = variable;
  return variable;
}
