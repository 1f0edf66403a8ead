import sql from 'sql-template-tag';
import type { Department } from '#domain/people/directory.contract.ts';
import { wouldLoopDepartments } from '#domain/people/organisation.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, notFound, refused } from '../http/refusals.ts';
import { differences } from './changePerson.ts';
import type { Scope } from './scope.ts';
import { lockPeople } from './standing.ts';

export async function listDepartments(tx: Tx): Promise<Department[]> {
  return tx.rows<Department>(sql`
    select d.id, d.parent_id as "parentId", d.name, d.position,
      (select count(*)::int from users u where u.org_id = d.org_id and u.department_id = d.id and u.status <> 'deactivated') as people
    from departments d where d.org_id = ${tx.orgId} order by d.position, d.created_at, d.id`);
}

export async function createDepartment(
  tx: Tx,
  scope: Scope,
  input: { name: string; parentId: string | null },
  now: string,
): Promise<Department> {
  await lockPeople(tx);
  const all = await listDepartments(tx);
  demandParent(all, input.parentId);
  const department = { id: newId(), ...input, position: all.filter((row) => row.parentId === input.parentId).length, people: 0 };
  await tx.run(sql`
    insert into departments (org_id, id, parent_id, name, position, created_at)
    values (${scope.orgId}, ${department.id}, ${department.parentId}, ${department.name}, ${department.position}, ${now})`);
  await recordEvent(tx, scope, now, {
    kind: 'department.created',
    object: 'department',
    recordId: department.id,
    data: { name: department.name },
  });
  return department;
}

export interface DepartmentChange {
  name?: string | undefined;
  parentId?: string | null | undefined;
  position?: number | undefined;
}

export async function changeDepartment(tx: Tx, scope: Scope, id: string, change: DepartmentChange, now: string): Promise<Department> {
  await lockPeople(tx);
  const all = await listDepartments(tx);
  const before = all.find((row) => row.id === id);
  if (!before) throw notFound('department');
  if (change.parentId !== undefined) {
    demandParent(all, change.parentId);
    if (wouldLoopDepartments(id, change.parentId, all))
      throw refused([{ kind: 'departmentLoop' }], 'A department cannot be moved below itself.');
  }
  const after: Department = {
    ...before,
    name: change.name ?? before.name,
    parentId: change.parentId === undefined ? before.parentId : change.parentId,
    position: change.position ?? before.position,
  };
  await tx.run(sql`
    update departments set name = ${after.name}, parent_id = ${after.parentId}, position = ${after.position}
    where org_id = ${scope.orgId} and id = ${id}`);
  await recordEvent(tx, scope, now, {
    kind: 'department.changed',
    object: 'department',
    recordId: id,
    data: { name: after.name, changed: differences(before, after) },
  });
  return after;
}

export async function deleteDepartment(tx: Tx, scope: Scope, id: string, now: string): Promise<void> {
  await lockPeople(tx);
  const department = await tx.first<{ name: string; people: number; departments: number }>(sql`
    select name, (select count(*)::int from users u where u.org_id = d.org_id and u.department_id = d.id) as people,
      (select count(*)::int from departments c where c.org_id = d.org_id and c.parent_id = d.id) as departments
    from departments d where org_id = ${scope.orgId} and id = ${id}`);
  if (!department) throw notFound('department');
  const reasons = [
    ...(department.people > 0 ? [{ kind: 'hasPeople', people: department.people }] : []),
    ...(department.departments > 0 ? [{ kind: 'hasDepartments', departments: department.departments }] : []),
  ];
  if (reasons.length > 0) throw refused(reasons, 'The department is not empty.');
  await tx.run(sql`delete from departments where org_id = ${scope.orgId} and id = ${id}`);
  await recordEvent(tx, scope, now, { kind: 'department.deleted', object: 'department', recordId: id, data: { name: department.name } });
}

function demandParent(all: readonly Department[], parentId: string | null): void {
  if (parentId !== null && !all.some((row) => row.id === parentId))
    throw badInput([{ field: 'parentId', reason: 'is not a department here' }]);
}
