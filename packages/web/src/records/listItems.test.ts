import { describe, expect, it } from 'vitest';
import { groupedItems, keyOf, rowItems, rowsIn, type ShownGroup } from './listItems.ts';

const row = (id: string) => ({ id, rowVersion: 1, values: {} });
const group = (key: string, count: number, open = true): ShownGroup => ({ key, value: key, name: key, count, sums: [], open });
const kinds = (items: ReturnType<typeof groupedItems>) => items.map(keyOf);

describe('the lines of a grouped list', () => {
  it('put each group’s rows under its head, and say how many are left', () => {
    const items = groupedItems([group('a', 3), group('b', 1)], ({ key }) => (key === 'a' ? [row('1'), row('2')] : [row('3')]));
    expect(kinds(items)).toEqual(['head a', '1', '2', 'more a', 'head b', '3']);
    expect(items.find((item) => item.kind === 'more')).toMatchObject({ left: 1 });
  });

  it('number the rows through all groups, so that the keyboard walks past the heads', () => {
    const items = groupedItems([group('a', 1), group('b', 1)], ({ key }) => [row(key)]);
    expect(items.flatMap((item) => (item.kind === 'row' ? [item.index] : []))).toEqual([0, 1]);
    expect(rowsIn(items).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('show nothing under a folded group, or under one whose rows have not come', () => {
    expect(kinds(groupedItems([group('a', 2, false), group('b', 2)], () => []))).toEqual(['head a', 'head b']);
  });
});

it('is the rows alone without a grouping', () => {
  expect(kinds(rowItems([row('1'), row('2')]))).toEqual(['1', '2']);
});
