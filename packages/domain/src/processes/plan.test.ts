import { describe, expect, it } from 'vitest';
import type { WorkCalendar } from '../calendar.ts';
import {
  checkPlan,
  defaultPlan,
  isOverdue,
  planForVersion,
  resetPlan,
  type StagePlan,
  slipOf,
  stayEnd,
  withClosingDate,
  withMissingEnds,
} from './plan.ts';
import { percent, salesProcess, sgProject, stage } from './testing/slides.ts';

const created = { on: '2017-08-29', stageId: null };
const ends = (plan: StagePlan): (string | null)[] => plan.rows.map((row) => row.endsOn);
const stages = ['立项与公关', '客户培育', '供应商合作', '商务与合同'];
const planned = (days: (string | null)[], closingOn: string | null = '2019-04-26'): StagePlan => ({
  startsOn: '2017-08-29',
  rows: stages.map((stageId, place) => ({ stageId, endsOn: days[place] ?? null })),
  closingOn,
});
/** The plan as set by hand in the slides. */
const byHand = planned(['2017-08-31', '2017-10-20', '2018-08-01', '2019-03-01']);
const pullsIn = true;

describe('default plan', () => {
  it('SG项目 of the slides: 40, 38, 42 and 48 days from 2017-08-29', () => {
    const plan = defaultPlan(sgProject, created, '2019-04-26', null);
    expect(ends(plan)).toEqual(['2017-10-08', '2017-11-15', '2017-12-27', '2018-02-13']);
    expect(checkPlan(plan).allowed).toBe(true);
  });
  it('never passes the closing date', () => {
    const plan = defaultPlan(sgProject, created, '2017-12-01', null);
    expect(ends(plan)).toEqual(['2017-10-08', '2017-11-15', '2017-12-01', '2017-12-01']);
    expect(checkPlan(plan).allowed).toBe(true);
  });
  it('never ends before the start, even when the closing date does', () => {
    expect(ends(defaultPlan(sgProject, created, '2017-08-01', null))).toEqual(Array(4).fill('2017-08-29'));
  });
  it('starts in the stage that was entered; earlier stages end there', () => {
    const plan = defaultPlan(sgProject, { on: '2017-09-10', stageId: '供应商合作' }, null, null);
    expect(ends(plan)).toEqual(['2017-09-10', '2017-09-10', '2017-10-22', '2017-12-09']);
  });
  it('leaves a stage without a time limit open', () => {
    const version = salesProcess(
      stage('1', percent(10), { plannedDays: 2 }),
      stage('2', percent(20)),
      stage('3', percent(30), { plannedDays: 3 }),
    );
    expect(ends(defaultPlan(version, created, null, null))).toEqual(['2017-08-31', null, '2017-09-03']);
  });
  it('edge 63: counts business days when the organisation chooses so; a later calendar edit does not shift stored dates', () => {
    const calendar: WorkCalendar = { holidays: ['2017-08-30'], makeUpDays: ['2017-09-02'] };
    const version = salesProcess(stage('1', percent(10), { plannedDays: 3 }));
    const stored = defaultPlan(version, created, null, calendar);
    expect(ends(stored)).toEqual(['2017-09-02']);
    expect(ends(planForVersion(version, stored))).toEqual(['2017-09-02']);
  });
});

describe('saving a plan', () => {
  it('the plan set by hand in the slides is fine', () => expect(checkPlan(byHand)).toEqual({ allowed: true }));
  const table: [string, StagePlan, unknown[]][] = [
    [
      'an end before the one above it',
      planned(['2017-10-20', '2017-10-19', null, null]),
      [{ code: 'before_previous', stageId: '客户培育', day: '2017-10-19', previousStageId: '立项与公关', previous: '2017-10-20' }],
    ],
    [
      'across a row without an end',
      planned(['2017-10-20', null, '2017-10-19', null]),
      [{ code: 'before_previous', stageId: '供应商合作', day: '2017-10-19', previousStageId: '立项与公关', previous: '2017-10-20' }],
    ],
    [
      'an end after the closing date',
      planned([null, null, null, '2019-04-27']),
      [{ code: 'after_closing', stageId: '商务与合同', day: '2019-04-27', closingOn: '2019-04-26' }],
    ],
    [
      'an end before creation',
      planned(['2017-08-28', null, null, null]),
      [{ code: 'before_start', stageId: '立项与公关', day: '2017-08-28', startsOn: '2017-08-29' }],
    ],
    [
      'a closing date before creation',
      planned([], '2017-08-28'),
      [{ code: 'before_start', stageId: null, day: '2017-08-28', startsOn: '2017-08-29' }],
    ],
    ['what is no day', planned(['2017-02-30', null, null, null]), [{ code: 'not_a_day', stageId: '立项与公关', day: '2017-02-30' }]],
  ];
  it.each(table)('names the row: %s', (_, plan, reasons) => expect(checkPlan(plan)).toEqual({ allowed: false, reasons }));
});

describe('edge 64: the closing date is the last row', () => {
  it('moved before an end it is refused, naming every row', () => {
    expect(withClosingDate(byHand, '2018-07-31', !pullsIn)).toMatchObject({
      allowed: false,
      reasons: [
        { code: 'after_closing', stageId: '供应商合作' },
        { code: 'after_closing', stageId: '商务与合同' },
      ],
    });
  });
  it('or the rows are pulled in by choice', () => {
    const answer = withClosingDate(byHand, '2018-07-31', pullsIn);
    expect(answer).toMatchObject({ allowed: true, result: { closingOn: '2018-07-31' } });
    if (answer.allowed) expect(ends(answer.result)).toEqual(['2017-08-31', '2017-10-20', '2018-07-31', '2018-07-31']);
  });
  it('moved later changes no other row', () => {
    expect(withClosingDate(byHand, '2020-01-01', !pullsIn)).toEqual({ allowed: true, result: { ...byHand, closingOn: '2020-01-01' } });
  });
});

describe('slip', () => {
  it('edge 62: due today is not overdue, tomorrow it is', () => {
    expect(isOverdue(byHand, '立项与公关', '2017-08-31')).toBe(false);
    expect(isOverdue(byHand, '立项与公关', '2017-09-01')).toBe(true);
    expect(isOverdue(planned([]), '立项与公关', '2030-01-01')).toBe(false);
  });
  it('the stage days are used up on the last of them', () => {
    expect(stayEnd('2017-08-29', 40, null)).toBe('2017-10-08');
    expect(stayEnd('2017-08-29', null, null)).toBeNull();
  });
  it('counts from the planned end to the day of leaving, or to today while the stage is worked on', () => {
    expect(slipOf('2017-10-08', { enteredOn: '2017-08-29', leftOn: '2017-10-11' }, '2018-01-01')).toBe(3);
    expect(slipOf('2017-10-08', { enteredOn: '2017-08-29', leftOn: '2017-10-01' }, '2018-01-01')).toBe(-7);
    expect(slipOf('2017-10-08', { enteredOn: '2017-08-29', leftOn: null }, '2017-10-18')).toBe(10);
    expect(slipOf('2017-10-08', { enteredOn: '2017-08-29', leftOn: null }, '2017-09-18')).toBe(0);
    expect(slipOf('2017-10-08', null, '2017-10-18')).toBeNull();
    expect(slipOf(null, { enteredOn: '2017-08-29', leftOn: null }, '2017-10-18')).toBeNull();
  });
});

describe('重置 in a later stage', () => {
  const start = { on: '2017-10-15', stageId: '客户培育' };
  it('counts from the day the stage was entered; passed stages keep their ends', () => {
    expect(ends(resetPlan(sgProject, byHand, start, null))).toEqual(['2017-08-31', '2017-11-22', '2018-01-03', '2018-02-20']);
  });
  it('a passed stage never ends after the entry of the next', () => {
    const late = planned(['2017-12-31', '2018-01-31', null, null]);
    expect(ends(resetPlan(sgProject, late, start, null))[0]).toBe('2017-10-15');
    expect(checkPlan(resetPlan(sgProject, late, start, null)).allowed).toBe(true);
  });
});

describe('on another version', () => {
  it('a new stage ends its days after the one before, at the latest with the next', () => {
    const gap = planned(['2017-10-08', null, '2017-11-01', null]);
    expect(ends(withMissingEnds(sgProject, gap, null))).toEqual(['2017-10-08', '2017-11-01', '2017-11-01', '2017-12-19']);
  });
  it('the closing date bounds what is counted', () => {
    const gap = planned(['2017-10-08', '2017-11-15', null, null], '2017-12-01');
    expect(ends(withMissingEnds(sgProject, gap, null))).toEqual(['2017-10-08', '2017-11-15', '2017-12-01', '2017-12-01']);
  });
});
