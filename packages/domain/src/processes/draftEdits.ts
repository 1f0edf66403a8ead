// Editing a draft of a sales process in the designer. Every edit gives a new draft and leaves the old one as it was; naming a
// stage or event the draft does not hold changes nothing. A draft may be wrong in between: publishing says what is.

import { eventById, type KeyEvent, type ProcessVersion, type Stage, type StageKind } from './definition.ts';
import { unallocatedShare } from './winRate.ts';

/** A stage as the designer adds it, before anything is filled in. */
export const newStage = (id: string, name: string, kind: StageKind, rate: number): Stage => ({
  id,
  name,
  kind,
  rate,
  plannedDays: null,
  operators: [],
  guidance: [],
  funnelBand: null,
  events: [],
  information: [],
  approvalFlowId: null,
});

/** A key event as the designer adds it: required, without a share, a document may be uploaded. */
export const newKeyEvent = (id: string, name: string): KeyEvent => ({
  id,
  name,
  share: 0,
  upload: 'may',
  required: true,
  remark: '',
  operators: [],
  due: null,
  templateFileIds: [],
});

const inserted = <Item>(items: readonly Item[], item: Item, at: number): Item[] => [...items.slice(0, at), item, ...items.slice(at)];

const withStages = (draft: ProcessVersion, change: (stage: Stage) => Stage): ProcessVersion => ({
  ...draft,
  stages: draft.stages.map(change),
});

const withEvents = (draft: ProcessVersion, change: (events: KeyEvent[]) => KeyEvent[]): ProcessVersion =>
  withStages(draft, (stage) => ({ ...stage, events: change(stage.events) }));

/** Adds the stage before the one now at position `at`. */
export const addStage = (draft: ProcessVersion, stage: Stage, at: number): ProcessVersion => ({
  ...draft,
  stages: inserted(draft.stages, stage, at),
});

/** Removes the stage with its events. */
export const removeStage = (draft: ProcessVersion, stageId: string): ProcessVersion => ({
  ...draft,
  stages: draft.stages.filter((stage) => stage.id !== stageId),
});

/** Puts the stage at position `at`, counted without it. */
export function reorderStage(draft: ProcessVersion, stageId: string, at: number): ProcessVersion {
  const stage = draft.stages.find((candidate) => candidate.id === stageId);
  return stage ? addStage(removeStage(draft, stageId), stage, at) : draft;
}

/** Changes the stage's own settings: name, kind, rate, planned days, operators, guidance, key information, approval. */
export const changeStage = (draft: ProcessVersion, stageId: string, settings: Partial<Omit<Stage, 'id' | 'events'>>): ProcessVersion =>
  withStages(draft, (stage) => (stage.id === stageId ? { ...stage, ...settings } : stage));

export const renameStage = (draft: ProcessVersion, stageId: string, name: string): ProcessVersion => changeStage(draft, stageId, { name });

/** Adds the event to the stage, before the one now at position `at` (at the end when left out). */
export const addEvent = (draft: ProcessVersion, stageId: string, event: KeyEvent, at = Number.POSITIVE_INFINITY): ProcessVersion =>
  withStages(draft, (stage) => (stage.id === stageId ? { ...stage, events: inserted(stage.events, event, at) } : stage));

/** Removes the event. Due offsets that start from it stay and are named at publishing, rather than changed in silence. */
export const removeEvent = (draft: ProcessVersion, eventId: string): ProcessVersion =>
  withEvents(draft, (events) => events.filter((event) => event.id !== eventId));

/** Moves the event to a stage (its own or another) at position `at`, counted without it. Its share goes with it. */
export function moveEvent(draft: ProcessVersion, eventId: string, toStageId: string, at = Number.POSITIVE_INFINITY): ProcessVersion {
  const place = eventById(draft, eventId);
  const target = draft.stages.some((stage) => stage.id === toStageId);
  return place && target ? addEvent(removeEvent(draft, eventId), toStageId, place.event, at) : draft;
}

/** Changes the event's settings: name, share, upload, required, remark, operators, due offset, templates. */
export const changeEvent = (draft: ProcessVersion, eventId: string, settings: Partial<Omit<KeyEvent, 'id'>>): ProcessVersion =>
  withEvents(draft, (events) => events.map((event) => (event.id === eventId ? { ...event, ...settings } : event)));

export const setShare = (draft: ProcessVersion, eventId: string, share: number): ProcessVersion => changeEvent(draft, eventId, { share });

/** 未分配赢率 of every stage in basis points, shown live while editing; negative where too much is handed out. */
export const unallocatedShares = (draft: ProcessVersion): { stageId: string; unallocated: number }[] =>
  draft.stages.map((stage) => ({ stageId: stage.id, unallocated: unallocatedShare(draft, stage) }));
