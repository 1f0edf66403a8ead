import { expect, it } from 'vitest';
import type { NavEntry } from './nav.ts';
import { pageHits, stepRow } from './searchHits.ts';

const entry = (to: string): NavEntry => ({ to, label: 'home.title', icon: () => null, order: 0 });
const names: Record<string, string> = { '/': '首页', '/accounts': '客户', '/opportunities': '商机' };
const entries = Object.keys(names).map(entry);

it.each([
  ['', ['/', '/accounts', '/opportunities']],
  ['客', ['/accounts']],
  ['oppo', ['/opportunities']],
  ['/', []],
  ['没有', []],
])('looking for “%s” finds %j', (query, found) => {
  expect(pageHits(query, entries, ({ to }) => names[to] ?? '').map((hit) => hit.to)).toEqual(found);
});

it('walks round the rows', () => {
  expect([stepRow(0, -1, 3), stepRow(2, 1, 3), stepRow(0, 1, 3), stepRow(0, 1, 0)]).toEqual([2, 0, 1, 0]);
});
