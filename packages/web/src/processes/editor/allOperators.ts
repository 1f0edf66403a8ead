import type { Operator, ProcessVersion } from '#domain/processes/definition.ts';

/** Everyone a version names, stages and events together. */
export const allOperators = (version: ProcessVersion): Operator[] =>
  version.stages.flatMap((stage) => [...stage.operators, ...stage.events.flatMap((event) => event.operators)]);
