// One act on one record among many: done behind a savepoint by the record's own command, so that what is refused for one leaves the
// others untouched and says why.
import type { ObjectName } from '#domain/people/rights.ts';
import { DELETED, type Made } from '#domain/records/bulk.ts';
import type { BulkAct } from '#domain/records/contract.ts';
import type { Tx } from '../../db/database.ts';
import { HttpError } from '../../http/refusals.ts';
import type { Scope } from '../../people/scope.ts';
import { assignRecord } from '../assignRecord.ts';
import { changeRecord } from '../changeRecord.ts';
import { deleteRecord, restoreRecord } from '../removeRecord.ts';
import type { OpportunityVerbs } from '../verbs.ts';

/** On whose behalf, with what and when. */
export interface Acting {
  scope: Scope;
  object: ObjectName;
  act: BulkAct;
  verbs: OpportunityVerbs;
  now: string;
}

/** What it wrote; nothing when the record was that way already. */
export async function performAct(tx: Tx, { scope, object, act, verbs, now }: Acting, id: string): Promise<Made> {
  switch (act.do) {
    case 'edit':
      return changeRecord(tx, scope, object, { id, values: act.values, pullPlanIn: act.pullPlanIn }, verbs, now);
    case 'assign':
      return assignRecord(tx, scope, object, { id, ownerId: act.ownerId, keepInTeam: act.keepInTeam }, now);
    case 'delete':
      await deleteRecord(tx, scope, object, id, now);
      return { [DELETED]: [false, true] };
    case 'restore':
      await restoreRecord(tx, scope, object, id, now);
      return { [DELETED]: [true, false] };
  }
}

/** As the same act on one record would have been answered. */
export type Problem = Record<string, unknown>;
export type Attempt<Result> = { ok: true; result: Result } | { ok: false; problem: Problem };

/** SQLSTATE: two transactions in each other's way, for which all of this one is tried again; a lock that was not to be had in time. */
const TRIED_AGAIN = new Set(['40001', '40P01']);
const NOT_TO_BE_HAD = '55P03';

/** What is refused at one record is told of this one. `tellOf` throws what is not to be told; a connection that is gone fails everything. */
export async function attempt<Result>(tx: Tx, act: () => Promise<Result>, tellOf = refusalOf): Promise<Attempt<Result>> {
  await tx.client.query('savepoint one_record');
  try {
    const result = await act();
    await tx.client.query('release savepoint one_record');
    return { ok: true, result };
  } catch (error) {
    if (TRIED_AGAIN.has(sqlState(error))) throw error;
    await tx.client.query('rollback to savepoint one_record');
    return { ok: false, problem: tellOf(error) };
  }
}

const sqlState = (error: unknown): string => (error as { code?: string }).code ?? '';

/** A bug is thrown on. */
export function refusalOf(error: unknown): Problem {
  if (error instanceof HttpError) return { status: error.status, code: error.code, message: error.message, ...error.details };
  if (sqlState(error) === NOT_TO_BE_HAD) return { status: 409, code: 'busy', message: 'Somebody held the record for too long.' };
  throw error;
}
