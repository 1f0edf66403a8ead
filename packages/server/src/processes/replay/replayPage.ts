// A page of opportunities replayed: every move within the time on the facts of its day, and the next step of what runs now.

import { factsAsOf } from '#domain/processes/asOf.ts';
import { stageById } from '#domain/processes/definition.ts';
import type { Actor } from '#domain/processes/facts.ts';
import {
  type ReplayOutcome,
  type ReplayReason,
  type ReplayTally,
  reasonKey,
  replayMove,
  replayNextStep,
  type Trial,
  withMove,
  withRunning,
} from '#domain/processes/replay.ts';
import type { Tx } from '../../db/database.ts';
import type { ManyFacts } from '../../opportunities/factsOfMany.ts';
import { actorOf } from '../../opportunities/lockForProcess.ts';
import { freshScope } from '../../people/loadScope.ts';
import { type PublishedVersion, versionInForce } from '../readVersion.ts';
import { type Past, type PastVisit, pastOf } from './pastOf.ts';

export interface Finding {
  opportunityId: string;
  kind: 'refused' | 'blocked';
  at: string | null;
  actorId: string | null;
  fromName: string;
  toName: string;
  reasons: ReplayReason[];
  reasonKeys: string[];
}

export interface ReplayQuestion {
  trial: Trial;
  businessTypeId: string;
  since: string;
  /** Roles and departments of people as they are today; null: no longer active. */
  actors: Map<string, Actor | null>;
}

const MOVED = ['promoted', 'regressed', 'won', 'lost'];

export async function replayPage(
  tx: Tx,
  question: ReplayQuestion,
  page: readonly ManyFacts[],
  before: ReplayTally,
): Promise<{ tally: ReplayTally; findings: Finding[] }> {
  const pasts = await pastOf(tx, page);
  const findings: Finding[] = [];
  let tally = before;
  for (const one of page) {
    for (const { outcome, finding } of await movesOf(tx, question, one, pasts.get(one.row.id)!)) {
      tally = withMove(tally, outcome);
      if (finding) findings.push(finding);
    }
    if (one.row.status !== 'open') continue;
    const outcome = await nextStepOf(tx, question, one);
    tally = withRunning(tally, outcome);
    if (outcome?.verdict === 'refused') findings.push(findingOf(question, one, outcome, { kind: 'blocked', at: null, actorId: null }));
  }
  return { tally, findings };
}

interface Judged {
  outcome: ReplayOutcome;
  finding: Finding | null;
}

async function movesOf(tx: Tx, question: ReplayQuestion, one: ManyFacts, past: Past): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [place, visit] of past.visits.entries()) {
    if (!visit.leftAt || visit.leftAt < question.since || !MOVED.includes(visit.leftHow ?? '')) continue;
    const pinned = await pinnedAt(tx, question, one, visit);
    const to = pinned && targetOf(pinned, visit, past.visits[place + 1]);
    if (to) judged.push(await judge(tx, question, one, past, { visit, pinned, to, at: visit.leftAt }));
  }
  return judged;
}

/** The version it was on then; a visit of another business type is not this process's affair. */
async function pinnedAt(tx: Tx, question: ReplayQuestion, one: ManyFacts, visit: PastVisit): Promise<PublishedVersion | null> {
  const pinned = await versionInForce(tx, visit.versionId, one.row.currentVersionId);
  return pinned.businessTypeId === question.businessTypeId ? pinned : null;
}

function targetOf({ definition }: PublishedVersion, visit: PastVisit, next: PastVisit | undefined): string | undefined {
  if (visit.leftHow === 'won' || visit.leftHow === 'lost') return definition.stages.find(({ kind }) => kind === visit.leftHow)?.id;
  return next?.stageId;
}

interface Then {
  visit: PastVisit;
  pinned: PublishedVersion;
  to: string;
  at: string;
}

async function judge(tx: Tx, question: ReplayQuestion, one: ManyFacts, past: Past, { visit, pinned, to, at }: Then): Promise<Judged> {
  const entry = past.moves.find((move) => move.at === at);
  const outcome = replayMove(question.trial, {
    pinned: pinned.definition,
    rules: { sequentialOnly: one.row.sequentialOnly, freeSkip: one.row.freeSkip },
    facts: factsAsOf(past.history, at, visit.stageId),
    actor: entry?.actorId ? await actorWith(tx, question, entry.actorId) : null,
    to,
    lossReason: entry?.lossReason ?? (visit.leftHow === 'lost' ? '…' : null),
  });
  const refused = outcome.verdict === 'refused';
  return { outcome, finding: refused ? findingOf(question, one, outcome, { kind: 'refused', at, actorId: entry?.actorId ?? null }) : null };
}

async function nextStepOf(tx: Tx, question: ReplayQuestion, one: ManyFacts): Promise<ReplayOutcome | null> {
  const pinned = await versionInForce(tx, one.row.versionId, one.row.currentVersionId);
  return replayNextStep(question.trial, {
    pinned: pinned.definition,
    rules: { sequentialOnly: one.row.sequentialOnly, freeSkip: one.row.freeSkip },
    facts: one.facts,
    actor: await actorWith(tx, question, one.row.ownerId),
  });
}

async function actorWith(tx: Tx, { actors }: ReplayQuestion, userId: string): Promise<Actor | null> {
  if (!actors.has(userId)) {
    const scope = await freshScope(tx, userId, 'job');
    actors.set(userId, scope && actorOf(scope));
  }
  return actors.get(userId) ?? null;
}

function findingOf(
  { trial }: ReplayQuestion,
  { row }: ManyFacts,
  { from, to, reasons }: ReplayOutcome,
  about: Pick<Finding, 'kind' | 'at' | 'actorId'>,
): Finding {
  const nameOf = (stageId: string): string => stageById(trial.version, stageId)?.name ?? '';
  return {
    opportunityId: row.id,
    ...about,
    fromName: nameOf(from),
    toName: nameOf(to),
    reasons,
    reasonKeys: reasons.map(({ refusal }) => reasonKey(refusal)),
  };
}
