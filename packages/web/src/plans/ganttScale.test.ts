import { describe, expect, it } from 'vitest';
import type { GanttRow } from '#domain/processes/plan.contract.ts';
import { actualBars, leftOf, monthsOf, planBars, scaleOf } from './ganttScale.ts';

const line = (stageId: string, endsOn: string | null, stay: [string, string | null] | null, slip: number | null) => ({
  ...{ stageId, name: stageId, plannedDays: null, endsOn, slip },
  stay: stay && { enteredOn: stay[0], leftOn: stay[1] },
});
const row = {
  startsOn: '2026-01-10',
  closingOn: '2026-06-30',
  closedOn: null,
  lines: [
    line('a', '2026-02-01', ['2026-01-10', '2026-02-11'], 10),
    line('b', '2026-03-01', ['2026-02-11', null], 0),
    line('c', null, null, null),
  ],
} as unknown as GanttRow;

describe('the Gantt scale', () => {
  it('spans every date with a margin, and today', () => {
    const scale = scaleOf([row], '2026-02-20', 1_000);
    expect([scale.from, scale.to]).toEqual(['2026-01-03', '2026-07-07']);
    expect(leftOf(scale, '2026-01-13')).toBeCloseTo(10 * scale.pixelsPerDay);
    expect(leftOf(scale, '2020-01-01')).toBe(0);
    expect(scaleOf([row], '2027-01-01', 1_000).to).toBe('2027-01-08');
  });
  it('draws the plan stage by stage, and the actual stays up to today', () => {
    expect(planBars(row).map((bar) => [bar.stageId, bar.from, bar.to])).toEqual([
      ['a', '2026-01-10', '2026-02-01'],
      ['b', '2026-02-01', '2026-03-01'],
    ]);
    expect(actualBars(row, '2026-02-20').map((bar) => [bar.stageId, bar.from, bar.to, bar.late])).toEqual([
      ['a', '2026-01-10', '2026-02-11', true],
      ['b', '2026-02-11', '2026-02-20', false],
    ]);
  });
  it('marks the months whose names have room, fewer of them where they are narrow', () => {
    expect(monthsOf(scaleOf([row], '2026-02-20', 1_000), '2026-02-20').map((month) => month.label)).toEqual([
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
    ]);
    expect(monthsOf({ from: '2026-01-03', to: '2026-12-31', pixelsPerDay: 1 }, '2026-02-20').map((month) => month.label)).toEqual([
      '2026-04',
      '2026-07',
      '2026-10',
    ]);
  });
  it('leaves out the name of a month that the flag of today would cover', () => {
    const year = { from: '2026-01-03', to: '2026-12-31', pixelsPerDay: 1 };
    const names = (today: string): string[] => monthsOf(year, today).map((month) => month.label);
    expect(names('2026-07-15')).toEqual(['2026-04', '', '2026-10']);
    expect(names('2026-06-25')).toEqual(['2026-04', '', '2026-10']);
    expect(names('2026-06-01')).toEqual(['', '2026-07', '2026-10']);
  });
});
