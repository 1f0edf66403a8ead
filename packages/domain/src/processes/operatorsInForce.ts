// Who may operate (操作权限) acts at once, like the two advance rules: an opportunity on an old version keeps its stages, events and
// gates until the sync, but whoever the newest version names for one of them may operate it, and nobody else.

import type { Operator, ProcessVersion } from './definition.ts';

/** The pinned version with the operator lists of the version in force; what that one no longer holds keeps its own list. */
export function withOperatorsInForce(pinned: ProcessVersion, inForce: ProcessVersion): ProcessVersion {
  const stages = new Map(inForce.stages.map(({ id, operators }) => [id, operators]));
  const events = new Map(inForce.stages.flatMap((stage) => stage.events.map(({ id, operators }) => [id, operators] as const)));
  const listed = <Of extends { id: string; operators: Operator[] }>(lists: ReadonlyMap<string, Operator[]>, of: Of): Of => ({
    ...of,
    operators: lists.get(of.id) ?? of.operators,
  });
  return {
    stages: pinned.stages.map((stage) => ({ ...listed(stages, stage), events: stage.events.map((event) => listed(events, event)) })),
  };
}
