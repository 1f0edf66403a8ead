import sql, { join, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Tx } from '../../db/database.ts';
import type { Scope } from '../../people/scope.ts';
import { callerFields } from '../callerFields.ts';
import { tableOf } from '../columns.ts';
import { type QuestionInput, questionOf } from '../question.ts';
import { branchWhere, visibleBranches } from '../visible.ts';

/** Finds the ids of what a question asks for among what the caller may see, one more than `most` at most. */
export async function findingIds(
  tx: Tx,
  scope: Scope,
  { object, where, most }: { object: ObjectName; where: QuestionInput; most: number },
  now: string,
): Promise<Sql> {
  const fields = await callerFields(tx, scope, object);
  const question = await questionOf(tx, scope, object, fields, where, now);
  const pieces = visibleBranches(scope, object, 'read', question.owners).map(
    (branch) => sql`(select r.id from ${tableOf(object)} r
      where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${branchWhere(branch)} and ${question.where} limit ${most + 1})`,
  );
  return sql`select id from (${join(pieces, ' union all ')}) f limit ${most + 1}`;
}
