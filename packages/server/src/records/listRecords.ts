// One page of a list. Each branch of what the caller may see is read in the order of an index and cut at the page's length;
// the pieces are merged. Rows without a sort value come last, as a second look where the first did not fill the page.
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { ListQuery, RecordPage } from '#domain/records/contract.ts';
import type { CallerField } from '#domain/records/field.ts';
import {
  type Cursor,
  columnsOf,
  DEFAULT_PAGE,
  DEFAULT_SORT,
  decodeCursor,
  decodeSort,
  encodeCursor,
  encodeSort,
  isSortable,
  type Sort,
} from '#domain/records/listQuery.ts';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { callerFields } from './callerFields.ts';
import { mayBeEmpty, type Row, selectedNames, selectionOf, sortExpression, sortValue, tableOf, valuesOfRow } from './columns.ts';
import { type FoundNames, namesOfPage, toldNames } from './names.ts';
import { type Question, questionOf } from './question.ts';
import { hasSteadyPlan } from './steadyPlan.ts';
import { type Branch, branchWhere, visibleBranches } from './visible.ts';

interface PageQuestion {
  object: ObjectName;
  question: Question;
  branches: readonly Branch[];
  columns: readonly CallerField[];
  sortField: CallerField;
  descending: boolean;
  limit: number;
  steady: boolean;
}

/** The first one brings the names behind the ids of all. */
type PageRow = Row & { cursorValue: string | null; foundNames: FoundNames | null };

export async function listRecords(tx: Tx, scope: Scope, object: ObjectName, query: ListQuery, now: string): Promise<RecordPage> {
  const fields = await callerFields(tx, scope, object);
  const sort = query.sort ? decodeSort(query.sort) : DEFAULT_SORT;
  if (!isSortable(sort, fields)) throw badInput([{ field: 'sort', reason: 'notSortable' }]);
  const cursor = cursorOf(query.cursor, sort);
  const question = await questionOf(tx, scope, object, fields, query, now);
  const limit = query.limit ?? DEFAULT_PAGE;
  const columns = columnsOf(query.columns, fields);
  const branches = visibleBranches(scope, object, 'read', question.owners);
  const rows = await pageRows(tx, scope, cursor, {
    ...{ object, question, columns, descending: sort.descending, limit: limit + 1 },
    branches: question.searches ? branches.map((branch) => ({ ...branch, kind: 'where', where: branchWhere(branch) })) : branches,
    sortField: fields.find((field) => field.key === sort.field)!,
    steady: hasSteadyPlan(question, sort.field),
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    records: page.map((row) => ({ id: row.id, rowVersion: row.rowVersion, values: valuesOfRow(row, columns) })),
    names: Object.assign({}, ...rows.map((row) => row.foundNames && toldNames(scope, row.foundNames))),
    nextCursor: last ? encodeCursor({ sort, value: last.cursorValue, id: last.id }) : null,
  };
}

function cursorOf(text: string | undefined, sort: Sort): Cursor | null {
  if (!text) return null;
  const cursor = decodeCursor(text);
  if (!cursor || encodeSort(cursor.sort) !== encodeSort(sort)) throw badInput([{ field: 'cursor', reason: 'notACursorOfThisList' }]);
  return cursor;
}

async function pageRows(tx: Tx, scope: Scope, cursor: Cursor | null, page: PageQuestion): Promise<PageRow[]> {
  const statement = (from: Sql): Sql => withNames(scope, page, pageSql(tx, page, from));
  const read = (from: Sql): Promise<PageRow[]> => (page.steady ? tx.steady(statement(from)) : tx.rows(statement(from)));
  const filled = cursor?.value === null ? [] : await read(afterValue(page, cursor));
  if (filled.length >= page.limit || !mayBeEmpty(page.sortField)) return filled;
  const after = cursor?.value === null ? cursor : null;
  return [...filled, ...(await read(amongEmpty(page, after)))].slice(0, page.limit);
}

/** One question less than asking for the names of what was found; window and rows keep the order of the page. */
const withNames = (scope: Scope, { columns, limit }: PageQuestion, page: Sql): Sql => sql`
  with page as materialized (${page})
  select page.*, case when row_number() over () = 1 then (select ${namesOfPage(scope, columns, limit - 1)}) end as "foundNames" from page`;

function afterValue({ sortField, descending }: PageQuestion, cursor: Cursor | null): Sql {
  const key = sortExpression(sortField);
  const there = mayBeEmpty(sortField) ? sql` and ${key} is not null` : empty;
  if (!cursor || cursor.value === null) return there;
  return sql`${there} and (${key}, r.id) ${descending ? sql`<` : sql`>`} (${sortValue(sortField, cursor.value)}, ${cursor.id}::uuid)`;
}

function amongEmpty({ sortField, descending }: PageQuestion, cursor: Cursor | null): Sql {
  const none = sql` and ${sortExpression(sortField)} is null`;
  return cursor ? sql`${none} and r.id ${descending ? sql`<` : sql`>`} ${cursor.id}::uuid` : none;
}

/** One branch is read as it stands, a few are merged; of one per owner the keys are merged first, which the indexes hold. */
function pageSql(tx: Tx, page: PageQuestion, from: Sql): Sql {
  const key = sortExpression(page.sortField);
  const whole = sql`${selectionOf(page.columns)}, (${key})::text as "cursorValue"`;
  const [only] = page.branches;
  if (page.branches.length === 1 && only?.kind === 'where') return piece(tx, page, from, whole, only.where);
  if (page.branches.some(({ kind }) => kind === 'perOwner')) return lookedUp(tx, page, whole, merged(tx, page, from, sql`r.id`));
  return sql`select ${selectedNames(page.columns)}, "cursorValue" from (${merged(tx, page, from, whole)}) merged`;
}

function lookedUp(tx: Tx, page: PageQuestion, whole: Sql, keys: Sql): Sql {
  const direction = directionOf(page);
  return sql`
    select ${whole} from (${keys}) merged
    join ${tableOf(page.object)} r on r.org_id = ${tx.orgId}::uuid and r.id = merged.id
    order by merged."sortKey" ${direction}, merged.id ${direction}`;
}

function merged(tx: Tx, page: PageQuestion, from: Sql, columns: Sql): Sql {
  const selected = sql`${columns}, ${sortExpression(page.sortField)} as "sortKey"`;
  const pieces = page.branches.map((branch) =>
    branch.kind === 'where'
      ? sql`(${piece(tx, page, from, selected, branch.where)})`
      : sql`(select found.* from unnest(${branch.owners}::uuid[]) one_owner
          cross join lateral (${piece(tx, page, from, selected, sql`r.owner_id = one_owner`)}) found)`,
  );
  const direction = directionOf(page);
  return sql`select * from (${join(pieces, ' union all ')}) pieces order by "sortKey" ${direction}, id ${direction} ${limitOf(page)}`;
}

/** Written out: a plan for any limit would take it for a tenth of the table. */
const limitOf = ({ limit }: PageQuestion): Sql => raw(`limit ${limit}`);
const directionOf = (page: PageQuestion): Sql => (page.descending ? sql`desc` : sql`asc`);

function piece(tx: Tx, page: PageQuestion, from: Sql, columns: Sql, where: Sql): Sql {
  const direction = directionOf(page);
  return sql`
    select ${columns} from ${tableOf(page.object)} r
    where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${where} and ${page.question.where}${from}
    order by ${sortExpression(page.sortField)} ${direction}, r.id ${direction} ${limitOf(page)}`;
}
