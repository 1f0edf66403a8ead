import { describe, expect, it } from 'vitest';
import type { ProcessVersion, Stage } from '#domain/processes/definition.ts';
import { freshFacts } from '#domain/processes/facts.ts';
import { explainCompletion, explainMove } from '#domain/processes/simulate.ts';
import { traceGroups } from './traceGroups.ts';
import { nextStage, standIn, standingIn, toggleCompleted, toggleFile, toggleFilled } from './trial.ts';

const stage = (id: string, rate: number, extra: Partial<Stage> = {}): Stage => ({
  ...{ id, name: id, kind: 'open', rate, plannedDays: null, operators: [], guidance: [], funnelBand: null, events: [], information: [] },
  approvalFlowId: null,
  ...extra,
});
const event = (id: string) => ({
  ...{ id, name: id, share: 0, upload: 'must' as const, required: true, remark: '', operators: [], due: null, templateFileIds: [] },
});
const version: ProcessVersion = {
  stages: [
    stage('一', 1_000, { events: [event('a')], information: [{ field: 'budget', required: true }] }),
    stage('二', 3_000, { events: [event('b')] }),
    stage('赢', 10_000, { kind: 'won' }),
    stage('输', 0, { kind: 'lost' }),
  ],
};
const rules = { sequentialOnly: true, freeSkip: false };
const ask = {
  actor: { userId: 'u', roleIds: [], departmentIds: [] },
  rights: { edit: true, reopen: false, override: false },
  seenRowVersion: null,
};
const shape = (trace: Parameters<typeof traceGroups>[0]) =>
  traceGroups(trace).map(({ kind, stageId, lines }) => [kind, stageId, lines.map(({ number }) => number)]);

describe('the checks in groups', () => {
  it('of winning: entry, operators, one gate per stage, closing, numbered through', () => {
    expect(shape(explainMove(version, rules, freshFacts('一'), { ...ask, to: '赢' }).trace)).toEqual([
      ['entry', null, [1, 2, 3, 4, 5]],
      ['operators', null, [6, 7]],
      ['gate', '一', [8, 9]],
      ['gate', '二', [10]],
      ['closing', null, [11, 12]],
    ]);
  });
  it('of a key event: entry, then what is about the event', () => {
    expect(shape(explainCompletion(version, rules, freshFacts('一'), { ...ask, eventId: 'a', files: 0 }).trace)).toEqual([
      ['entry', null, [1, 2, 3, 4]],
      ['event', null, [5, 6, 7, 8]],
    ]);
  });
});

describe('facts that are switched', () => {
  it('come and go', () => {
    const facts = freshFacts('一');
    const on = toggleFile(toggleFilled(toggleCompleted(facts, 'a'), 'budget'), 'a');
    expect([on.completed, on.filled, on.liveFiles]).toEqual([['a'], ['budget'], { a: 1 }]);
    const off = toggleFile(toggleFilled(toggleCompleted(on, 'a'), 'budget'), 'a');
    expect([off.completed, off.filled, off.liveFiles]).toEqual([[], [], { a: 0 }]);
  });
  it('stand in the won stage as won, in a stage that is gone in the first', () => {
    expect(standIn(version, freshFacts('二'), '赢')).toMatchObject({ stageId: '赢', closed: 'won', lastOpenStageId: '二' });
    expect(standingIn(version, freshFacts('gone')).stageId).toBe('一');
    expect(standingIn(version, freshFacts('二')).stageId).toBe('二');
  });
  it('lead to the next stage, from the last to winning', () => {
    expect([nextStage(version, '一')?.id, nextStage(version, '二')?.id, nextStage(version, '赢')?.id]).toEqual(['二', '赢', '赢']);
  });
});
