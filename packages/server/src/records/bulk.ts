// One act on many records. Each record is judged and written by its own command behind a savepoint: what is refused for one
// leaves the others untouched, and every answer says why.
import sql, { join } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { type BulkAct, type BulkResult, MAX_BULK } from '#domain/records/contract.ts';
import type { Tx } from '../db/database.ts';
import { badInput, HttpError } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { assignRecord } from './assignRecord.ts';
import { callerFields } from './callerFields.ts';
import { changeRecord } from './changeRecord.ts';
import { tableOf } from './columns.ts';
import { type QuestionInput, questionOf } from './question.ts';
import { deleteRecord, restoreRecord } from './removeRecord.ts';
import type { OpportunityVerbs } from './verbs.ts';
import { branchWhere, visibleBranches } from './visible.ts';

export interface BulkInput {
  ids?: string[] | undefined;
  where?: QuestionInput | undefined;
  act: BulkAct;
}

export async function actOnMany(
  tx: Tx,
  scope: Scope,
  object: ObjectName,
  input: BulkInput,
  verbs: OpportunityVerbs,
  now: string,
): Promise<BulkResult> {
  if ((input.ids === undefined) === (input.where === undefined)) throw badInput([{ field: 'ids', reason: 'eitherIdsOrWhere' }]);
  const ids = input.ids ?? (await idsFound(tx, scope, object, input.where!, now));
  const results: BulkResult['results'] = [];
  for (const id of [...new Set(ids)].sort())
    results.push(await actOnOne(tx, id, () => perform(tx, scope, object, id, input.act, verbs, now)));
  const succeeded = results.filter((result) => result.ok).length;
  return { results, succeeded, refused: results.length - succeeded };
}

async function idsFound(tx: Tx, scope: Scope, object: ObjectName, where: QuestionInput, now: string): Promise<string[]> {
  const fields = await callerFields(tx, scope, object);
  const question = await questionOf(tx, scope, object, fields, where, now);
  const pieces = visibleBranches(scope, object, 'read', question.owners).map(
    (branch) => sql`(select r.id from ${tableOf(object)} r
      where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${branchWhere(branch)} and ${question.where} limit ${MAX_BULK + 1})`,
  );
  const rows = await tx.rows<{ id: string }>(sql`select id from (${join(pieces, ' union all ')}) f limit ${MAX_BULK + 1}`);
  if (rows.length > MAX_BULK) throw badInput([{ field: 'where', reason: 'tooMany' }], `At most ${MAX_BULK} records in one call.`);
  return rows.map((row) => row.id);
}

async function actOnOne(tx: Tx, id: string, act: () => Promise<void>): Promise<BulkResult['results'][number]> {
  await tx.client.query('savepoint one_record');
  try {
    await act();
    await tx.client.query('release savepoint one_record');
    return { id, ok: true };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    await tx.client.query('rollback to savepoint one_record');
    return { id, ok: false, error: { status: error.status, code: error.code, message: error.message, ...error.details } };
  }
}

function perform(tx: Tx, scope: Scope, object: ObjectName, id: string, act: BulkAct, verbs: OpportunityVerbs, now: string): Promise<void> {
  switch (act.do) {
    case 'edit':
      return changeRecord(tx, scope, object, { id, values: act.values, pullPlanIn: act.pullPlanIn }, verbs, now);
    case 'assign':
      return assignRecord(tx, scope, object, { id, ownerId: act.ownerId, keepInTeam: act.keepInTeam }, now);
    case 'delete':
      return deleteRecord(tx, scope, object, id, now);
    case 'restore':
      return restoreRecord(tx, scope, object, id, now);
  }
}
