// Which cards stand in a column, by their keys alone: the index holds stage, amount and id, so that records are looked up only for
// the cards shown. Those without an amount come last; they are looked for only where the others leave room.
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Scope } from '../people/scope.ts';
import { seenBy } from './seen.ts';

export interface ColumnKeys {
  stageId: Sql;
  ownerId?: string | undefined;
  limit: number;
  /** Further conditions on cards with an amount, and on those without. */
  filled: Sql;
  empty: Sql;
}

export const FROM_THE_TOP = { filled: empty, empty };
export const LARGEST_FIRST = sql`o.amount desc nulls last, o.id desc`;

/** More owners than this are looked for together. */
const FEW_OWNERS = 40;

/** One index range per owner while there are few; `o.id` and `o.amount` of the column's first cards. */
export function columnKeys(scope: Scope, column: ColumnKeys): Sql {
  const { owners, teamOnly } = seenBy(scope, column.ownerId);
  const ofOwners = owners === null ? cut(scope, column, sql`true`) : ownersKeys(scope, column, owners);
  return teamOnly ? firstOf(sql`${ofOwners} union all ${cut(scope, column, teamOnly)}`, column.limit) : ofOwners;
}

function ownersKeys(scope: Scope, column: ColumnKeys, owners: readonly string[]): Sql {
  if (owners.length > FEW_OWNERS) return cut(scope, column, sql`o.owner_id = any(${owners}::uuid[])`);
  if (owners.length === 1) return cut(scope, column, sql`o.owner_id = ${owners[0]}::uuid`);
  const ofOne = cut(scope, column, sql`o.owner_id = w.id`);
  return firstOf(sql`select o.* from unnest(${owners}::uuid[]) as w (id) cross join lateral (${ofOne}) o`, column.limit);
}

/** Written out: a plan for any limit would take it for a tenth of the table. */
const most = (limit: number): Sql => raw(`limit ${limit}`);

const firstOf = (keys: Sql, limit: number): Sql => sql`(select o.* from (${keys}) o order by ${LARGEST_FIRST} ${most(limit)})`;

function cut(scope: Scope, { stageId, limit, ...further }: ColumnKeys, where: Sql): Sql {
  const place = sql`o.org_id = ${scope.orgId} and o.stage_id = ${stageId} and o.deleted_at is null and ${where}`;
  return sql`(
    with filled as (
      select o.id, o.amount from opportunities o where ${place} and o.amount is not null ${further.filled}
      order by o.amount desc, o.id desc ${most(limit)})
    select * from filled
    union all (
      select o.id, o.amount from opportunities o
      where (select count(*) from filled) < ${raw(String(limit))} and ${place} and o.amount is null ${further.empty}
      order by o.id desc ${most(limit)}))`;
}
