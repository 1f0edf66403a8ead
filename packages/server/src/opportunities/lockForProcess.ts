// The first two beats of every process command: lock the opportunity in the actor's scope, gather the facts.
import { type AdvanceRules, eventById, type ProcessVersion } from '#domain/processes/definition.ts';
import { type Actor, type Ask, isListed, type OpportunityFacts } from '#domain/processes/facts.ts';
import type { Tx } from '../db/database.ts';
import { conflict, notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { versionInForce } from '../processes/readVersion.ts';
import { notThere } from '../records/openRecord.ts';
import { factsOf, gatherWork } from './gatherFacts.ts';
import { findOpportunity, mayRead, type OpportunityRow, rightsOn } from './opportunityRow.ts';

export interface ProcessSituation {
  row: OpportunityRow;
  version: ProcessVersion;
  versionNumber: number;
  rules: AdvanceRules;
  facts: OpportunityFacts;
  ask: Ask;
}

export const actorOf = (scope: Scope): Actor => ({ userId: scope.userId, roleIds: scope.roleIds, departmentIds: scope.departmentIds });

export interface SituationOptions {
  lock: boolean;
  seenRowVersion?: number | undefined;
  /** The version the caller's screen shows. Another one is refused before anything else: what he sees is an old process. */
  seenVersionId?: string | undefined;
  /** A listed operator of this key event may act without access to the record. */
  operatorOf?: string;
}

/** 404 when the opportunity is not there or outside the scope. */
export async function situationOf(tx: Tx, scope: Scope, id: string, options: SituationOptions): Promise<ProcessSituation> {
  // one after the other on the connection: what the second reads stands still once the first holds the lock
  const [row, work] = await Promise.all([findOpportunity(tx, scope, id, options.lock), gatherWork(tx, id)]);
  if (!row) throw await notThere(tx, scope, 'opportunity', id);
  const version = await versionInForce(tx, row.versionId, row.currentVersionId);
  const actor = actorOf(scope);
  if (!mayRead(scope, row)) {
    const event = options.operatorOf && eventById(version.definition, options.operatorOf)?.event;
    if (!event || !isListed(event.operators, actor)) throw notFound('opportunity');
  }
  if (options.seenVersionId !== undefined && options.seenVersionId !== row.versionId) throw processChanged(row, version.number);
  return {
    row,
    version: version.definition,
    versionNumber: version.number,
    rules: { sequentialOnly: row.sequentialOnly, freeSkip: row.freeSkip },
    facts: factsOf(row, work),
    ask: { actor, rights: rightsOn(scope, row), seenRowVersion: options.seenRowVersion ?? null },
  };
}

const processChanged = (row: OpportunityRow, versionNumber: number) =>
  conflict('processChanged', `The process of this opportunity is at version ${versionNumber} now. Look at it anew.`, [
    { kind: 'process_changed', current: row.versionId, versionNumber },
  ]);
