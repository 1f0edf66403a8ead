import { describe, expect, it } from 'vitest';
import type { Operator } from './definition.ts';
import { decideCompletion } from './keyEvents.ts';
import { decideMove } from './moves.ts';
import { withOperatorsInForce } from './operatorsInForce.ts';
import { asks, keyEvent, salesProcess, stage, standingIn } from './testing/slides.ts';

const rules = { sequentialOnly: false, freeSkip: true };
const only = (id: string): Operator[] => [{ kind: 'user', id }];
const pinned = salesProcess(
  stage('1', 1_000, { events: [keyEvent('a', { operators: only('old') }), keyEvent('gone', { operators: only('old') })] }),
  stage('2', 3_000, { operators: only('old') }),
);
/** Event a has moved to stage 2 and belongs to somebody else; event b is new. */
const inForce = salesProcess(
  stage('1', 1_500),
  stage('2', 3_000, { operators: only('new'), events: [keyEvent('a', { operators: only('new') }), keyEvent('b')] }),
);
const merged = withOperatorsInForce(pinned, inForce);
const mayTick = (userId: string, eventId: string) =>
  decideCompletion(merged, rules, standingIn('1'), { ...asks(userId), eventId, files: 0 }).allowed;

describe('operator lists act without a sync', () => {
  it('lets whom the newest version names, wherever it holds the event now', () => {
    expect([mayTick('new', 'a'), mayTick('old', 'a')]).toEqual([true, false]);
  });
  it('asks the same of moving into a stage', () => {
    const moves = (userId: string) => decideMove(merged, rules, standingIn('1', ['a', 'gone']), { ...asks(userId), to: '2' }).allowed;
    expect([moves('new'), moves('old')]).toEqual([true, false]);
  });
  it('keeps the list of what the newest version no longer holds', () => {
    expect([mayTick('old', 'gone'), mayTick('new', 'gone')]).toEqual([true, false]);
  });
  it('takes over nothing but the lists', () => {
    expect(merged.stages.map(({ id, rate, events }) => [id, rate, events.map((event) => event.id)])).toEqual([
      ['1', 1_000, ['a', 'gone']],
      ['2', 3_000, []],
      ['won', 10_000, []],
      ['lost', 0, []],
    ]);
    expect(withOperatorsInForce(pinned, pinned)).toEqual(pinned);
  });
});
