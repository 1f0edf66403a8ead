import { expect, it } from 'vitest';
import type { Notice } from '#domain/activities/contract.ts';
import { newsSince } from './popUps.ts';

const notice = (id: string, readAt: string | null = null): Notice => ({
  ...{ id, kind: 'mention', object: 'account', recordId: 'r', actorName: null, data: {} },
  ...{ createdAt: '2026-03-02T02:00:00.000Z', readAt },
});
const shownOf = (ids: readonly string[], last: string) =>
  newsSince(
    ids.map((id) => notice(id)),
    last,
  ).shown.map(({ id }) => id);

it('shows what has come since, the oldest first', () => {
  expect(shownOf(['4', '3', '2', '1'], '2')).toEqual(['3', '4']);
  expect(shownOf(['4', '3'], '4')).toEqual([]);
  expect(shownOf(['1'], '')).toEqual(['1']);
});

it('leaves out what was read meanwhile', () => {
  expect(newsSince([notice('3', '2026-03-02T02:00:00.000Z'), notice('2')], '1').shown.map(({ id }) => id)).toEqual(['2']);
});

it('shows no more than three of the newest and counts the others', () => {
  expect(
    newsSince(
      ['9', '8', '7', '6', '5'].map((id) => notice(id)),
      '4',
    ),
  ).toMatchObject({
    shown: [{ id: '7' }, { id: '8' }, { id: '9' }],
    more: 2,
  });
});
