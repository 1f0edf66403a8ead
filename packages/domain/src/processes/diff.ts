// What changed between two versions of a process, as data a page can put into words: stages and events added, removed, moved,
// and every setting from → to. Stages and events are the same when their ids are.

import type { KeyEvent, ProcessVersion, Stage } from './definition.ts';

type Change<Kind extends string, Of, Field extends keyof Of> = {
  [One in Field]: { kind: Kind; stageId: string; eventId?: string; name: string; field: One; from: Of[One]; to: Of[One] };
}[Field];

type StageField = Exclude<keyof Stage, 'id' | 'events'>;
type EventField = Exclude<keyof KeyEvent, 'id'>;

/** Positions count from 0. A moved event names the stage and position it left and the ones it came to. */
export type VersionChange =
  | { kind: 'stage_added' | 'stage_removed'; stageId: string; name: string; position: number }
  | { kind: 'stage_moved'; stageId: string; name: string; from: number; to: number }
  | Change<'stage_changed', Stage, StageField>
  | { kind: 'event_added' | 'event_removed'; stageId: string; eventId: string; name: string; position: number }
  | { kind: 'event_moved'; eventId: string; name: string; from: EventPlace; to: EventPlace }
  | Change<'event_changed', KeyEvent, EventField>;

export type EventPlace = { stageId: string; position: number };

const STAGE_FIELDS: readonly StageField[] = [
  'name',
  'kind',
  'rate',
  'plannedDays',
  'operators',
  'guidance',
  'funnelBand',
  'information',
  'approvalFlowId',
];
const EVENT_FIELDS: readonly EventField[] = ['name', 'share', 'upload', 'required', 'remark', 'operators', 'due', 'templateFileIds'];

/** Every change from one version to the other: removals first, then what the new version holds, in its order. */
export const versionDiff = (before: ProcessVersion, after: ProcessVersion): VersionChange[] => [
  ...removals(before, after),
  ...after.stages.flatMap((stage, position) => stageChanges(before, after, stage, position)),
];

type Placed = { event: KeyEvent; place: EventPlace };

const placedEvents = (version: ProcessVersion): Placed[] =>
  version.stages.flatMap((stage) => stage.events.map((event, position) => ({ event, place: { stageId: stage.id, position } })));

function removals(before: ProcessVersion, after: ProcessVersion): VersionChange[] {
  const stages = new Set(after.stages.map((stage) => stage.id));
  const events = new Set(placedEvents(after).map(({ event }) => event.id));
  return [
    ...before.stages.flatMap(({ id, name }, position) =>
      stages.has(id) ? [] : [{ kind: 'stage_removed' as const, stageId: id, name, position }],
    ),
    ...placedEvents(before).flatMap(({ event, place }) =>
      events.has(event.id) ? [] : [{ kind: 'event_removed' as const, eventId: event.id, name: event.name, ...place }],
    ),
  ];
}

function stageChanges(before: ProcessVersion, after: ProcessVersion, stage: Stage, position: number): VersionChange[] {
  const was = before.stages.find((candidate) => candidate.id === stage.id);
  const { id: stageId, name } = stage;
  const events = stage.events.flatMap((event, place) => eventChanges(before, after, event, { stageId, position: place }));
  if (!was) return [{ kind: 'stage_added', stageId, name, position }, ...events];
  const moved = movedIds(idsOf(before.stages), idsOf(after.stages)).has(stageId);
  return [
    ...(moved ? [{ kind: 'stage_moved' as const, stageId, name, from: before.stages.indexOf(was), to: position }] : []),
    ...STAGE_FIELDS.flatMap((field) => changed({ kind: 'stage_changed' as const, stageId, name }, field, was, stage) as VersionChange[]),
    ...events,
  ];
}

function eventChanges(before: ProcessVersion, after: ProcessVersion, event: KeyEvent, to: EventPlace): VersionChange[] {
  const { id: eventId, name } = event;
  const was = placedEvents(before).find((placed) => placed.event.id === eventId);
  if (!was) return [{ kind: 'event_added', eventId, name, ...to }];
  const moved = was.place.stageId !== to.stageId || movedIds(eventIds(before, to.stageId), eventIds(after, to.stageId)).has(eventId);
  const where = { kind: 'event_changed' as const, stageId: to.stageId, eventId, name };
  return [
    ...(moved ? [{ kind: 'event_moved' as const, eventId, name, from: was.place, to }] : []),
    ...EVENT_FIELDS.flatMap((field) => changed(where, field, was.event, event) as VersionChange[]),
  ];
}

const idsOf = (items: readonly { id: string }[]): string[] => items.map((item) => item.id);
const eventIds = (version: ProcessVersion, stageId: string): string[] =>
  idsOf(version.stages.find((stage) => stage.id === stageId)?.events ?? []);

function changed<Where, Of, Field extends keyof Of>(where: Where, field: Field, was: Of, is: Of) {
  return isEqual(was[field], is[field]) ? [] : [{ ...where, field, from: was[field], to: is[field] }];
}

/** Equal as data: the order of an object's keys does not matter, the order of a list does. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => isEqual(value, right.get(key)));
}

/** The fewest items one would have to move to turn one order into the other; added and removed items are left aside. */
function movedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const kept = after.filter((id) => before.includes(id));
  const stays = longestRising(kept.map((id) => before.indexOf(id)));
  return new Set(kept.filter((_, position) => !stays.has(position)));
}

/** Positions of a longest strictly rising subsequence. */
function longestRising(values: readonly number[]): Set<number> {
  const chains: number[][] = [];
  values.forEach((value, position) => {
    const best = chains.reduce<number[]>((longest, chain) => {
      const last = values[chain.at(-1)!]!;
      return last < value && chain.length > longest.length ? chain : longest;
    }, []);
    chains.push([...best, position]);
  });
  return new Set(chains.reduce<number[]>((longest, chain) => (chain.length > longest.length ? chain : longest), []));
}
