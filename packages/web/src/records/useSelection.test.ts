import { expect, it } from 'vitest';
import { ticked } from './useSelection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const set = (...ids: string[]) => new Set(ids);

it.each([
  ['turns one row on', set(), 'b', undefined, set('b')],
  ['turns one row off', set('a', 'b'), 'b', undefined, set('a')],
  ['takes all between with shift', set('b'), 'd', 'b', set('b', 'c', 'd')],
  ['takes them upwards too', set('d'), 'b', 'd', set('d', 'b', 'c')],
  ['lets go of all between', set('a', 'b', 'c', 'd'), 'd', 'b', set('a')],
  ['counts one row when the last one is gone from the list', set(), 'c', 'x', set('c')],
])('%s', (_, before, id, from, after) => {
  expect(ticked(order, before, id, from)).toEqual(after);
});
