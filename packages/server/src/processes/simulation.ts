// The simulator: the facts of a real or a made-up opportunity and the rights of a real person, asked of the very functions that decide.
import { levelOf, mayDo } from '#domain/people/rights.ts';
import { openStages, type ProcessVersion } from '#domain/processes/definition.ts';
import { freshFacts, type OpportunityFacts, type OpportunityRights } from '#domain/processes/facts.ts';
import { completeEvent } from '#domain/processes/keyEvents.ts';
import { afterMove } from '#domain/processes/moves.ts';
import { explainCompletion, explainMove, type TraceLine } from '#domain/processes/simulate.ts';
import type { Simulation, SimulationWish } from '#domain/processes/simulation.contract.ts';
import { factsIn } from '#domain/processes/sync.ts';
import { winRate } from '#domain/processes/winRate.ts';
import type { Tx } from '../db/database.ts';
import { badInput, notFound } from '../http/refusals.ts';
import { actorOf, situationOf } from '../opportunities/lockForProcess.ts';
import { findOpportunity, rightsOn } from '../opportunities/opportunityRow.ts';
import { freshScope } from '../people/loadScope.ts';
import type { Scope } from '../people/scope.ts';
import { businessTypeOf, draftOf, versionOf } from './queries.ts';

export async function simulationOf(tx: Tx, scope: Scope, input: SimulationWish & { id: string }): Promise<Simulation> {
  const type = await businessTypeOf(tx, input.id);
  const version = await definitionOf(tx, input);
  const person = await freshScope(tx, input.userId, 'job');
  if (!person) throw badInput([{ field: 'userId', reason: 'notActive' }]);
  const facts = { ...(await factsFor(tx, scope, version, input)), ...given(input.facts) };
  const rights = { ...(await rightsFor(tx, person, input.opportunityId)), ...given(input.rights) };
  const rules = input.rules ?? type.rules;
  return {
    actor: { name: person.userName, userId: person.userId, roleIds: [...person.roleIds], departmentIds: [...person.departmentIds] },
    rights,
    rules,
    facts: { ...facts, completed: [...facts.completed], filled: [...facts.filled] },
    winRate: winRate(version, facts).rate,
    answer: answerTo(version, rules, facts, { actor: actorOf(person), rights, seenRowVersion: null }, input.act),
  };
}

/** Only what was given: a key left out is not a value. */
const given = <T extends object>(values: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

async function definitionOf(tx: Tx, { id, version }: SimulationWish & { id: string }): Promise<ProcessVersion> {
  const { definition } = version === 'draft' ? await draftOf(tx, id) : await versionOf(tx, id, version);
  return definition as ProcessVersion;
}

/** A real opportunity is put where a sync would put it. */
async function factsFor(tx: Tx, scope: Scope, version: ProcessVersion, input: SimulationWish & { id: string }): Promise<OpportunityFacts> {
  if (!input.opportunityId) return { ...freshFacts(openStages(version)[0]?.id ?? ''), amount: null };
  const { row, version: pinned, facts } = await situationOf(tx, scope, input.opportunityId, { lock: false });
  if (row.businessTypeId !== input.id) throw notFound('opportunity of this business type');
  return factsIn(pinned, version, facts);
}

async function rightsFor(tx: Tx, person: Scope, opportunityId: string | undefined): Promise<OpportunityRights> {
  const row = opportunityId && (await findOpportunity(tx, person, opportunityId, false));
  if (row) return rightsOn(person, row);
  const edit = levelOf(person.rights, 'opportunity', 'edit') !== 'none';
  return {
    edit,
    reopen: edit && mayDo(person.rights, 'opportunities.reopen'),
    override: edit && mayDo(person.rights, 'opportunities.override'),
  };
}

type Ask = Parameters<typeof explainMove>[3];

function answerTo(
  version: ProcessVersion,
  rules: Simulation['rules'],
  facts: OpportunityFacts,
  ask: Omit<Ask, 'to'>,
  act: SimulationWish['act'],
): Simulation['answer'] {
  if (!act) return null;
  const says = (trace: TraceLine[], result: { kind: string } | null, after: OpportunityFacts): Simulation['answer'] => ({
    allowed: result !== null,
    result,
    trace,
    winRateAfter: winRate(version, after).rate,
  });
  if (act.do === 'complete') {
    const { decision, trace } = explainCompletion(version, rules, facts, { ...ask, eventId: act.eventId, files: act.files });
    const completes = decision.allowed && decision.result.kind === 'completed';
    return says(trace, decision.allowed ? decision.result : null, completes ? completeEvent(facts, act.eventId, act.files) : facts);
  }
  const asked = { ...ask, to: act.to, lossReason: act.lossReason ?? null, override: act.override ?? null };
  const { decision, trace } = explainMove(version, rules, facts, asked);
  return says(trace, decision.allowed ? decision.result : null, decision.allowed ? afterMove(facts, decision.result) : facts);
}
