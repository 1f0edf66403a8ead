// Names that hold the words anywhere. Common words stand in many of the records changed last: a look through those finds enough.
// Rare words are looked up in the index of words, which for common ones would gather half the table. Either has one plan for all words.
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { tableOf } from './columns.ts';
import { searchSql } from './filterSql.ts';
import { EACH, type FoundRow, foundColumns } from './searchRow.ts';
import { type Branch, branchWhere, ownersOf, visibleBranches } from './visible.ts';
import { areCommon } from './wordFrequency.ts';

/** So many candidates are ranked. */
const CANDIDATES = 10;
/** Words that are common everywhere may be rare in one's own records: after so many the index is asked all the same. */
const LATEST = 600;

export async function lookAnywhere(tx: Tx, scope: Scope, objects: readonly ObjectName[], text: string): Promise<FoundRow[]> {
  if (objects.length === 0) return [];
  const condition = searchSql(text);
  const looks = objects.map(async (object) => {
    const looking = { tx, scope, object, condition };
    const common = await areCommon(tx, object, text);
    // records met only as a team member are few, and found from the team
    return visibleBranches(scope, object, 'read').map((branch) =>
      common && branch.byOwner ? latestFirst(looking, branch) : sql`(${byWords(looking, branch)} ${most(CANDIDATES)})`,
    );
  });
  return tx.steady<FoundRow>(join((await Promise.all(looks)).flat(), ' union all '));
}

interface Looking {
  tx: Tx;
  scope: Scope;
  object: ObjectName;
  condition: Sql;
}

const byWords = ({ tx, object, condition }: Looking, branch: Branch): Sql => sql`
  select ${foundColumns(object)} from ${tableOf(object)} r
  where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${branchWhere(branch)} and ${condition}`;

const latestFirst = (looking: Looking, branch: Branch): Sql => sql`(
  with latest as materialized (
    select object, id, name, "hintId", code from (${latest(looking)}) r where ${looking.condition} ${most(CANDIDATES)})
  select * from latest
  union all (${byWords(looking, branch)} and (select count(*) from latest) < ${raw(String(EACH))} ${most(CANDIDATES)}))`;

/** Written out: a plan for any limit would take it for a tenth of the table. */
const most = (limit: number): Sql => raw(`limit ${limit}`);

/** The records changed last, of several owners the same number of each. */
function latest({ tx, scope, object }: Looking): Sql {
  const owners = ownersOf(scope, object, 'read');
  const changedLast = (of: Sql, limit: number): Sql => sql`
    select ${foundColumns(object)}, r.search_text from ${tableOf(object)} r
    where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null ${of}
    order by r.updated_at desc, r.id desc ${most(limit)}`;
  if (owners === 'all') return changedLast(sql``, LATEST);
  if (owners.length === 1) return changedLast(sql`and r.owner_id = ${owners[0]}::uuid`, LATEST);
  const ofEach = changedLast(sql`and r.owner_id = one_owner`, Math.ceil(LATEST / Math.max(owners.length, 1)));
  return sql`select found.* from unnest(${owners.slice(0, LATEST)}::uuid[]) one_owner cross join lateral (${ofEach}) found`;
}
