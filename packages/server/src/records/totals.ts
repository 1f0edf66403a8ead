// How many records a list holds, and their sums. What is asked by owner, stage, status, business type or currency alone comes from
// the kept totals and is exact. Other counts stop at a bound, so that the footer of a million rows costs a moment; the exact figure
// comes when somebody asks for it.
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { RecordTotals } from '#domain/records/contract.ts';
import { type CallerField, isSummed } from '#domain/records/field.ts';
import { conditionsOf } from '#domain/records/filters.ts';
import { isQuestionable } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { callerFields } from './callerFields.ts';
import { columnOf, tableOf } from './columns.ts';
import { type Question, type QuestionInput, questionOf } from './question.ts';
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
  const money = fields.filter((field) => isSummed(field) && isQuestionable(field));
  const byCurrency = fields.some((field) => field.key === 'currency') && money.length > 0;
  const kept = areKept(object, question, money);
  const unbounded = kept || input.exact === 'true';
  const found = foundSql(tx, scope, { object, question, columns: byCurrency ? money : [], kept });
  // the plan over the kept totals is the same for any value; records are found by what is asked
  const read = kept ? tx.steady<TotalsRow> : tx.rows<TotalsRow>;
  const rows = await read(sumsSql(byCurrency ? money : null, unbounded ? found : sql`${found} limit ${BOUND + 1}`));
  const count = rows.reduce((total, row) => total + row.records, 0);
  const complete = unbounded || count <= BOUND;
  return {
    count: complete ? count : BOUND,
    complete,
    sums: complete && byCurrency ? rows.flatMap((row) => money.map((field) => sumOf(row, field))) : [],
  };
}

type TotalsRow = { records: number; currency: string } & Record<string, string | null>;

const sumOf = (row: TotalsRow, { key }: CallerField) => ({ field: key, currency: row.currency, amount: row[key] ?? '0' });

/** What opportunity_totals is kept by, and the sums it holds. */
const KEPT_BY = new Set(['ownerId', 'businessTypeId', 'stageId', 'status', 'currency']);
const KEPT_SUMS = new Set(['amount', 'budget']);

/** Whether the kept totals answer the question: it then costs the same for ten records and for a million. */
const areKept = (object: ObjectName, { filters }: Question, money: readonly CallerField[]): boolean =>
  object === 'opportunity' &&
  filters !== null &&
  filters.flatMap(conditionsOf).every((condition) => KEPT_BY.has(condition.field)) &&
  money.every((field) => KEPT_SUMS.has(field.key));

interface Finding {
  object: ObjectName;
  question: Question;
  columns: readonly CallerField[];
  kept: boolean;
}

/** One row per record, or per kept total; records met only as a team member are always looked up. */
function foundSql(tx: Tx, scope: Scope, { object, question, columns, kept }: Finding): Sql {
  const money = columns.length > 0 ? sql`, r.currency, ${join(columns.map(columnOf))}` : empty;
  const pieces = visibleBranches(scope, object, 'read', question.owners).map((branch): Sql => {
    const where = sql`r.org_id = ${tx.orgId}::uuid and ${branchWhere(branch)} and ${question.where}`;
    return kept && branch.byOwner
      ? sql`(select r.records${money} from opportunity_totals r where ${where})`
      : sql`(select 1 as records${money} from ${tableOf(object)} r where r.deleted_at is null and ${where})`;
  });
  return sql`select * from (${join(pieces, ' union all ')}) f`;
}

/** The sum of counts is a numeric: it is asked for as the whole number it is. */
function sumsSql(money: readonly CallerField[] | null, found: Sql): Sql {
  const records = sql`coalesce(sum(f.records), 0)::bigint as records`;
  if (!money) return sql`select ${records} from (${found}) f`;
  const sums = money.map((field) => raw(`sum(f.${field.column})::text as "${field.key}"`));
  return sql`select f.currency, ${records}, ${join(sums)} from (${found}) f group by f.currency having sum(f.records) > 0 order by f.currency`;
}
