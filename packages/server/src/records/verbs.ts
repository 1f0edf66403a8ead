// What the generic routes leave to an object's own slice: an opportunity is created into its process and moved through its gates,
// whichever door the wish comes through.
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';

export interface PreparedOpportunity {
  businessTypeId: string;
  name: string;
  pinyin: string;
  searchText: string;
  ownerId: string;
  custom: Record<string, unknown>;
  [column: string]: unknown;
}

export interface OpportunityVerbs {
  create(tx: Tx, scope: Scope, input: PreparedOpportunity, now: string): Promise<{ id: string; rowVersion: number }>;
  move(
    tx: Tx,
    scope: Scope,
    input: { opportunityId: string; stageId: string; rowVersion?: number | undefined },
    now: string,
  ): Promise<{ rowVersion: number }>;
}
