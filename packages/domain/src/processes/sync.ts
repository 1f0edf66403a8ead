// 同步到销售机会: re-pinning a running opportunity to another version of its process. Whoever stands in a stage that is gone goes to
// the stage it is mapped to (default: the nearest earlier open stage). Completed events that are gone keep their record and files
// as archive, their share no longer counts. A sync is never a promotion or a loss, and running it twice changes nothing more.

import { openStages, type ProcessVersion, stageById } from './definition.ts';
import { approvalOf, type OpportunityFacts } from './facts.ts';
import { winRate } from './winRate.ts';

/** Open stage of the old version → open stage of the new one, for the stages that are gone. */
export type StageMapping = Record<string, string>;

export type MappingViolation = { stageId: string; mappedTo: string | null };

/** What the sync does to one opportunity. `remapped`: it changes stage, and one `remapped` visit step is written. */
export type SyncResult = {
  from: string;
  to: string;
  remapped: boolean;
  winRate: { before: number; after: number };
  /** Completed events the new version no longer holds. */
  archivedEventIds: string[];
  /** Stages whose pending approval ends as terminated. */
  endedApprovals: string[];
  facts: OpportunityFacts;
};

/** Numbered version, as an opportunity is pinned to it. */
export type PinnedVersion = { number: number; version: ProcessVersion };

const isOpenIn = (version: ProcessVersion, stageId: string): boolean => stageById(version, stageId)?.kind === 'open';

/** Stages that are gone, each mapped to the nearest earlier open stage that stays, or to the first open stage where none does. */
export function defaultMapping(from: ProcessVersion, to: ProcessVersion): StageMapping {
  const mapping: StageMapping = {};
  let nearest = openStages(to)[0]?.id;
  for (const { id } of openStages(from)) {
    if (isOpenIn(to, id)) nearest = id;
    else if (nearest !== undefined) mapping[id] = nearest;
  }
  return mapping;
}

/**
 * Where the open stages of every version in use go that the target no longer holds. A stage that several versions hold goes where the
 * newest of them puts it: one stage, one place, whatever version an opportunity comes from.
 */
export const mappingOfAll = (sources: readonly PinnedVersion[], to: ProcessVersion): StageMapping =>
  Object.assign({}, ...[...sources].sort((a, b) => a.number - b.number).map(({ version }) => defaultMapping(version, to)));

/** Stages that are gone without a place to go to in the new version. */
export const mappingViolations = (from: ProcessVersion, to: ProcessVersion, mapping: StageMapping): MappingViolation[] =>
  openStages(from)
    .filter(({ id }) => !isOpenIn(to, id) && !isOpenIn(to, mapping[id] ?? ''))
    .map(({ id }) => ({ stageId: id, mappedTo: mapping[id] ?? null }));

/**
 * The opportunity pinned to the new version, or null when it already is; the mapping must have no violations. A closed opportunity stays closed at its win rate; only
 * the stage it would be reopened to is mapped.
 */
export function syncOpportunity(
  pinned: PinnedVersion,
  target: PinnedVersion,
  mapping: StageMapping,
  facts: OpportunityFacts,
): SyncResult | null {
  if (pinned.number === target.number) return null;
  const place = (stageId: string): string => (isOpenIn(target.version, stageId) ? stageId : (mapping[stageId] ?? stageId));
  const to = facts.closed ? closedStage(target.version, facts) : place(facts.stageId);
  const ended = endedApprovals(pinned.version, target.version, facts);
  const after: OpportunityFacts = {
    ...facts,
    stageId: to,
    lastOpenStageId: facts.lastOpenStageId === null ? null : place(facts.lastOpenStageId),
    approvals: { ...facts.approvals, ...Object.fromEntries(ended.map((stageId) => [stageId, 'terminated' as const])) },
    rowVersion: facts.rowVersion + 1,
  };
  return {
    from: facts.stageId,
    to,
    remapped: facts.closed === null && to !== facts.stageId,
    winRate: { before: winRate(pinned.version, facts).rate, after: winRate(target.version, after).rate },
    archivedEventIds: archivedEvents(target.version, facts),
    endedApprovals: ended,
    facts: after,
  };
}

/**
 * The facts as they would stand in another version, for trying it out: stages that are gone at their default place, approvals that lost
 * their flow ended.
 */
export const factsIn = (pinned: ProcessVersion, target: ProcessVersion, facts: OpportunityFacts): OpportunityFacts =>
  syncOpportunity({ number: 0, version: pinned }, { number: 1, version: target }, defaultMapping(pinned, target), facts)?.facts ?? facts;

const closedStage = (version: ProcessVersion, facts: OpportunityFacts): string =>
  version.stages.find((stage) => stage.kind === facts.closed)?.id ?? facts.stageId;

const archivedEvents = (version: ProcessVersion, facts: OpportunityFacts): string[] => {
  const held = new Set(version.stages.flatMap((stage) => stage.events.map((event) => event.id)));
  return facts.completed.filter((eventId) => !held.has(eventId));
};

/** A pending approval goes on only while its stage stays open and keeps its approval flow. */
const endedApprovals = (from: ProcessVersion, to: ProcessVersion, facts: OpportunityFacts): string[] =>
  from.stages
    .filter((stage) => approvalOf(facts, stage.id) === 'pending')
    .filter((stage) => !isOpenIn(to, stage.id) || stageById(to, stage.id)?.approvalFlowId !== stage.approvalFlowId)
    .map((stage) => stage.id);

/** What a sync would do or has done, over many opportunities. */
export type SyncTally = { repinned: number; unchanged: number; stageRemoved: number; winRateChanged: number; approvalsEnded: number };

/** Adds up the results of single opportunities for the preview; null counts as already on the new version. */
export const tallySync = (results: readonly (SyncResult | null)[]): SyncTally => {
  const changed = results.filter((result) => result !== null);
  return {
    repinned: changed.length,
    unchanged: results.length - changed.length,
    stageRemoved: changed.filter((result) => result.remapped).length,
    winRateChanged: changed.filter((result) => result.winRate.before !== result.winRate.after).length,
    approvalsEnded: changed.reduce((sum, result) => sum + result.endedApprovals.length, 0),
  };
};
