// npm run cases:process -- FILE.json[.gz]: replays the histories of a process-cases/1 file through the domain's own functions.
// Holds no rule: it only turns a file's words into the domain's and back. Prints one line per mismatch; exit status 1 on any.

import fs from 'node:fs';
import process from 'node:process';
import zlib from 'node:zlib';
import type { Operator, ProcessVersion, Stage } from '#domain/processes/definition.ts';
import { type ApprovalState, type Ask, freshFacts, type OpportunityFacts } from '#domain/processes/facts.ts';
import { completeEvent, decideCompletion, decideUncompletion, uncompleteEvent } from '#domain/processes/keyEvents.ts';
import { afterMove, decideMove } from '#domain/processes/moves.ts';
import type { MoveRefusal } from '#domain/processes/refusals.ts';
import { winRate } from '#domain/processes/winRate.ts';

type EventCase = { id: string; share: number; required: boolean; upload: 'none' | 'may' | 'must'; operators: string[] };
type StageCase = { id: string; rate: number; operators: string[]; information: string[]; approval: boolean; events: EventCase[] };
type ProcessCase = { rules: { sequentialOnly: boolean; freeSkip: boolean }; stages: StageCase[] };
type RefusedItem = { kind: string; stage?: string; id?: string };
type Expected = { result?: string; moved?: boolean; noop?: boolean; refused?: RefusedItem[]; stage: string; winRate: number };
type Step =
  | { do: 'complete'; event: string; user: string; files: number; expect: Expected }
  | { do: 'uncomplete'; event: string; user: string; expect: Expected }
  | { do: 'fill'; field: string; expect: Expected }
  | { do: 'approval'; stage: string; state: ApprovalState; expect: Expected }
  | { do: 'move'; to: string; user: string; expect: Expected };
type Case = { id: string; process: ProcessCase; steps: Step[] };
type Outcome = { facts: OpportunityFacts; got: Partial<Expected> };

const users = (ids: string[]): Operator[] => ids.map((id) => ({ kind: 'user', id }));
const plainStage = { plannedDays: null, guidance: [], funnelBand: null, operators: [], events: [], information: [], approvalFlowId: null };

function stageOf(stage: StageCase): Stage {
  return {
    ...plainStage,
    id: stage.id,
    name: stage.id,
    kind: 'open',
    rate: stage.rate,
    operators: users(stage.operators),
    information: stage.information.map((field) => ({ field, required: true })),
    approvalFlowId: stage.approval ? stage.id : null,
    events: stage.events.map((event) => ({
      ...event,
      name: event.id,
      operators: users(event.operators),
      remark: '',
      due: null,
      templateFileIds: [],
    })),
  };
}

const versionOf = (given: ProcessCase): ProcessVersion => ({
  stages: [
    ...given.stages.map(stageOf),
    { ...plainStage, id: 'won', name: 'won', kind: 'won', rate: 10_000 },
    { ...plainStage, id: 'lost', name: 'lost', kind: 'lost', rate: 0 },
  ],
});

const askBy = (user: string): Ask => ({
  actor: { userId: user, roleIds: [], departmentIds: [] },
  rights: { edit: true, reopen: false, override: false },
  seenRowVersion: null,
});

function refusedItem(refusal: MoveRefusal): RefusedItem {
  if (refusal.kind === 'event' || refusal.kind === 'upload') return { kind: refusal.kind, stage: refusal.stageId, id: refusal.eventId };
  if (refusal.kind === 'information') return { kind: refusal.kind, stage: refusal.stageId, id: refusal.field };
  return 'stageId' in refusal ? { kind: refusal.kind, stage: refusal.stageId } : { kind: refusal.kind };
}

function play(version: ProcessVersion, rules: ProcessCase['rules'], facts: OpportunityFacts, step: Step): Outcome {
  switch (step.do) {
    case 'fill':
      return { facts: { ...facts, filled: [...facts.filled, step.field] }, got: {} };
    case 'approval':
      return { facts: { ...facts, approvals: { ...facts.approvals, [step.stage]: step.state } }, got: {} };
    case 'complete': {
      const answer = decideCompletion(version, rules, facts, { ...askBy(step.user), eventId: step.event, files: step.files });
      if (!answer.allowed) return { facts, got: { result: answer.reasons[0]?.kind } };
      return { facts: completeEvent(facts, step.event, step.files), got: { result: answer.result.kind } };
    }
    case 'uncomplete': {
      const answer = decideUncompletion(version, rules, facts, { ...askBy(step.user), eventId: step.event });
      if (!answer.allowed) return { facts, got: { result: answer.reasons[0]?.kind } };
      return { facts: uncompleteEvent(facts, step.event), got: { result: answer.result.kind } };
    }
    case 'move': {
      const answer = decideMove(version, rules, facts, { ...askBy(step.user), to: step.to, lossReason: 'case' });
      if (!answer.allowed) return { facts, got: { moved: false, refused: answer.reasons.map(refusedItem) } };
      if (answer.result.kind === 'unchanged') return { facts, got: { moved: false, noop: true } };
      return { facts: afterMove(facts, answer.result), got: { moved: true } };
    }
  }
}

/** JSON with sorted keys, so that two equal answers print alike. */
const printed = (value: object): string => JSON.stringify(value, (_, part) => (isRecord(part) ? sorted(part) : part));
const isRecord = (part: unknown): part is Record<string, unknown> => typeof part === 'object' && part !== null && !Array.isArray(part);
const sorted = (part: Record<string, unknown>) => Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Mismatches of one case, one line each. */
function mismatches(given: Case): string[] {
  const version = versionOf(given.process);
  let facts: OpportunityFacts = { ...freshFacts(given.process.stages[0]?.id ?? ''), amount: 0, closingOn: '2000-01-01' };
  return given.steps.flatMap((step, position) => {
    const outcome = play(version, given.process.rules, facts, step);
    facts = outcome.facts;
    const got = printed({ ...outcome.got, stage: facts.stageId, winRate: winRate(version, facts).rate });
    const expected = printed(step.expect);
    return got === expected ? [] : [`${given.id} step ${position} ${step.do}: expected ${expected}, got ${got}`];
  });
}

const file = process.argv[2];
if (!file) {
  console.error('usage: npm run cases:process -- FILE.json[.gz]');
  process.exit(1);
}
const bytes = fs.readFileSync(file);
const { cases } = JSON.parse((file.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes).toString('utf8')) as { cases: Case[] };
const results = cases.map(mismatches);
for (const line of results.flat()) console.log(line);
const failed = results.filter((lines) => lines.length > 0).length;
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
