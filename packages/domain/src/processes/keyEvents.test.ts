import { describe, expect, it } from 'vitest';
import type { AdvanceRules, Operator } from './definition.ts';
import type { OpportunityFacts } from './facts.ts';
import {
  completeEvent,
  decideCompletion,
  decideFileRemoval,
  decideUncompletion,
  operableStageIds,
  purgeFile,
  uncompleteEvent,
} from './keyEvents.ts';
import { asks, keyEvent, percent, salesProcess, stage, standingIn } from './testing/slides.ts';
import { winRate } from './winRate.ts';

const ticked: AdvanceRules = { sequentialOnly: true, freeSkip: false };
const unticked: AdvanceRules = { sequentialOnly: false, freeSkip: false };

const withGaps = salesProcess(
  stage('1', 10, { events: [keyEvent('a')] }),
  stage('2', 20),
  stage('3', 30, { events: [keyEvent('c')] }),
  stage('4', 40),
  stage('5', 50),
  stage('6', 60, { events: [keyEvent('f')] }),
);

describe('rule 1: stages whose events can be worked', () => {
  const table: [string, string, string[]][] = [
    ['edge 20: the neighbours, passing over stages without events', '3', ['1', '3', '6']],
    ['the first stage has only a neighbour ahead', '1', ['1', '3']],
    ['a stage without events still counts as the current one', '4', ['3', '4', '6']],
    ['the last stage has only a neighbour behind', '6', ['3', '6']],
  ];
  it.each(table)('%s', (_, stageId, expected) => {
    expect(operableStageIds(withGaps, ticked, standingIn(stageId))).toEqual(expected);
  });

  it('unticked: every stage', () => {
    expect(operableStageIds(withGaps, unticked, standingIn('1'))).toEqual(['1', '2', '3', '4', '5', '6', 'won']);
  });

  it('won: only the events of the won stage are worked off; lost: none', () => {
    expect(operableStageIds(withGaps, unticked, standingIn('won', [], { closed: 'won' }))).toEqual(['won']);
    expect(operableStageIds(withGaps, unticked, standingIn('lost', [], { closed: 'lost' }))).toEqual([]);
  });
});

const visitors: Operator[] = [
  { kind: 'role', id: 'presales' },
  { kind: 'department', id: 'sales' },
];
const signing = salesProcess(
  stage('s', percent(10), {
    events: [
      keyEvent('plan', { share: percent(5), upload: 'must', required: false }),
      keyEvent('visit', { share: percent(5), operators: visitors }),
    ],
  }),
  stage('t', percent(30), { events: [keyEvent('next', { share: percent(10) })] }),
  stage('u', percent(60), { events: [keyEvent('far', { share: percent(10) })] }),
);
signing.stages[3]!.events.push(keyEvent('盖章'));

const completing = (facts: OpportunityFacts, eventId: string, given: Parameters<typeof asks>[1] = {}, files = 0, rules = ticked) => {
  const answer = decideCompletion(signing, rules, facts, { ...asks('u1', given), eventId, files });
  return answer.allowed ? answer.result.kind : answer.reasons.map((reason) => reason.kind);
};
const presales = { actor: { userId: 'u9', roleIds: ['presales'], departmentIds: [] } };
const inSales = { actor: { userId: 'u9', roleIds: [], departmentIds: ['sales'] } };
const viewer = { rights: { edit: false, reopen: false, override: false } };
const lockedIn = (stageId: string) => standingIn('s', [], { approvals: { [stageId]: 'pending' } });

describe('completing a key event', () => {
  const table: [string, string | string[], () => unknown][] = [
    ['of the current stage, with its file', 'completed', () => completing(standingIn('s'), 'plan', {}, 1)],
    ['with a file that is already live', 'completed', () => completing(standingIn('s', [], { liveFiles: { plan: 1 } }), 'plan')],
    ['edge 18: a file still scanning is not live', ['file'], () => completing(standingIn('s'), 'plan')],
    ['of the neighbour ahead', 'completed', () => completing(standingIn('s'), 'next')],
    ['edge 20: beyond the neighbour', ['out_of_sequence'], () => completing(standingIn('s'), 'far')],
    ['edge 8: rule 1 unticked acts at once', 'completed', () => completing(standingIn('s'), 'far', {}, 0, unticked)],
    ['edge 15: twice is once', 'already', () => completing(standingIn('s', ['next']), 'next')],
    ['edge 16: by someone not on the list', ['operator'], () => completing(standingIn('s'), 'visit')],
    ['by someone of a listed department', 'completed', () => completing(standingIn('s'), 'visit', inSales)],
    ['by someone holding a listed role', 'completed', () => completing(standingIn('s'), 'visit', presales)],
    [
      'edge 28: a listed operator without record access',
      'completed',
      () => completing(standingIn('s'), 'visit', { ...presales, ...viewer }),
    ],
    ['edge 28: but not any other event', ['not_editable'], () => completing(standingIn('s'), 'next', { ...presales, ...viewer })],
    ['by a viewer', ['not_editable'], () => completing(standingIn('lost', [], { closed: 'lost' }), 'far', viewer)],
    ['edge 26: of a lost opportunity', ['closed'], () => completing(standingIn('lost', [], { closed: 'lost' }), 'next')],
    ['won: an event of an open stage', ['closed'], () => completing(standingIn('won', [], { closed: 'won' }), 'next')],
    ['won: an event of the won stage is worked off', 'completed', () => completing(standingIn('won', [], { closed: 'won' }), '盖章')],
    ['edge 12: on a state that has moved on', ['stale_version'], () => completing(standingIn('s'), 'gone', { seenRowVersion: 7 })],
    ['edge 12: that the version no longer holds', ['unknown_event'], () => completing(standingIn('s'), 'gone')],
    ['while its stage approval is pending', ['locked'], () => completing(lockedIn('s'), 'plan', {}, 1)],
    ['lost: not even an event of the won stage', ['closed'], () => completing(standingIn('lost', [], { closed: 'lost' }), '盖章')],
    ['of a neighbour whose approval is pending', ['locked'], () => completing(lockedIn('t'), 'next')],
    ['of a neighbour while the current stage is under approval', 'completed', () => completing(lockedIn('s'), 'next')],
    ['several reasons come together', ['operator', 'locked'], () => completing(lockedIn('s'), 'visit')],
  ];
  it.each(table)('%s: %j', (_, expected, act) => {
    expect(act()).toEqual(expected);
  });

  it('says who may and where one may work instead', () => {
    const answer = decideCompletion(signing, ticked, standingIn('s'), { ...asks('u1'), eventId: 'far', files: 0 });
    expect(answer).toEqual({
      allowed: false,
      reasons: [{ kind: 'out_of_sequence', stageId: 'u', eventId: 'far', operableStageIds: ['s', 't'] }],
    });
    const operator = decideCompletion(signing, ticked, standingIn('s'), { ...asks('u1'), eventId: 'visit', files: 0 });
    expect(operator).toMatchObject({ reasons: [{ kind: 'operator', whoMay: visitors }] });
  });
});

describe('taking a completion back', () => {
  const undoing = (facts: OpportunityFacts, eventId: string, given = {}) => {
    const answer = decideUncompletion(signing, ticked, facts, { ...asks('u1', given), eventId });
    return answer.allowed ? answer.result.kind : answer.reasons.map((reason) => reason.kind);
  };
  it('needs the same rights, an operable stage and no lock, but no file', () => {
    expect(undoing(standingIn('s', ['plan']), 'plan')).toBe('uncompleted');
    expect(undoing(standingIn('s', []), 'plan')).toBe('already');
    expect(undoing(standingIn('s', ['visit']), 'visit')).toEqual(['operator']);
    expect(undoing(standingIn('s', ['far']), 'far')).toEqual(['out_of_sequence']);
    expect(undoing({ ...lockedIn('s'), completed: ['plan'] }, 'plan')).toEqual(['locked']);
    expect(undoing(standingIn('lost', ['plan'], { closed: 'lost' }), 'plan')).toEqual(['closed']);
  });

  it('edge 15: completed twice it is listed once, and no file counts twice', () => {
    const done = completeEvent(standingIn('s'), 'plan', 1);
    expect(completeEvent(done, 'plan', 0)).toEqual(done);
  });

  it('edge 24: done, undone and done again ends with the same win rate as the first time', () => {
    const done = completeEvent(standingIn('s'), 'plan', 1);
    const again = completeEvent(uncompleteEvent(done, 'plan'), 'plan', 0);
    expect(winRate(signing, again)).toEqual(winRate(signing, done));
    expect(again.completed).toEqual(['plan']);
    expect(again.liveFiles).toEqual({ plan: 1 });
  });
});

describe('files of a must-upload event', () => {
  const withFiles = (count: number, completed: string[] = ['plan']) => standingIn('s', completed, { liveFiles: { plan: count } });
  const removing = (facts: OpportunityFacts, given = {}) => {
    const decision = decideFileRemoval(signing, facts, { ...asks('u1', given), eventId: 'plan' });
    return decision.allowed ? [] : decision.reasons.map((reason) => reason.kind);
  };
  it('edge 17: the last file of a completed event stays', () => {
    expect(removing(withFiles(1))).toEqual(['last_file']);
    expect(removing(withFiles(2))).toEqual([]);
    expect(removing(withFiles(1, []))).toEqual([]);
    expect(removing(withFiles(2), viewer)).toEqual(['not_editable']);
    expect(removing({ ...withFiles(2), approvals: { s: 'pending' } })).toEqual(['locked']);
  });

  it('edge 17: a purge by law reopens the event; the win rate falls, the stage stays', () => {
    const purged = purgeFile(signing, withFiles(1), 'plan');
    expect(purged.completed).toEqual([]);
    expect(purged.stageId).toBe('s');
    expect(winRate(signing, purged).rate).toBe(winRate(signing, withFiles(1)).rate - percent(5));
    expect(purgeFile(signing, withFiles(2), 'plan').completed).toEqual(['plan']);
  });
});
