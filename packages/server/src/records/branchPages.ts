// A page of rows that hang on records — signals, due days — for what the caller may see: each branch is read in the order of an index
// and cut at the page's length, then the pieces are merged. Rows carry the record's id and owner as `r.id` and `r.owner_id`.
import sql, { join, type Sql } from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { type Branch, visibleBranches } from './visible.ts';

export interface BranchPage {
  /** `select … from … r where …`, to which the branch's condition is added. */
  rows: Sql;
  /** By names that the rows select. */
  order: Sql;
  limit: number;
}

export function branchPage(branches: readonly Branch[], { rows, order, limit }: BranchPage): Sql {
  const cut = (where: Sql): Sql => sql`(${rows} and ${where} order by ${order} limit ${limit})`;
  const pieces = branches.map((branch) =>
    branch.kind === 'where'
      ? cut(branch.where)
      : sql`(select found.* from unnest(${branch.owners}::uuid[]) one_owner cross join lateral ${cut(sql`r.owner_id = one_owner`)} found)`,
  );
  return sql`select * from (${join(pieces, ' union all ')}) pieces order by ${order} limit ${limit}`;
}

export interface Among {
  ownerId?: string | undefined;
  /** With the departments below it. */
  departmentId?: string | undefined;
}

/** The branches of opportunities that a question about people leaves. */
export async function branchesAmong(tx: Tx, scope: Scope, { ownerId, departmentId }: Among): Promise<Branch[]> {
  const inDepartment = departmentId === undefined ? null : await peopleOf(tx, departmentId);
  const owners = ownerId === undefined ? inDepartment : inDepartment === null || inDepartment.includes(ownerId) ? [ownerId] : [];
  return visibleBranches(scope, 'opportunity', 'read', owners);
}

/** Everybody in a department and below it. */
async function peopleOf(tx: Tx, departmentId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    with recursive tree as (
      select id from departments where org_id = ${tx.orgId} and id = ${departmentId}
      union select d.id from departments d join tree t on d.parent_id = t.id where d.org_id = ${tx.orgId})
    select u.id from users u join tree t on u.department_id = t.id where u.org_id = ${tx.orgId}`);
  return rows.map((row) => row.id);
}
