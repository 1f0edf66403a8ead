import { expect, it } from 'vitest';
import { movedColumns, steppedColumns } from './useColumnMoves.ts';

const keys = ['name', 'a', 'b', 'c'];

it.each([
  ['c before a', 'c', 'a', 'before', 'name,c,a,b'],
  ['a after c', 'a', 'c', 'after', 'name,b,c,a'],
  ['b onto itself', 'b', 'b', 'after', 'name,a,b,c'],
  ['a stranger', 'x', 'a', 'before', 'name,a,b,c'],
] as const)('drops %s', (_case, moved, target, edge, order) => {
  expect(movedColumns(keys, moved, target, edge).join()).toBe(order);
});

it.each([
  ['b to the left', 'b', -1, 'name,b,a,c'],
  ['b to the right', 'b', 1, 'name,a,c,b'],
  ['a not before the name', 'a', -1, 'name,a,b,c'],
  ['the name nowhere', 'name', 1, 'name,a,b,c'],
  ['c not beyond the end', 'c', 1, 'name,a,b,c'],
] as const)('steps %s', (_case, key, step, order) => {
  expect(steppedColumns(keys, key, step).join()).toBe(order);
});
