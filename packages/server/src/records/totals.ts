// How many records a list holds, and their sums. Counting stops at a bound, so that the footer of a million rows costs a moment;
// the exact figure comes when somebody asks for it.
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { RecordTotals } from '#domain/records/contract.ts';
import { isQuestionable } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { callerFields } from './callerFields.ts';
import { columnOf, tableOf } from './columns.ts';
import { type QuestionInput, questionOf } from './question.ts';
import { branchWhere, visibleBranches } from './visible.ts';

const BOUND = 2_000;

export async function recordTotals(
  tx: Tx,
  scope: Scope,
  object: ObjectName,
  input: QuestionInput & { exact?: 'true' | 'false' | undefined },
  now: string,
): Promise<RecordTotals> {
  const fields = await callerFields(tx, scope, object);
  const question = await questionOf(tx, scope, object, fields, input, now);
  const money = fields.filter((field) => field.type === 'money' && field.column && isQuestionable(field));
  const currency = fields.some((field) => field.key === 'currency') && money.length > 0;
  const columns = join([sql`1 as one`, ...(currency ? [sql`r.currency`, ...money.map(columnOf)] : [])]);
  const pieces = visibleBranches(scope, object, 'read', question.owners).map(
    (branch): Sql => sql`(select ${columns} from ${tableOf(object)} r
      where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${branchWhere(branch)} and ${question.where})`,
  );
  const exact = input.exact === 'true';
  const found = sql`select * from (${join(pieces, ' union all ')}) f ${exact ? sql`` : sql`limit ${BOUND + 1}`}`;
  const sums = money.map((field) => raw(`sum(f.${field.column})::text as "${field.key}"`));
  const rows = await tx.rows<{ records: number; currency: string } & Record<string, string | null>>(
    currency
      ? sql`select f.currency, count(*) as records, ${join(sums)} from (${found}) f group by f.currency order by f.currency`
      : sql`select count(*) as records from (${found}) f`,
  );
  const count = rows.reduce((total, row) => total + row.records, 0);
  const complete = exact || count <= BOUND;
  return {
    count: Math.min(count, exact ? count : BOUND),
    complete,
    sums:
      complete && currency
        ? rows.flatMap((row) => money.map((field) => ({ field: field.key, currency: row.currency, amount: row[field.key] ?? '0' })))
        : [],
  };
}
