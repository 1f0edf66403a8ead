// The one place that turns a scope into SQL. Whose records may be touched is a list of owners, and beside them the records whose
// team holds the caller. Lists take the two as separate branches, each with its own index; a single record is asked both at once.
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { levelOf, type ObjectAction, type ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { ownersFor, type Scope } from '../people/scope.ts';

/** Rows of one branch; branches never overlap. `byOwner`: nothing but the owner decides. */
export type Branch =
  | { kind: 'where'; where: Sql; byOwner: boolean }
  /** One look into the index per owner, for pages sorted by a column that is indexed behind the owner. */
  | { kind: 'perOwner'; owners: readonly string[]; byOwner: true };

const MAX_LOOKS = 40;
export const EVERYTHING = sql`true`;

export function ownersOf(scope: Scope, object: ObjectName, action: ObjectAction): readonly string[] | 'all' {
  if (OBJECT_DESCRIPTORS[object].owned) return ownersFor(scope, object, action);
  return levelOf(scope.rights, object, action) === 'none' ? [] : 'all';
}

/** Members of a record's team read it; those with edit access change it. Deleting and assigning stay with the owner's line. */
function teamAccess(scope: Scope, object: ObjectName, action: ObjectAction): Sql | null {
  if (!OBJECT_DESCRIPTORS[object].owned || levelOf(scope.rights, object, action) === 'none') return null;
  if (action === 'read' || action === 'export') return empty;
  return action === 'edit' ? sql` and t.access = 'edit'` : null;
}

const teamRecords = (scope: Scope, object: ObjectName, access: Sql): Sql =>
  sql`select t.record_id from team_members t where t.org_id = ${scope.orgId} and t.user_id = ${scope.userId} and t.object = ${object}${access}`;

/** The branches of a list, count or aggregate. `among` narrows to some owners: what a filter on the owner leaves. */
export function visibleBranches(scope: Scope, object: ObjectName, action: ObjectAction, among: readonly string[] | null = null): Branch[] {
  const owners = ownersOf(scope, object, action);
  if (owners === 'all') return [among === null ? { kind: 'where', where: EVERYTHING, byOwner: true } : ownerBranch(among)];
  const branches: Branch[] = [ownerBranch(among === null ? owners : owners.filter((owner) => among.includes(owner)))];
  const access = teamAccess(scope, object, action);
  const foreign = among?.filter((owner) => !owners.includes(owner));
  if (access === null || foreign?.length === 0) return branches;
  const others = foreign ? sql`r.owner_id = any(${foreign}::uuid[])` : sql`r.owner_id <> all(${owners}::uuid[])`;
  branches.push({ kind: 'where', where: sql`r.id in (${teamRecords(scope, object, access)}) and ${others}`, byOwner: false });
  return branches;
}

function ownerBranch(owners: readonly string[]): Branch {
  if (owners.length === 1) return { kind: 'where', where: sql`r.owner_id = ${owners[0]}::uuid`, byOwner: true };
  if (owners.length > 1 && owners.length <= MAX_LOOKS) return { kind: 'perOwner', owners, byOwner: true };
  return { kind: 'where', where: sql`r.owner_id = any(${owners}::uuid[])`, byOwner: true };
}

/** A branch as a plain condition, where no order has to be kept. */
export const branchWhere = (branch: Branch): Sql =>
  branch.kind === 'where' ? branch.where : sql`r.owner_id = any(${branch.owners}::uuid[])`;

/** Whether one record, found by its id, is within reach. */
export function mayTouch(scope: Scope, object: ObjectName, action: ObjectAction): Sql {
  const owners = ownersOf(scope, object, action);
  if (owners === 'all') return EVERYTHING;
  const access = teamAccess(scope, object, action);
  const owned = OBJECT_DESCRIPTORS[object].owned ? sql`r.owner_id = any(${owners}::uuid[])` : sql`false`;
  return access === null ? owned : sql`(${join([owned, sql`r.id in (${teamRecords(scope, object, access)})`], ' or ')})`;
}
