import { expect, it } from 'vitest';
import { type DepartmentNode, departmentTree } from './departmentTree.ts';

const department = (id: string, parentId: string | null, people: number) => ({ id, parentId, name: id, position: 0, people });
const all = [
  department('company', null, 2),
  department('sales', 'company', 1),
  department('north', 'sales', 4),
  department('service', 'company', 3),
];
const outline = (nodes: DepartmentNode[]): string => nodes.map((node) => `${node.key}:${node.people}(${outline(node.children)})`).join(' ');

it('counts the people of a department with those below', () => {
  expect(outline(departmentTree(all))).toBe('company:10(sales:5(north:4()) service:3())');
});

it('leaves out where a department cannot be moved: itself and below', () => {
  expect(outline(departmentTree(all, 'sales'))).toBe('company:5(service:3())');
});
