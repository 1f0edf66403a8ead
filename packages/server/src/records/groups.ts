// The groups of a list: counted like the list's totals, up to a bound, exactly when somebody asks for it.
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { RecordGroups } from '#domain/records/contract.ts';
import { type CallerField, isSummed } from '#domain/records/field.ts';
import { type GroupValue, isGroupable } from '#domain/records/grouping.ts';
import { isQuestionable } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { callerFields } from './callerFields.ts';
import { columnOf, tableOf } from './columns.ts';
import { namesFor } from './names.ts';
import { type QuestionInput, questionOf } from './question.ts';
import { branchWhere, visibleBranches } from './visible.ts';

const BOUND = 20_000;
const MAX_GROUPS = 200;

interface GroupRow {
  value: GroupValue;
  currency: string | null;
  records: number;
  [moneyField: string]: string | number | boolean | null;
}

type Group = RecordGroups['groups'][number];

export async function recordGroups(
  tx: Tx,
  scope: Scope,
  object: ObjectName,
  input: QuestionInput & { by: string; exact?: 'true' | 'false' | undefined },
  now: string,
): Promise<RecordGroups> {
  const fields = await callerFields(tx, scope, object);
  const by = fields.find((field) => field.key === input.by);
  if (!by || !isGroupable(by) || !isQuestionable(by)) throw badInput([{ field: 'by', reason: 'notGroupable' }]);
  const exact = input.exact === 'true';
  const money = moneyOf(fields);
  const question = await questionOf(tx, scope, object, fields, input, now);
  const columns = join([sql`${columnOf(by)} as value`, ...(money.length > 0 ? [sql`r.currency`, ...money.map(columnOf)] : [])]);
  const pieces = visibleBranches(scope, object, 'read', question.owners).map(
    (branch): Sql => sql`(select ${columns} from ${tableOf(object)} r
      where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${branchWhere(branch)} and ${question.where})`,
  );
  const found = sql`select * from (${join(pieces, ' union all ')}) f ${exact ? sql`` : sql`limit ${BOUND + 1}`}`;
  const sums = money.map((field) => raw(`, sum(f.${field.column})::text as "${field.key}"`));
  const currency = raw(money.length > 0 ? 'f.currency' : 'null::text');
  const rows = await tx.rows<GroupRow>(
    sql`select f.value, ${currency} as currency, count(*)::int as records ${sums.length > 0 ? join(sums, ' ') : sql``}
      from (${found}) f group by 1, 2 order by 2, 1`,
  );
  const groups = grouped(rows, money);
  const names = await namesFor(
    tx,
    scope,
    [by],
    groups.map(({ value }) => ({ id: '', rowVersion: 0, [by.key]: value })),
  );
  const ordered = await inOrder(tx, by, groups, names);
  const counted = groups.reduce((sum, { count }) => sum + count, 0);
  return { groups: ordered.slice(0, MAX_GROUPS), names, complete: (exact || counted <= BOUND) && groups.length <= MAX_GROUPS };
}

const moneyOf = (fields: readonly CallerField[]): CallerField[] =>
  fields.some((field) => field.key === 'currency') ? fields.filter((field) => isSummed(field) && isQuestionable(field)) : [];

function grouped(rows: readonly GroupRow[], money: readonly CallerField[]): Group[] {
  return [...Map.groupBy(rows, (row) => row.value)].map(([value, own]) => ({
    value,
    count: own.reduce((sum, row) => sum + row.records, 0),
    sums: own.flatMap((row) =>
      money.map((field) => ({ field: field.key, currency: row.currency ?? '', amount: String(row[field.key] ?? '0') })),
    ),
  }));
}

/** Choices in the order of their list, stages in the order of their process, people by name; without a value comes last. */
async function inOrder(tx: Tx, by: CallerField, groups: readonly Group[], names: Readonly<Record<string, string>>): Promise<Group[]> {
  const places = await placesOf(tx, by);
  const place = ({ value }: Group): number => (value === null ? Number.MAX_SAFE_INTEGER : (places.get(String(value)) ?? places.size));
  const name = ({ value }: Group): string => names[String(value)] ?? String(value);
  return [...groups].sort((a, b) => place(a) - place(b) || name(a).localeCompare(name(b), 'zh-CN'));
}

async function placesOf(tx: Tx, by: CallerField): Promise<Map<string, number>> {
  if (by.options) return new Map(by.options.map(({ value }, at) => [value, at]));
  if (by.referenceTo !== 'stage' && by.referenceTo !== 'businessType') return new Map();
  const rows = await tx.rows<{ id: string }>(
    by.referenceTo === 'stage'
      ? sql`select s.id from stages s join business_types b on b.org_id = s.org_id and b.id = s.business_type_id
          where s.org_id = ${tx.orgId} order by b.position, b.id, s.position, s.id`
      : sql`select id from business_types where org_id = ${tx.orgId} order by position, id`,
  );
  return new Map(rows.map(({ id }, at) => [id, at]));
}
