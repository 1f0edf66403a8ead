import { expect, it, vi } from 'vitest';
import { type Change, concerns, gathered } from './liveUpdates.ts';

const change = { object: 'opportunity', recordId: 'o1' };

it.each([
  [['opportunity', 'o1'], true],
  [['opportunity', 'o1', 'timeline'], true],
  [['opportunity', 'list', { view: 'mine' }], true],
  [['opportunity', 'o2'], false],
  [['account', 'o1'], false],
  [['session'], false],
])('a change of opportunity o1 refreshes %j: %s', (queryKey, refreshed) => {
  expect(concerns(queryKey, change)).toBe(refreshed);
});

it('refreshes everything about an object when no record is named', () => {
  expect(concerns(['opportunity', 'o2'], { object: 'opportunity' })).toBe(true);
});

it('acts once on what is heard many times within a pause, and again on what comes later', () => {
  vi.useFakeTimers();
  const acted: (readonly Change[])[] = [];
  const hear = gathered((changes) => acted.push(changes), 100);
  for (let times = 0; times < 5; times += 1) hear(change);
  hear({ object: 'notice' });
  expect(acted).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(acted).toEqual([[change, { object: 'notice' }]]);
  hear(change);
  vi.advanceTimersByTime(100);
  expect(acted).toEqual([[change, { object: 'notice' }], [change]]);
  vi.useRealTimers();
});
