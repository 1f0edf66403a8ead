// Completing a key event (关键事件). Rule 1, 只能顺序操作阶段和关键事件: ticked, events can be worked only in the current stage and its
// neighbours, where a neighbour without events is passed over; unticked, in every stage. Inside a stage the order is free.
// The won stage's own events (签约: 盖章) are worked off after winning.

import { type Answer, allowWith, type Check, type Decision, decide, failures, refuse, untilFailure } from '../decision.ts';
import { type AdvanceRules, eventById, type KeyEvent, type Operator, type ProcessVersion, pathOf, type Stage } from './definition.ts';
import {
  type Ask,
  approvalOf,
  isListed,
  liveFilesOf,
  mayOperate,
  type OpportunityFacts,
  rowVersionCheck,
  type StaleRefusal,
} from './facts.ts';

export type KeyEventRefusal =
  | { kind: 'not_editable' }
  | { kind: 'closed'; closed: OpportunityFacts['closed'] }
  | StaleRefusal
  | { kind: 'unknown_event'; eventId: string }
  | { kind: 'out_of_sequence'; stageId: string; eventId: string; operableStageIds: string[] }
  | { kind: 'operator'; stageId: string; eventId: string; whoMay: Operator[] }
  | { kind: 'locked'; stageId: string }
  | { kind: 'file'; stageId: string; eventId: string; whoMay: Operator[] };

/** `already`: nothing to do, and nothing is repeated. */
export type CompletionResult = { kind: 'completed' | 'already' };
export type UncompletionResult = { kind: 'uncompleted' | 'already' };

export type KeyEventAsk = Ask & { eventId: string };
/** `files`: live files that come with the call. */
export type CompletionAsk = KeyEventAsk & { files: number };

/**
 * Ids of the stages whose key events can be worked now, in path order. An open opportunity follows rule 1; a won one keeps only
 * the events of its won stage; a lost one none.
 */
export function operableStageIds(
  version: ProcessVersion,
  rules: AdvanceRules,
  facts: Pick<OpportunityFacts, 'stageId' | 'closed'>,
): string[] {
  const path = pathOf(version);
  if (facts.closed === 'lost') return [];
  if (facts.closed === 'won') return path.filter((stage) => stage.kind === 'won').map((stage) => stage.id);
  if (!rules.sequentialOnly) return path.map((stage) => stage.id);
  const here = path.findIndex((stage) => stage.id === facts.stageId);
  const hasEvents = (stage: Stage): boolean => stage.events.length > 0;
  const stages = [path.slice(0, Math.max(here, 0)).findLast(hasEvents), path[here], path.slice(here + 1).find(hasEvents)];
  return stages.flatMap((stage) => (stage ? [stage.id] : []));
}

/** Whether the key event may be completed, and if not every reason why. Already completed is allowed and does nothing. */
export function decideCompletion(
  version: ProcessVersion,
  rules: AdvanceRules,
  facts: OpportunityFacts,
  ask: CompletionAsk,
): Answer<KeyEventRefusal, CompletionResult> {
  const reasons = failures(completionChecks(version, rules, facts, ask));
  if (reasons.length > 0) return refuse(...reasons);
  return allowWith({ kind: facts.completed.includes(ask.eventId) ? 'already' : 'completed' });
}

/** Whether the completion may be taken back: same rights, only where operable, not while an approval locks the stage. */
export function decideUncompletion(
  version: ProcessVersion,
  rules: AdvanceRules,
  facts: OpportunityFacts,
  ask: KeyEventAsk,
): Answer<KeyEventRefusal, UncompletionResult> {
  const reasons = failures(uncompletionChecks(version, rules, facts, ask));
  if (reasons.length > 0) return refuse(...reasons);
  return allowWith({ kind: facts.completed.includes(ask.eventId) ? 'uncompleted' : 'already' });
}

/** Every check of completing, in order; the first four stop at the first failure, the rest are reported together. */
export const completionChecks = (version: ProcessVersion, rules: AdvanceRules, facts: OpportunityFacts, ask: CompletionAsk) =>
  workChecks(version, rules, facts, ask, (place) => fileCheck(place, facts, ask));

/** Every check of taking a completion back, in order; the first four stop at the first failure. */
export const uncompletionChecks = (version: ProcessVersion, rules: AdvanceRules, facts: OpportunityFacts, ask: KeyEventAsk) =>
  workChecks(version, rules, facts, ask);

function workChecks(
  version: ProcessVersion,
  rules: AdvanceRules,
  facts: OpportunityFacts,
  ask: KeyEventAsk,
  more: (place: Place) => Check<KeyEventRefusal>[] = () => [],
): Check<KeyEventRefusal>[] {
  const place = eventById(version, ask.eventId);
  const stopping = untilFailure(stoppingChecks(place, facts, ask));
  if (!place || stopping.some((check) => !check.passed)) return stopping;
  return [...stopping, ...placeChecks(place, operableStageIds(version, rules, facts), facts, ask), ...more(place)];
}

type Place = { stage: Stage; event: KeyEvent };

function stoppingChecks(place: Place | undefined, facts: OpportunityFacts, ask: KeyEventAsk): Check<KeyEventRefusal>[] {
  const listed = place !== undefined && isListed(place.event.operators, ask.actor);
  const workedOffAfterWinning = facts.closed === 'won' && place?.stage.kind === 'won';
  return [
    { refusal: { kind: 'not_editable' }, passed: ask.rights.edit || listed },
    { refusal: { kind: 'closed', closed: facts.closed }, passed: facts.closed === null || workedOffAfterWinning },
    rowVersionCheck(facts, ask),
    { refusal: { kind: 'unknown_event', eventId: ask.eventId }, passed: place !== undefined },
  ];
}

function placeChecks({ stage, event }: Place, operable: string[], facts: OpportunityFacts, ask: KeyEventAsk): Check<KeyEventRefusal>[] {
  const where = { stageId: stage.id, eventId: event.id };
  return [
    { refusal: { kind: 'out_of_sequence', ...where, operableStageIds: operable }, passed: operable.includes(stage.id) },
    { refusal: { kind: 'operator', ...where, whoMay: event.operators }, passed: mayOperate(event.operators, ask.actor) },
    { refusal: { kind: 'locked', stageId: stage.id }, passed: approvalOf(facts, stage.id) !== 'pending' },
  ];
}

function fileCheck({ stage, event }: Place, facts: OpportunityFacts, ask: CompletionAsk): Check<KeyEventRefusal>[] {
  if (event.upload !== 'must') return [];
  const refusal: KeyEventRefusal = { kind: 'file', stageId: stage.id, eventId: event.id, whoMay: event.operators };
  return [{ refusal, passed: ask.files + liveFilesOf(facts, event.id) > 0 }];
}

export type FileRemovalRefusal =
  | Extract<KeyEventRefusal, { kind: 'not_editable' | 'locked' }>
  | { kind: 'last_file'; stageId: string; eventId: string };

/** The last live file of a completed must-upload event stays; files of a stage under approval stay too. */
export function decideFileRemoval(version: ProcessVersion, facts: OpportunityFacts, ask: KeyEventAsk): Decision<FileRemovalRefusal> {
  const place = eventById(version, ask.eventId);
  const editable: Check<FileRemovalRefusal> = {
    refusal: { kind: 'not_editable' },
    passed: ask.rights.edit || isListed(place?.event.operators ?? [], ask.actor),
  };
  if (!place || !editable.passed) return decide([editable]);
  const { stage, event } = place;
  const mustKeepOne = event.upload === 'must' && facts.completed.includes(event.id);
  return decide([
    { refusal: { kind: 'locked', stageId: stage.id }, passed: approvalOf(facts, stage.id) !== 'pending' },
    { refusal: { kind: 'last_file', stageId: stage.id, eventId: event.id }, passed: !mustKeepOne || liveFilesOf(facts, event.id) > 1 },
  ]);
}

/** The facts after the event was completed; files that came with the call count from now on. */
export const completeEvent = (facts: OpportunityFacts, eventId: string, files: number): OpportunityFacts => ({
  ...facts,
  completed: facts.completed.includes(eventId) ? facts.completed : [...facts.completed, eventId],
  liveFiles: files > 0 ? { ...facts.liveFiles, [eventId]: liveFilesOf(facts, eventId) + files } : facts.liveFiles,
});

/** The facts after the completion was taken back; its files stay. */
export const uncompleteEvent = (facts: OpportunityFacts, eventId: string): OpportunityFacts => ({
  ...facts,
  completed: facts.completed.filter((id) => id !== eventId),
});

/** A file removed by law, not by choice: a must-upload event that loses its last one opens again; the stage stays. */
export function purgeFile(version: ProcessVersion, facts: OpportunityFacts, eventId: string): OpportunityFacts {
  const left = Math.max(0, liveFilesOf(facts, eventId) - 1);
  const purged = { ...facts, liveFiles: { ...facts.liveFiles, [eventId]: left } };
  return left === 0 && eventById(version, eventId)?.event.upload === 'must' ? uncompleteEvent(purged, eventId) : purged;
}
