import { expect, it } from 'vitest';
import { pinsOf } from './usePins.ts';

it('reads the pins of each object', () => {
  expect(pinsOf({ pinnedViews: { opportunity: ['mine', 'v1'] }, theme: 'dark' })).toEqual({ opportunity: ['mine', 'v1'] });
});

it('takes what is no pin for none', () => {
  expect(pinsOf({})).toEqual({});
  expect(pinsOf({ pinnedViews: 'mine' })).toEqual({});
  expect(pinsOf({ pinnedViews: { opportunity: [1, 'mine'], account: 'mine' } })).toEqual({ opportunity: ['mine'], account: [] });
});
