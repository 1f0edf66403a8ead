import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAsOf, type OpportunityHistory } from './asOf.ts';
import type { AdvanceRules, ProcessVersion } from './definition.ts';
import { decideMove } from './moves.ts';
import { EMPTY_REPLAY, type PastMove, reasonKey, replayMove, replayNextStep, withMove, withRunning } from './replay.ts';
import { asks, keyEvent, salesProcess, stage, standingIn } from './testing/slides.ts';

const rules: AdvanceRules = { sequentialOnly: false, freeSkip: false };
const [one, two, three] = [
  stage('1', 1_000, { events: [keyEvent('a'), keyEvent('b', { required: false })] }),
  stage('2', 3_000),
  stage('3', 6_000),
];
const today = salesProcess(one, two, three);
const actor = asks('u1').actor;
const move = (to: string, facts = standingIn('1', ['a']), given: Partial<PastMove> = {}): PastMove => ({
  ...{ pinned: today, rules, facts, actor, to, lossReason: null },
  ...given,
});
const verdictOf = (version: ProcessVersion, past: PastMove) => replayMove({ version, rules }, past);
const keys = (version: ProcessVersion, past: PastMove) => verdictOf(version, past).reasons.map(({ refusal }) => reasonKey(refusal));
const requiringB = salesProcess({ ...one, events: [keyEvent('a'), keyEvent('b')] }, two, three);

describe('a move that happened, asked of the draft', () => {
  it('passes when the draft asks for nothing more', () => {
    expect(verdictOf(today, move('2'))).toEqual({ verdict: 'passes', from: '1', to: '2', reasons: [] });
  });
  it('is refused for an event that was optional then and was not done; done, it passes', () => {
    expect(verdictOf(requiringB, move('2'))).toMatchObject({
      verdict: 'refused',
      reasons: [{ refusal: { kind: 'event', eventId: 'b' }, novel: false }],
    });
    expect(verdictOf(requiringB, move('2', standingIn('1', ['a', 'b']))).verdict).toBe('passes');
  });
  it('is refused for what did not exist then, and says so', () => {
    const draft = salesProcess(
      { ...one, events: [...one.events, keyEvent('new')], approvalFlowId: 'review', information: [{ field: 'budget', required: true }] },
      two,
      three,
    );
    expect(verdictOf(draft, move('2')).reasons.map(({ refusal, novel }) => [refusal.kind, novel])).toEqual([
      ['event', true],
      ['information', true],
      ['approval', true],
    ]);
  });
  it('is not blamed on the draft for what the version of the day refused too', () => {
    const overridden = move('2', standingIn('1', []));
    expect(verdictOf(today, overridden)).toMatchObject({ verdict: 'refused_anyway', reasons: [] });
    expect(keys(requiringB, overridden)).toEqual(['event:b']);
  });
  it('between stages the draft has merged is no move', () => {
    expect(verdictOf(salesProcess(one, three), move('2')).verdict).toBe('merged');
  });
  it('out of a stage that is gone starts at its default place', () => {
    expect(
      verdictOf(salesProcess({ ...one, events: [keyEvent('a'), keyEvent('b')] }, three), move('3', standingIn('2', ['a']))),
    ).toMatchObject({
      ...{ verdict: 'refused', from: '1', to: '3' },
      reasons: [{ refusal: { kind: 'event', eventId: 'b' } }],
    });
  });
  it('asks for operators only when it is known who moved', () => {
    const guarded = salesProcess(one, { ...two, operators: [{ kind: 'user', id: 'boss' }] }, three);
    expect(keys(guarded, move('2'))).toEqual(['operator:2']);
    expect(keys(guarded, move('2', standingIn('1', ['a']), { actor: null }))).toEqual([]);
  });
  it('winning and losing go to the draft’s own closing stages', () => {
    const renamed: ProcessVersion = {
      stages: today.stages.map((each) => (each.kind === 'open' ? each : { ...each, id: `new ${each.id}` })),
    };
    expect(verdictOf(renamed, move('won', standingIn('3', ['a'])))).toMatchObject({ verdict: 'passes', to: 'new won' });
    expect(verdictOf(renamed, move('lost', standingIn('1'), { lossReason: 'price' }))).toMatchObject({ verdict: 'passes', to: 'new lost' });
  });
});

describe('an opportunity that runs now', () => {
  it('is blocked when only the draft stands against its next step', () => {
    const running = { pinned: today, rules, facts: standingIn('1', ['a']), actor };
    expect(replayNextStep({ version: requiringB, rules }, running)).toMatchObject({ verdict: 'refused', from: '1', to: '2' });
    expect(replayNextStep({ version: requiringB, rules }, { ...running, facts: standingIn('1', []) })?.reasons).toHaveLength(1);
    expect(replayNextStep({ version: today, rules }, running)?.verdict).toBe('passes');
  });
});

describe('the sums', () => {
  it('count every move once, and each reason as often as it stands against one', () => {
    const outcomes = [move('2'), move('3'), move('2', standingIn('1', ['a', 'b']))].map((past) => verdictOf(requiringB, past));
    const tally = outcomes.reduce(withMove, EMPTY_REPLAY);
    expect(tally).toMatchObject({ moves: 3, passes: 1, refused: 2, merged: 0, refusedAnyway: 0, running: 0, blocked: 0 });
    expect(tally.reasons['event:b']).toMatchObject({ moves: 2, running: 0 });
    const running = replayNextStep({ version: requiringB, rules }, { pinned: today, rules, facts: standingIn('1', ['a']), actor });
    expect(withRunning(withRunning(tally, running), null)).toMatchObject({ running: 2, blocked: 1, moves: 3 });
    expect(withRunning(tally, running).reasons['event:b']).toMatchObject({ moves: 2, running: 1 });
  });
});

const facts = fc
  .tuple(fc.constantFrom('1', '2', '3'), fc.subarray(['a', 'b', 'c']), fc.subarray(['budget', 'source']))
  .map(([stageId, completed, filled]) => standingIn(stageId, completed, { filled }));
const someVersion = fc
  .tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([b, c, budget, second]) =>
    salesProcess(
      { ...one, events: [keyEvent('a'), keyEvent('b', { required: b })], information: budget ? [{ field: 'budget', required: true }] : [] },
      ...(second ? [two] : []),
      { ...three, events: c ? [keyEvent('c')] : [] },
    ),
  );
const someRules = fc.record({ sequentialOnly: fc.boolean(), freeSkip: fc.boolean() });

describe('of any draft', () => {
  it('a version replayed on its own moves refuses none that it allowed', () => {
    fc.assert(
      fc.property(someVersion, someRules, facts, fc.constantFrom('1', '3', 'won'), (version, live, before, to) => {
        const standing = version.stages.some(({ id }) => id === before.stageId) ? before : { ...before, stageId: '1' };
        const allowed = decideMove(version, live, standing, { ...asks('u1'), to }).allowed;
        const { verdict } = replayMove(
          { version, rules: live },
          { pinned: version, rules: live, facts: standing, actor, to, lossReason: null },
        );
        expect(verdict).toBe(standing.stageId === to ? 'merged' : allowed ? 'passes' : 'refused_anyway');
      }),
    );
  });
  it('what it refuses, deciding refuses as well', () => {
    fc.assert(
      fc.property(someVersion, facts, (version, before) => {
        const past = move('3', before);
        const replayed = replayMove({ version, rules }, past);
        const decided = decideMove(
          version,
          rules,
          { ...before, stageId: replayed.from, lastOpenStageId: replayed.from },
          { ...asks('u1'), to: replayed.to },
        );
        if (replayed.verdict === 'refused') expect(decided.allowed).toBe(false);
        if (replayed.verdict === 'passes') expect(decided.allowed).toBe(true);
      }),
    );
  });
});

const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T08:00:00.000Z`;
const history = (given: Partial<OpportunityHistory> = {}): OpportunityHistory => ({
  ...{ completions: [], ticks: [], files: [], filled: [], amount: null, closingOn: null, edits: [], approvals: [] },
  ...given,
});

describe('the facts of a past day', () => {
  const completedOn = (from: OpportunityHistory, number: number) => factsAsOf(from, day(number), '1').completed;

  it('a completion counts from its tick, not while it was taken back', () => {
    const ticked = history({
      completions: [{ eventId: 'a', at: day(9) }],
      ticks: [
        { eventId: 'a', at: day(3), done: true },
        { eventId: 'a', at: day(5), done: false },
        { eventId: 'a', at: day(9), done: true },
      ],
    });
    expect([2, 3, 4, 5, 8, 9].map((number) => completedOn(ticked, number).includes('a'))).toEqual([false, true, true, false, false, true]);
  });
  it('an imported completion counts from the day it is said to have happened', () => {
    const imported = history({ completions: [{ eventId: 'a', at: day(3) }] });
    expect([completedOn(imported, 2), completedOn(imported, 3)]).toEqual([[], ['a']]);
  });
  it('a completion that was only ever taken back had been done before', () => {
    expect(completedOn(history({ ticks: [{ eventId: 'a', at: day(5), done: false }] }), 4)).toEqual(['a']);
  });
  it('values are what they were before the first later edit', () => {
    const edited = history({
      ...{ filled: ['amount', 'source'], amount: 900, closingOn: null },
      edits: [
        { field: 'amount', at: day(4), before: null },
        { field: 'amount', at: day(8), before: 500 },
        { field: 'closingOn', at: day(6), before: '2026-09-30' },
        { field: 'source', at: day(6), before: '' },
      ],
    });
    expect(factsAsOf(edited, day(3), '1')).toMatchObject({ amount: null, closingOn: '2026-09-30', filled: ['closingOn'] });
    expect(factsAsOf(edited, day(5), '1')).toMatchObject({ amount: 500, filled: expect.arrayContaining(['amount', 'closingOn']) });
    expect(factsAsOf(edited, day(8), '1')).toMatchObject({ amount: 900, closingOn: null, filled: ['amount', 'source'] });
  });
  it('files count while they were there, approvals since they stand as they do', () => {
    const kept = history({
      files: [
        { eventId: 'a', at: day(3), until: day(6) },
        { eventId: 'a', at: day(5), until: null },
      ],
      approvals: [{ stageId: '1', state: 'approved', at: day(5) }],
    });
    expect([2, 4, 5, 6].map((number) => factsAsOf(kept, day(number), '1').liveFiles)).toEqual([{}, { a: 1 }, { a: 2 }, { a: 1 }]);
    expect([4, 5].map((number) => factsAsOf(kept, day(number), '1').approvals)).toEqual([{}, { 1: 'approved' }]);
  });
});
