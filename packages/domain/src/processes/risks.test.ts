import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar.ts';
import { defaultRiskSettings, nextLookOn, type RiskFacts, type RiskSettings, risksOf, type Signal, signalChanges } from './risks.ts';

/** Everything in order on 2017-10-10, with a stage of 40 days entered on 2017-09-01. */
const calm: RiskFacts = {
  today: '2017-10-10',
  closed: false,
  stageId: '1',
  enteredOn: '2017-09-01',
  stayEndsOn: '2017-10-11',
  planEndsOn: '2017-10-31',
  closingOn: '2018-01-31',
  closingPushedOn: [],
  lastActivityOn: '2017-10-09',
  amountDrop: null,
  winRateDrop: null,
  movedBackOn: null,
  approvalPendingSince: null,
  openRequiredEventIds: [],
  nextStepOn: '2017-10-12',
  ownerInactiveSince: null,
};
const seen = (given: Partial<RiskFacts>, settings: Partial<RiskSettings> = {}): string[] =>
  risksOf({ ...calm, ...given }, { ...defaultRiskSettings, ...settings }).map((risk) => `${risk.kind} since ${risk.since}`);

describe('risk signals', () => {
  const table: [string, Partial<RiskFacts>, string[], Partial<RiskSettings>?][] = [
    ['everything in order', {}, []],
    ['edge 62: the plan ends today', { planEndsOn: '2017-10-10' }, []],
    ['edge 62: the plan ended yesterday', { planEndsOn: '2017-10-09' }, ['plan_overdue since 2017-10-10']],
    ['the last of 40 days in the stage', { today: '2017-10-11', nextStepOn: '2017-10-12' }, []],
    ['the day after 40 days in the stage', { today: '2017-10-12' }, ['over_stay since 2017-10-12']],
    ['a stage without a time limit', { stayEndsOn: null, today: '2017-10-12' }, []],
    ['the closing date is past', { closingOn: '2017-10-05' }, ['closing_date_past since 2017-10-06']],
    ['the closing date was put off twice', { closingPushedOn: ['2017-09-02', '2017-09-12'] }, []],
    [
      'the closing date was put off three times',
      { closingPushedOn: ['2017-09-02', '2017-09-12', '2017-09-22', '2017-09-30'] },
      ['closing_date_pushed since 2017-09-22'],
    ],
    ['no activity for 13 days', { lastActivityOn: '2017-09-27' }, []],
    ['no activity for 14 days', { lastActivityOn: '2017-09-26' }, ['inactive since 2017-10-10']],
    ['the amount dropped', { amountDrop: { on: '2017-10-01', from: 900, to: 800 } }, ['amount_dropped since 2017-10-01']],
    ['the amount dropped long ago', { amountDrop: { on: '2017-09-10', from: 900, to: 800 } }, []],
    ['the amount is made good again', { amountDrop: { on: '2017-10-01', from: 900, to: 900 } }, []],
    ['the win rate dropped', { winRateDrop: { on: '2017-10-01', from: 3000, to: 2500 } }, ['win_rate_dropped since 2017-10-01']],
    ['moved back', { movedBackOn: '2017-10-02' }, ['moved_back since 2017-10-02']],
    ['moved back long ago', { movedBackOn: '2017-09-10' }, []],
    ['an approval within its limit', { approvalPendingSince: '2017-10-08' }, []],
    ['an approval beyond its limit', { approvalPendingSince: '2017-10-07' }, ['approval_waiting since 2017-10-10']],
    [
      'over a weekend in business days it is still within',
      { approvalPendingSince: '2017-10-07' },
      [],
      { calendar: { holidays: [], makeUpDays: [] } },
    ],
    ['required events open, the end is far', { openRequiredEventIds: ['a'] }, []],
    [
      'required events open near the end',
      { openRequiredEventIds: ['a'], planEndsOn: '2017-10-13' },
      ['required_events_open since 2017-10-10'],
    ],
    [
      'required events open in a stage entered near its end',
      { openRequiredEventIds: ['a'], planEndsOn: '2017-10-10', enteredOn: '2017-10-09' },
      ['required_events_open since 2017-10-09'],
    ],
    ['no next step', { nextStepOn: null }, ['no_next_step since 2017-10-09']],
    ['the next step lies in the past', { nextStepOn: '2017-10-08' }, ['no_next_step since 2017-10-09']],
    ['the next step is today', { nextStepOn: '2017-10-10' }, []],
    ['the owner is inactive', { ownerInactiveSince: '2017-10-03' }, ['owner_inactive since 2017-10-03']],
    ['a closed opportunity has none', { closed: true, ownerInactiveSince: '2017-10-03', planEndsOn: '2017-01-01' }, []],
  ];
  it.each(table)('%s', (_, given, expected, settings) => expect(seen(given, settings)).toEqual(expected));
});

describe('signals begin and end', () => {
  const overdueIn = (stageId: string, planEndsOn: string) => risksOf({ ...calm, stageId, planEndsOn }, defaultRiskSettings);
  const begun = signalChanges([], overdueIn('1', '2017-10-05'), '2017-10-10').begun;

  it('begin with the day the condition began', () => {
    expect(begun).toEqual([{ kind: 'plan_overdue', subject: '1', startedOn: '2017-10-06', endedOn: null }]);
  });
  it('looking again begins nothing twice', () => {
    expect(signalChanges(begun, overdueIn('1', '2017-10-05'), '2017-10-11')).toEqual({ begun: [], ended: [] });
  });
  it('end when the condition no longer holds', () => {
    const ended: Signal[] = [{ ...begun[0]!, endedOn: '2017-10-11' }];
    expect(signalChanges(begun, [], '2017-10-11')).toEqual({ begun: [], ended });
  });
  it('the same risk of the next stage is a signal of its own', () => {
    const changes = signalChanges(begun, overdueIn('2', '2017-10-08'), '2017-10-11');
    expect(changes.begun.map((signal) => signal.subject)).toEqual(['2']);
    expect(changes.ended.map((signal) => signal.subject)).toEqual(['1']);
  });
});

describe('the next look', () => {
  it('is the first day on which something turns by itself', () => {
    expect(nextLookOn(calm, defaultRiskSettings)).toBe('2017-10-12'); // the stage days are used up on the 11th
    expect(nextLookOn({ ...calm, stayEndsOn: null }, defaultRiskSettings)).toBe('2017-10-13'); // the next step was the 12th
    expect(nextLookOn({ ...calm, closed: true }, defaultRiskSettings)).toBeNull();
  });

  it('nothing begins or ends between today and the next look', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2017-08-15', days));
    const maybe = fc.option(day);
    const drop = fc.option(day.map((on) => ({ on, from: 10, to: 5 })));
    const some = fc.record({
      ...{ today: day, enteredOn: day, stayEndsOn: maybe, planEndsOn: maybe, closingOn: maybe, lastActivityOn: day },
      ...{ amountDrop: drop, winRateDrop: drop, movedBackOn: maybe, approvalPendingSince: maybe, nextStepOn: maybe },
    });
    const calendar = fc.constantFrom(null, { holidays: ['2017-10-02', '2017-10-03'], makeUpDays: ['2017-09-30'] });
    fc.assert(
      fc.property(some, calendar, fc.integer({ min: 0, max: 200 }), (given, days, later) => {
        const settings = { ...defaultRiskSettings, calendar: days };
        // what is known of today began at the latest today
        const known = { ...calm, ...given, openRequiredEventIds: ['a'] };
        fc.pre(known.enteredOn <= known.today);
        const next = nextLookOn(known, settings) ?? '9999-12-31';
        const on = addDays(known.today, later);
        fc.pre(on < next);
        const signs = (today: string): string[] => risksOf({ ...known, today }, settings).map((risk) => `${risk.kind} ${risk.subject}`);
        expect(signs(on)).toEqual(signs(known.today));
      }),
      { numRuns: 400 },
    );
  });
});
