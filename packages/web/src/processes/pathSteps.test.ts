import { describe, expect, it } from 'vitest';
import type { OpportunityFacts } from '#domain/processes/facts.ts';
import { inNeeds, process } from '../testing/process.ts';
import { moveTarget, pathSteps, stepTo } from './pathSteps.ts';

const standings = (facts: OpportunityFacts): string =>
  pathSteps(process, facts)
    .map((step) => `${step.stage.id} ${step.standing}`)
    .join(', ');

describe('where an opportunity stands on the path', () => {
  it.each([
    ['under way', inNeeds, 'contact passed, needs current, offer ahead, won ahead, lost ahead'],
    ['won', { ...inNeeds, stageId: 'won', closed: 'won' as const }, 'contact passed, needs passed, offer passed, won current, lost ahead'],
    [
      'lost in 需求确认',
      { ...inNeeds, stageId: 'lost', closed: 'lost' as const },
      'contact passed, needs passed, offer dropped, won dropped, lost current',
    ],
  ])('%s', (_, facts, expected) => {
    expect(standings(facts)).toBe(expected);
  });

  it('shows what is earned in stages worked ahead only', () => {
    expect(pathSteps(process, inNeeds).map((step) => step.earned)).toEqual([0, 0, 1000, 0, 0]);
    expect(pathSteps(process, inNeeds).map((step) => step.completed)).toEqual([1, 1, 1, 0, 0]);
  });
});

it.each([
  ['needs', 'offer'],
  ['contact', 'contact'],
  ['won', 'won'],
  ['gone', undefined],
])('looking into %s, the move button leads to %s', (lookedInto, target) => {
  expect(moveTarget(pathSteps(process, inNeeds), lookedInto)?.id).toBe(target);
});

it('walks the stages with the arrow keys and stays at the ends', () => {
  expect([
    stepTo('ArrowRight', 1, 5),
    stepTo('ArrowLeft', 0, 5),
    stepTo('ArrowRight', 4, 5),
    stepTo('Home', 3, 5),
    stepTo('End', 0, 5),
    stepTo('a', 2, 5),
  ]).toEqual([2, 0, 4, 0, 4, 2]);
});
