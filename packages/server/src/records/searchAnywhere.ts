// Names that hold the words anywhere. Common words stand in many of the records changed last: a look through those finds enough.
// Rare words are looked up in the index of words, which for common ones would gather half the table. Either has one plan for all words.
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { tableOf } from './columns.ts';
import { EACH, type FoundRow, foundColumns } from './searchRow.ts';
import { type Branch, branchWhere, EVERYTHING, ownersOf, visibleBranches } from './visible.ts';
import { areCommon } from './wordFrequency.ts';
import { holdsWords, searchSql } from './words.ts';

/** So many candidates are ranked. */
const CANDIDATES = 10;
/** Words that are common everywhere may be rare in one's own records: after so many the index is asked all the same. */
const LATEST = 600;

export async function lookAnywhere(tx: Tx, scope: Scope, objects: readonly ObjectName[], text: string): Promise<FoundRow[]> {
  if (objects.length === 0) return [];
  const looks = objects.map(async (object) => {
    const looking = { tx, scope, object, text };
    const common = await areCommon(tx, object, text);
    // records met only as a team member are few, and found from the team
    return visibleBranches(scope, object, 'read').map((branch) =>
      common && branch.byOwner ? latestFirst(looking, branch) : sql`(${byWords(looking, branch, EVERYTHING)})`,
    );
  });
  return tx.steady<FoundRow>(join((await Promise.all(looks)).flat(), ' union all '));
}

interface Looking {
  tx: Tx;
  scope: Scope;
  object: ObjectName;
  text: string;
}

function byWords({ tx, scope, object, text }: Looking, branch: Branch, only: Sql): Sql {
  const found = sql`select ${foundColumns(object)} from`;
  const where = sql`where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${branchWhere(branch)} and ${only}`;
  if (object !== 'opportunity') return sql`${found} ${tableOf(object)} r ${where} and ${holdsWords('r', text)} ${most(CANDIDATES)}`;
  if (!branch.byOwner) return sql`${found} ${tableOf(object)} r ${where} and ${searchSql(object, text)} ${most(CANDIDATES)}`;
  return sql`${found} (${namesOf(tx, ownersOf(scope, object, 'read'), text)}) n
    join ${tableOf(object)} r on r.org_id = ${tx.orgId}::uuid and r.id = n.opportunity_id ${where}`;
}

/**
 * Kept from being mixed with the join: told that ten are enough, PostgreSQL would rather read record after record until it has met them.
 * One owner is looked up in the index together with the words; for several it would look up the words as often.
 */
function namesOf(tx: Tx, owners: readonly string[] | 'all', text: string): Sql {
  const oneOwner = owners !== 'all' && owners.length === 1 ? sql`n.owner_id = ${owners[0]}::uuid and` : empty;
  const amongOwners = owners === 'all' || owners.length === 1 ? empty : sql`where owner_id = any(${owners}::uuid[])`;
  return sql`
    with hits as materialized (
      select n.opportunity_id, n.owner_id from opportunity_names n where n.org_id = ${tx.orgId}::uuid and ${oneOwner} ${holdsWords('n', text)})
    select opportunity_id from hits ${amongOwners} ${most(CANDIDATES)}`;
}

const latestFirst = (looking: Looking, branch: Branch): Sql => sql`(
  with latest as materialized (
    select object, id, name, "hintId", code from (${latest(looking)}) r where ${holdsWords('r', looking.text)} ${most(CANDIDATES)})
  select * from latest
  union all (${byWords(looking, branch, sql`(select count(*) from latest) < ${raw(String(EACH))}`)}))`;

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
