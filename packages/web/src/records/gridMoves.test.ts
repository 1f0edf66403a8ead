import { expect, it } from 'vitest';
import { moved } from './gridMoves.ts';

const last = { row: 99, column: 7 };

it.each([
  ['ArrowDown', { row: 3, column: 2 }, { row: 4, column: 2 }],
  ['ArrowUp', { row: 0, column: 2 }, { row: 0, column: 2 }],
  ['ArrowRight', { row: 3, column: 7 }, { row: 3, column: 7 }],
  ['ArrowLeft', { row: 3, column: 2 }, { row: 3, column: 1 }],
  ['PageDown', { row: 95, column: 1 }, { row: 99, column: 1 }],
  ['PageUp', { row: 20, column: 1 }, { row: 5, column: 1 }],
  ['Home', { row: 3, column: 5 }, { row: 3, column: 0 }],
  ['End', { row: 3, column: 5 }, { row: 3, column: 7 }],
  ['Enter', { row: 3, column: 5 }, undefined],
])('%s from %o', (key, from, to) => {
  expect(moved(from, key, last)).toEqual(to);
});
