// The configurator of one model: ask it after every click. It keeps what its solver learnt, so later clicks are answered faster;
// its answers depend on the model and the picks alone.
import type { CompiledModel } from './compiled.ts';
import { compileModel, solverFor } from './compiled.ts';
import { explainConflict, explainStatus } from './conflicts.ts';
import type { Model, Picks } from './model.ts';
import type { Neighbourhood } from './neighbours.ts';
import { neighbourhoodOf } from './neighbours.ts';
import type { Solver } from './solver/state.ts';
import type { Status, Witnesses } from './status.ts';
import { statusOf } from './status.ts';

export type Configurator = {
  readonly compiled: CompiledModel;
  readonly solver: Solver;
  readonly neighbourhood: Neighbourhood;
  readonly witnesses: Witnesses;
};

export function openConfigurator(model: Model): Configurator {
  const compiled = compileModel(model);
  return { compiled, solver: solverFor(compiled), neighbourhood: neighbourhoodOf(compiled), witnesses: [] };
}

/** Forced, blocked and free, exactly; or that the picks cannot be completed. */
export const click = ({ compiled, solver, neighbourhood, witnesses }: Configurator, picks: Picks): Status =>
  statusOf(compiled, solver, neighbourhood, picks, witnesses);

/** One minimal explanation why the picks cannot be completed; undefined when they can. */
export const whyNot = ({ compiled, solver }: Configurator, picks: Picks): string[] | undefined => explainConflict(compiled, picks, solver);

/** Why an undecided option is forced or blocked; undefined when it is free. */
export const whyForced = ({ compiled, solver }: Configurator, picks: Picks, option: string): string[] | undefined =>
  explainStatus(compiled, picks, option, solver);
