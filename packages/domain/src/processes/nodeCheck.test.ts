import { describe, expect, it } from 'vitest';
import type { KeyEvent } from './definition.ts';
import { dueOf, type NodeCheck, type NodeDates, nodeRows } from './nodeCheck.ts';
import { keyEvent, percent, salesProcess, stage, standingIn } from './testing/slides.ts';

const afterEvent = (eventId: string, days: number): KeyEvent['due'] => ({ from: { kind: 'event', eventId }, days });

/** The node check table of the automation guide: S01 entry + 3 days, S02 is S01 + 5, S03 is S02 + 7. */
const version = salesProcess(
  stage('需求确认', percent(10), {
    events: [keyEvent('S01', { name: '客户需求访谈', upload: 'must', due: { from: { kind: 'stage' }, days: 3 } })],
  }),
  stage('方案提交', percent(30), {
    events: [keyEvent('S02', { name: '定制方案并客户确认', due: afterEvent('S01', 5), operators: [{ kind: 'role', id: 'presales' }] })],
  }),
  stage('商务谈判', percent(60), { events: [keyEvent('S03', { name: '价格谈判与条款确认', due: afterEvent('S02', 7) }), keyEvent('S04')] }),
);

const none: NodeDates = { enteredOn: {}, completedOn: {} };
const entered: NodeDates = { enteredOn: { 需求确认: '2024-03-01' }, completedOn: {} };
const interviewed: NodeDates = { enteredOn: { ...entered.enteredOn, 方案提交: '2024-03-06' }, completedOn: { S01: '2024-03-06' } };

describe('due days of key events', () => {
  const due = (eventId: string, dates: NodeDates) => dueOf(version, eventId, dates, null);
  it('count from the entry of the stage', () => expect(due('S01', entered)).toEqual({ on: '2024-03-04', projected: false }));
  it('count from the day another event was completed', () =>
    expect(due('S02', interviewed)).toEqual({ on: '2024-03-11', projected: false }));
  it('are projected while that event is open', () => {
    expect(due('S02', entered)).toEqual({ on: '2024-03-09', projected: true });
    expect(due('S03', entered)).toEqual({ on: '2024-03-16', projected: true });
    expect(due('S03', interviewed)).toEqual({ on: '2024-03-18', projected: true });
  });
  it('are not known before the start, nor without an offset', () => {
    expect(due('S01', none)).toBeNull();
    expect(due('S03', none)).toBeNull();
    expect(due('S04', entered)).toBeNull();
    expect(due('gone', entered)).toBeNull();
  });
  it('edge 63: business days skip the weekend', () => {
    expect(dueOf(version, 'S01', entered, { holidays: [], makeUpDays: ['2024-03-02'] })).toEqual({ on: '2024-03-05', projected: false });
  });
  it('two events waiting for each other in a draft have no due day', () => {
    const draft = salesProcess(
      stage('1', 10, { events: [keyEvent('a', { due: afterEvent('b', 1) }), keyEvent('b', { due: afterEvent('a', 1) })] }),
    );
    expect(dueOf(draft, 'a', none, null)).toBeNull();
  });
});

describe('node check rows', () => {
  const check: NodeCheck = {
    facts: standingIn('方案提交', ['S01'], { liveFiles: { S01: 1 } }),
    dates: interviewed,
    ownerId: 'owner',
    today: '2024-03-12',
    calendar: null,
  };
  const told = (given: Partial<NodeCheck>) =>
    nodeRows(version, { ...check, ...given }).map(({ eventId, state, due, exceptions }) =>
      [eventId, state, due?.on ?? null, ...exceptions].join(' '),
    );

  it('say what is done, overdue and not started', () => {
    expect(told({})).toEqual(['S01 done 2024-03-04 done_late', 'S02 overdue 2024-03-11', 'S03 not_started 2024-03-18', 'S04 not_started ']);
    expect(told({ today: '2024-03-11' })[1]).toBe('S02 in_progress 2024-03-11');
  });
  it('name a completed must-upload event without its file', () => {
    expect(told({ facts: standingIn('方案提交', ['S01']) })[0]).toBe('S01 done 2024-03-04 done_late file_missing');
  });
  it('name the operators, or else the owner', () => {
    const rows = nodeRows(version, check);
    expect(rows[0]).toMatchObject({
      action: '客户需求访谈',
      responsible: [{ kind: 'user', id: 'owner' }],
      deliverable: { upload: 'must', liveFiles: 1 },
    });
    expect(rows[1]).toMatchObject({ responsible: [{ kind: 'role', id: 'presales' }], completedOn: null });
  });
  it('completed on the due day is not late', () => {
    expect(told({ dates: { ...interviewed, completedOn: { S01: '2024-03-04' } } })[0]).toBe('S01 done 2024-03-04');
  });
  it('events of the won stage begin when it is won', () => {
    const signing = structuredClone(version);
    signing.stages[3]!.events.push(keyEvent('盖章'));
    const sealing = (facts: NodeCheck['facts']) => nodeRows(signing, { ...check, facts }).at(-1)?.state;
    expect(sealing(standingIn('商务谈判'))).toBe('not_started');
    expect(sealing(standingIn('won', [], { closed: 'won' }))).toBe('in_progress');
  });
  it('a closed opportunity is late no more: what was not done is left undone and waits for nothing', () => {
    const lost = standingIn('lost', ['S01'], { closed: 'lost', lastOpenStageId: '方案提交', approvals: { 商务谈判: 'pending' } });
    const rows = nodeRows(version, { ...check, facts: lost, today: '2024-06-30' });
    expect(rows.map(({ state }) => state)).toEqual(['done', 'left_undone', 'left_undone', 'left_undone']);
    expect(rows.map(({ daysLate }) => daysLate)).toEqual([2, 0, 0, 0]);
    expect(rows.map(({ waits }) => waits)).toEqual([null, null, null, null]);
  });
  it('a won one may still be late with what the won stage asks for', () => {
    const signing = structuredClone(version);
    signing.stages[3]!.events.push(keyEvent('盖章', { due: { from: { kind: 'stage' }, days: 3 } }));
    const won = standingIn('won', [], { closed: 'won' });
    const dates = { enteredOn: { ...interviewed.enteredOn, won: '2024-03-20' }, completedOn: {} };
    const rows = nodeRows(signing, { ...check, facts: won, dates, today: '2024-03-25' });
    expect(rows.map(({ state, daysLate }) => `${state} ${daysLate}`)).toEqual([...Array(4).fill('left_undone 0'), 'overdue 2']);
  });
});
