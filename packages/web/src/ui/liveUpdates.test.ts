import { expect, it } from 'vitest';
import { concerns } from './liveUpdates.ts';

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
