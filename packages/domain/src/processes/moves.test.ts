import { describe, expect, it } from 'vitest';
import type { AdvanceRules } from './definition.ts';
import type { OpportunityFacts } from './facts.ts';
import { afterMove, decideMove, decideReopening } from './moves.ts';
import type { MoveAsk, MoveRefusal } from './refusals.ts';
import { asks, keyEvent, percent, salesProcess, stage, standingIn } from './testing/slides.ts';
import { winRate } from './winRate.ts';

const ticked: AdvanceRules = { sequentialOnly: false, freeSkip: true };
const unticked: AdvanceRules = { sequentialOnly: false, freeSkip: false };
const boss = [{ kind: 'user' as const, id: 'boss' }];

/** Stage 2 asks for everything; stages 3 and 4 belong to the boss. */
const version = salesProcess(
  stage('1', percent(10), { events: [keyEvent('a', { share: percent(5) }), keyEvent('optional', { required: false, upload: 'must' })] }),
  stage('2', percent(30), {
    events: [keyEvent('b', { operators: boss }), keyEvent('plan', { upload: 'must' })],
    information: [
      { field: 'budget', required: true },
      { field: 'rival', required: false },
    ],
    approvalFlowId: 'review',
  }),
  stage('3', percent(50), { operators: boss }),
  stage('4', percent(80), { operators: boss, events: [keyEvent('d')] }),
);

const short = (refusal: MoveRefusal): string =>
  [
    refusal.kind,
    'stageId' in refusal && refusal.stageId,
    'eventId' in refusal && refusal.eventId,
    'field' in refusal && refusal.field,
    'missing' in refusal && refusal.missing,
  ]
    .filter(Boolean)
    .join(' ');

function moving(rules: AdvanceRules, facts: OpportunityFacts, to: string, given: Partial<MoveAsk> = {}): string | string[] {
  const answer = decideMove(version, rules, facts, { ...asks('u1'), to, ...given });
  if (!answer.allowed) return answer.reasons.map(short);
  return answer.result.kind === 'unchanged' ? 'unchanged' : answer.result.how;
}

const byBoss = asks('boss');
const missingIn2 = ['event 2 b', 'event 2 plan', 'information 2 budget', 'approval 2'];
const done2 = {
  completed: ['a', 'b', 'plan'],
  liveFiles: { plan: 1 },
  filled: ['budget'],
  approvals: { 2: 'approved' },
} satisfies Partial<OpportunityFacts>;

describe('going forward', () => {
  it('edge 29: unticked, every gate up to the target is checked, and nothing of the target', () => {
    expect(moving(unticked, standingIn('1', ['a']), '4', byBoss)).toEqual(missingIn2);
  });
  it('edge 30: ticked, only the current stage is checked', () => {
    expect(moving(ticked, standingIn('1', ['a']), '4', byBoss)).toBe('promoted');
    expect(moving(ticked, standingIn('1'), '4', byBoss)).toEqual(['event 1 a']);
  });
  it('edge 31: ticked asks the right on the target only, unticked on every stage entered', () => {
    const rightsOn4 = structuredClone(version);
    rightsOn4.stages[3]!.operators = [];
    const ask = { ...asks('u1'), to: '4' };
    expect(decideMove(rightsOn4, ticked, standingIn('1', ['a']), ask).allowed).toBe(true);
    const answer = decideMove(rightsOn4, unticked, standingIn('1', done2.completed, done2), ask);
    expect(answer).toEqual({ allowed: false, reasons: [{ kind: 'operator', stageId: '3', name: '3', whoMay: boss }] });
  });
  it('everything comes together: operators nearest first, then the gates stage by stage', () => {
    expect(moving(unticked, standingIn('1'), '4')).toEqual(['operator 3', 'operator 4', 'event 1 a', ...missingIn2]);
  });
  it('edge 19: an open optional must-upload event does not gate; completed without a file it does', () => {
    expect(moving(unticked, standingIn('1', ['a']), '2')).toBe('promoted');
    expect(moving(unticked, standingIn('1', ['a', 'optional']), '2')).toEqual(['upload 1 optional']);
  });
  it.each(['none', 'rejected', 'stale', 'terminated'] as const)('a stage approval that is %s closes the gate', (state) => {
    const facts = standingIn('2', done2.completed, { ...done2, approvals: { 2: state } });
    expect(moving(unticked, facts, '3', byBoss)).toEqual(['approval 2']);
  });
  it('edge 46: an approval whose entry condition does not hold is not needed', () => {
    expect(moving(unticked, standingIn('2', done2.completed, { ...done2, approvals: { 2: 'not_needed' } }), '3', byBoss)).toBe('promoted');
  });
  it('edge 7: events of stages already passed do not block', () => {
    expect(moving(unticked, standingIn('2', ['b', 'plan'], { ...done2, completed: ['b', 'plan'] }), '3', byBoss)).toBe('promoted');
    expect(moving(unticked, standingIn('1', ['b', 'plan']), '2')).toEqual(['event 1 a']);
  });
});

describe('going back', () => {
  it('edge 32: no gates; unticked asks the right on every stage on the way, lowest first, ticked on the target only', () => {
    expect(moving(unticked, standingIn('4'), '2')).toEqual(['operator 3']);
    expect(moving(ticked, standingIn('4'), '2')).toBe('regressed');
    expect(moving(unticked, standingIn('won'), '2')).toEqual(['operator 3', 'operator 4']);
  });
  it('edge 33: approvals from the target on turn stale; completions stay', () => {
    const facts = standingIn('3', done2.completed, { ...done2, approvals: { 1: 'approved', 2: 'approved', 4: 'rejected' } });
    const answer = decideMove(version, unticked, facts, { ...asks('u1'), to: '2' });
    if (!answer.allowed || answer.result.kind !== 'moved') throw new Error('should move');
    expect(answer.result.approvals).toEqual([{ stageId: '2', from: 'approved', to: 'stale' }]);
    const after = afterMove(facts, answer.result);
    expect(after.approvals).toEqual({ 1: 'approved', 2: 'stale', 4: 'rejected' });
    expect(after.completed).toEqual(facts.completed);
    expect(moving(unticked, after, '3', byBoss)).toEqual(['approval 2']);
  });
});

describe('what stops at once', () => {
  const pending = standingIn('2', [], { approvals: { 2: 'pending' } });
  const table: [string, string | string[], () => unknown][] = [
    ['edge 38: a viewer learns nothing of the gates', ['not_editable'], () => moving(unticked, standingIn('1'), '4', { rights: viewer })],
    ['a closed opportunity', ['closed'], () => moving(unticked, standingIn('won', [], { closed: 'won' }), '1')],
    ['edge 36: a state that has moved on', ['stale_version'], () => moving(unticked, standingIn('1'), '2', { seenRowVersion: 9 })],
    ['a stage the version does not hold', ['unknown_stage gone'], () => moving(unticked, standingIn('1'), 'gone')],
    ['edge 37: the current stage is no move', 'unchanged', () => moving(unticked, standingIn('1'), '1')],
    ['edge 37: even while an approval is pending', 'unchanged', () => moving(unticked, pending, '2')],
    ['edge 34: a pending approval forward', ['approval_pending 2'], () => moving(ticked, pending, '4')],
    ['edge 34: a pending approval back', ['approval_pending 2'], () => moving(ticked, pending, '1')],
  ];
  const viewer = { edit: false, reopen: false, override: false };
  it.each(table)('%s: %j', (_, expected, act) => {
    expect(act()).toEqual(expected);
  });
});

describe('winning, losing and reopening', () => {
  const ready = standingIn('4', ['d']);
  it('winning is a forward move with closing rules after the gates', () => {
    expect(moving(unticked, ready, 'won')).toBe('won');
    expect(moving(unticked, { ...standingIn('4'), amount: null, closingOn: null }, 'won')).toEqual([
      'event 4 d',
      'closing amount',
      'closing closing_date',
    ]);
  });
  it('edge 39: open optional events do not stop winning, and the win rate is 100 %', () => {
    const answer = decideMove(version, ticked, standingIn('1', ['a']), { ...asks('u1'), to: 'won' });
    if (!answer.allowed) throw new Error('should win');
    const after = afterMove(standingIn('1', ['a']), answer.result);
    expect(after).toMatchObject({ stageId: 'won', closed: 'won', lastOpenStageId: '1' });
    expect(winRate(version, after).rate).toBe(10_000);
  });
  it('edge 39: losing needs a reason, no gate, and ends a pending approval', () => {
    const facts = standingIn('2', [], { approvals: { 2: 'pending' } });
    expect(moving(unticked, facts, 'lost')).toEqual(['closing loss_reason']);
    expect(moving(unticked, facts, 'lost', { lossReason: '  ' })).toEqual(['closing loss_reason']);
    const answer = decideMove(version, unticked, facts, { ...asks('u1'), to: 'lost', lossReason: 'price' });
    if (!answer.allowed) throw new Error('should be lost');
    expect(afterMove(facts, answer.result)).toMatchObject({ stageId: 'lost', closed: 'lost', approvals: { 2: 'terminated' } });
  });
  it('losing ends a pending approval of any stage', () => {
    const facts = standingIn('1', [], { approvals: { 2: 'pending', 1: 'approved' } });
    const answer = decideMove(version, unticked, facts, { ...asks('u1'), to: 'lost', lossReason: 'price' });
    if (!answer.allowed) throw new Error('should be lost');
    expect(afterMove(facts, answer.result).approvals).toEqual({ 2: 'terminated', 1: 'approved' });
  });
  it('losing asks no right on the stages behind', () => {
    expect(moving(unticked, standingIn('4'), 'lost', { lossReason: 'price' })).toBe('lost');
  });
  it('losing asks the right on the lost stage', () => {
    const guarded = structuredClone(version);
    guarded.stages[5]!.operators = boss;
    const ask = { ...asks('u1'), to: 'lost', lossReason: 'price' };
    for (const rules of [ticked, unticked])
      expect(decideMove(guarded, rules, standingIn('1'), ask)).toMatchObject({ reasons: [{ kind: 'operator', stageId: 'lost' }] });
  });
  it('every move makes a new row version; no move keeps it', () => {
    expect(afterMove(standingIn('1'), { kind: 'unchanged' }).rowVersion).toBe(1);
    const answer = decideMove(version, ticked, standingIn('1', ['a']), { ...asks('u1'), to: '2' });
    if (!answer.allowed) throw new Error('should move');
    expect(afterMove(standingIn('1', ['a']), answer.result).rowVersion).toBe(2);
  });
  it('reopened without a known stage before closing, it returns to the first', () => {
    const imported = standingIn('lost', [], { closed: 'lost', lastOpenStageId: null });
    const reopener = asks('u1', { rights: { edit: true, reopen: true, override: false } });
    expect(decideReopening(version, imported, reopener)).toMatchObject({ allowed: true, result: { to: '1' } });
  });
  it('edge 40: reopening is a right of its own and returns to the stage before closing', () => {
    const lost = standingIn('lost', ['a'], { closed: 'lost', lastOpenStageId: '1' });
    const reopener = asks('u1', { rights: { edit: true, reopen: true, override: false } });
    expect(decideReopening(version, lost, asks('u1'))).toEqual({ allowed: false, reasons: [{ kind: 'reopen_right' }] });
    expect(decideReopening(version, standingIn('1'), reopener)).toEqual({ allowed: false, reasons: [{ kind: 'still_open' }] });
    const answer = decideReopening(version, lost, reopener);
    if (!answer.allowed) throw new Error('should reopen');
    expect(answer.result).toMatchObject({ how: 'reopened', from: 'lost', to: '1' });
    expect(winRate(version, afterMove(lost, answer.result)).rate).toBe(percent(10));
  });
});

describe('override', () => {
  const mayOverride = { edit: true, reopen: false, override: true };
  it('carries the move over operators and gates, and says which it passed over', () => {
    const answer = decideMove(version, unticked, standingIn('1'), {
      ...asks('u1'),
      to: '4',
      rights: mayOverride,
      override: { reason: 'ok' },
    });
    if (!answer.allowed || answer.result.kind !== 'moved') throw new Error('should move');
    expect(answer.result.overridden.map(short)).toEqual(['operator 3', 'operator 4', 'event 1 a', ...missingIn2]);
  });
  it('is a right of its own and needs a written reason; the ordinary refusals are still named', () => {
    expect(moving(ticked, standingIn('1'), '2', { override: { reason: ' ' } })).toEqual(['override right', 'override reason', 'event 1 a']);
  });
  it('edge 44: ends a pending approval', () => {
    const facts = standingIn('2', done2.completed, { ...done2, approvals: { 2: 'pending' } });
    const answer = decideMove(version, unticked, facts, { ...byBoss, to: '3', rights: mayOverride, override: { reason: 'ok' } });
    if (!answer.allowed || answer.result.kind !== 'moved') throw new Error('should move');
    expect(answer.result.approvals).toEqual([{ stageId: '2', from: 'pending', to: 'terminated' }]);
  });
  it('says what else it passed over beside a pending approval', () => {
    const facts = standingIn('2', [], { approvals: { 2: 'pending' } });
    const answer = decideMove(version, unticked, facts, { ...byBoss, to: '3', rights: mayOverride, override: { reason: 'ok' } });
    if (!answer.allowed || answer.result.kind !== 'moved') throw new Error('should move');
    expect(answer.result.overridden.map(short)).toEqual(['approval_pending 2', ...missingIn2]);
  });
  it('never passes over rights on the record, its state or the closing rules', () => {
    const given = { rights: mayOverride, override: { reason: 'ok' } };
    expect(moving(ticked, standingIn('won', [], { closed: 'won' }), '1', given)).toEqual(['closed']);
    expect(moving(ticked, { ...standingIn('4'), amount: null }, 'won', given)).toEqual(['event 4 d', 'closing amount']);
    expect(moving(ticked, standingIn('1'), '2', { ...given, rights: { ...mayOverride, edit: false } })).toEqual(['not_editable']);
  });
});
