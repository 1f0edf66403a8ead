import { describe, expect, it } from 'vitest';
import type { AdvanceRules } from './definition.ts';
import { explainMove, type SimulatedAct, simulate, type TraceLine } from './simulate.ts';
import { asks, keyEvent, percent, salesProcess, stage, standingIn } from './testing/slides.ts';

const version = salesProcess(
  stage('第一关', percent(10), {
    events: [keyEvent('a0', { share: percent(5) }), keyEvent('a1', { share: percent(5), upload: 'must' })],
    information: [{ field: '行业地位', required: true }],
  }),
  stage('第二关', percent(30), { approvalFlowId: 'review' }),
);
const rules: AdvanceRules = { sequentialOnly: true, freeSkip: false };
const told = (trace: TraceLine[]): string[] => trace.map(({ subject, passed }) => `${subject.kind} ${passed ? 'passed' : 'failed'}`);
const by = asks('u1');

describe('why a move goes or does not', () => {
  it('shows every check in order, passed or not', () => {
    const { decision, trace } = explainMove(version, rules, standingIn('第一关', ['a0']), { ...by, to: 'won' });
    expect(decision.allowed).toBe(false);
    expect(told(trace)).toEqual([
      'not_editable passed',
      'closed passed',
      'stale_version passed',
      'unknown_stage passed',
      'approval_pending passed',
      'operator passed',
      'operator passed',
      'event passed',
      'event failed',
      'information failed',
      'approval failed',
      'closing passed',
      'closing passed',
    ]);
  });
  it('ends at the first failure among those that stop at once', () => {
    const { trace } = explainMove(version, rules, standingIn('第一关', [], { closed: 'lost' }), { ...by, to: '第二关' });
    expect(told(trace)).toEqual(['not_editable passed', 'closed failed']);
  });
  it('marks what an override passed over', () => {
    const override = { rights: { edit: true, reopen: false, override: true }, override: { reason: '客户要求' } };
    const { trace } = explainMove(version, rules, standingIn('第一关', ['a0']), { ...by, ...override, to: '第二关' });
    expect(trace.filter((line) => line.overridden).map((line) => line.subject.kind)).toEqual(['event', 'information']);
  });
});

describe('playing acts one after the other', () => {
  const acts: SimulatedAct[] = [
    { do: 'complete', eventId: 'a0', files: 0, ask: by },
    { do: 'complete', eventId: 'a1', files: 0, ask: by },
    { do: 'complete', eventId: 'a1', files: 1, ask: by },
    { do: 'move', ask: { ...by, to: '第二关' } },
    { do: 'fill', field: '行业地位' },
    { do: 'move', ask: { ...by, to: '第二关' } },
    { do: 'approval', stageId: '第二关', state: 'approved' },
    { do: 'set', amount: 100, closingOn: '2017-10-19' },
    { do: 'uncomplete', eventId: 'a0', ask: by },
    { do: 'move', ask: { ...by, to: 'won' } },
    { do: 'reopen', ask: by },
    { do: 'reopen', ask: { ...by, rights: { ...by.rights, reopen: true } } },
  ];
  it('shows stage and win rate after each, and whether it changed anything', () => {
    const steps = simulate(version, rules, '第一关', acts);
    expect(steps.map((step) => `${step.act.do} ${step.changed ? step.facts.stageId : 'refused'} ${step.winRate.rate / 100}`)).toEqual([
      'complete 第一关 5',
      'complete refused 5',
      'complete 第一关 10',
      'move refused 10',
      'fill 第一关 10',
      'move 第二关 30',
      'approval 第二关 30',
      'set 第二关 30',
      'uncomplete 第二关 30',
      'move won 100',
      'reopen refused 100',
      'reopen 第二关 30',
    ]);
  });
});
