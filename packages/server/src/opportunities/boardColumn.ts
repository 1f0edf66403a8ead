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

/** Cards with an amount, or those without, in their order. */
interface Part {
  where: Sql;
  order: Sql;
}

/** `o.id` and `o.amount` of the column's first cards; never too few, but those without an amount may be more than asked for. */
export function columnKeys(scope: Scope, column: ColumnKeys): Sql {
  const filled = { where: sql`o.amount is not null ${column.filled}`, order: sql`o.amount desc, o.id desc` };
  const unfilled = { where: sql`o.amount is null ${column.empty}`, order: sql`o.id desc` };
  return sql`(
    with filled as (${firstOf(scope, column, filled)})
    select * from filled
    union all select * from (${firstOf(scope, column, unfilled)}) unfilled where (select count(*) from filled) < ${raw(String(column.limit))})`;
}

/** One index range per owner while there are few, and one for what is seen as a team member. */
function firstOf(scope: Scope, column: ColumnKeys, part: Part): Sql {
  const { owners, teamOnly } = seenBy(scope, column.ownerId);
  const ofOwners = owners === null ? cut(scope, column, part, sql`true`) : ofEach(scope, column, part, owners);
  const pieces = teamOnly ? sql`(${ofOwners}) union all (${cut(scope, column, part, teamOnly)})` : ofOwners;
  return sql`select o.* from (${pieces}) o order by ${part.order} ${most(column)}`;
}

function ofEach(scope: Scope, column: ColumnKeys, part: Part, owners: readonly string[]): Sql {
  if (owners.length > FEW_OWNERS) return cut(scope, column, part, sql`o.owner_id = any(${owners}::uuid[])`);
  if (owners.length === 1) return cut(scope, column, part, sql`o.owner_id = ${owners[0]}::uuid`);
  return sql`
    select o.* from unnest(${owners}::uuid[]) as w (id)
    cross join lateral (${cut(scope, column, part, sql`o.owner_id = w.id`)}) o`;
}

/** Written out: a plan for any limit would take it for a tenth of the table. */
const most = ({ limit }: ColumnKeys): Sql => raw(`limit ${limit}`);

const cut = (scope: Scope, column: ColumnKeys, { where, order }: Part, seen: Sql): Sql => sql`
  select o.id, o.amount from opportunities o
  where o.org_id = ${scope.orgId} and o.stage_id = ${column.stageId} and o.deleted_at is null and ${seen} and ${where}
  order by ${order} ${most(column)}`;
