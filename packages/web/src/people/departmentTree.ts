import type { Department } from '#domain/people/directory.contract.ts';

export interface DepartmentNode {
  value: string;
  key: string;
  title: string;
  /** With those below. */
  people: number;
  children: DepartmentNode[];
}

/** The flat list as a tree, in its order; `without` leaves out a department and all below it (it cannot be moved there). */
export function departmentTree(departments: readonly Department[], without?: string, parentId: string | null = null): DepartmentNode[] {
  return departments
    .filter((department) => department.parentId === parentId && department.id !== without)
    .map((department) => {
      const children = departmentTree(departments, without, department.id);
      const people = children.reduce((sum, child) => sum + child.people, department.people);
      return { value: department.id, key: department.id, title: department.name, people, children };
    });
}
