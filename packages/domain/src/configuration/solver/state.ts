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
  readonly variables: number;
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
};

function linkedQueue(variables: number): Solver['queue'] {
  const before = new Int32Array(variables);
  const after = new Int32Array(variables);
  const stamp = new Float64Array(variables);
  for (let variable = 0; variable < variables; variable++) {
    before[variable] = variable - 1;
    after[variable] = variable + 1 < variables ? variable + 1 : -1;
    stamp[variable] = variable;
  }
  return { before, after, stamp, newest: variables - 1, search: variables - 1, clock: variables };
}

export function emptySolver(variables: number): Solver {
  const lists = <T>(): T[][] => Array.from({ length: 2 * variables }, () => []);
  return {
    variables,
    value: new Int8Array(2 * variables),
    level: new Int32Array(variables),
    place: new Int32Array(variables),
    reason: new Array<Constraint | undefined>(variables).fill(undefined),
    trail: new Int32Array(variables),
    trailSize: 0,
    head: 0,
    levels: [],
    assumed: [],
    watches: lists(),
    linears: lists(),
    linearWeights: lists(),
    learnt: [],
    phase: new Uint8Array(variables).fill(1),
    seen: new Uint8Array(variables),
    queue: linkedQueue(variables),
    broken: undefined,
  };
}
