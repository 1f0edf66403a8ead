import { describe, expect, it } from 'vitest';
import { openStages, type ProcessVersion } from './definition.ts';
import { passes, percent, projectSales, sgProject, standardFlow, standardProject, standardSales, standingIn } from './testing/slides.ts';
import { earnedShare, unallocatedShare, winRate } from './winRate.ts';

const rateIn = (version: ProcessVersion, stageId: string, completed: string[]): number =>
  winRate(version, standingIn(stageId, completed)).rate;
const all = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, place) => `${prefix}${place}`);

describe('unallocated win rate of the slides', () => {
  const table: [string, ProcessVersion, number[]][] = [
    ['标准销售过程', standardSales, [0, 0, 20]],
    ['关', passes, [0, 0, 20]],
    ['项目销售', projectSales, [0]],
    ['标准项目', standardProject, [1, 0, 0]],
    ['SG项目', sgProject, [0, 20, 30, 20]],
  ];
  it.each(table)('%s', (_, version, expected) => {
    expect(openStages(version).map((stage) => unallocatedShare(version, stage))).toEqual(expected.map(percent));
  });

  it('is negative when a draft hands out more than the stage holds', () => {
    const version = structuredClone(passes);
    version.stages[0]!.events[0]!.share = percent(7);
    expect(unallocatedShare(version, version.stages[0]!)).toBe(-percent(2));
  });
});

describe('win rate of the slides', () => {
  const table: [string, ProcessVersion, string, string[], number][] = [
    ['标准销售过程: 12 = 10 + 1 + 1', standardSales, '赢得支持者', [...all('a', 6), 'b0', 'b1'], 12],
    ['第一关 without an event is 0', passes, '第一关', [], 0],
    ['第一关 with one of (5, 5) is 5', passes, '第一关', ['a0'], 5],
    ['第二关 on entry is 10', passes, '第二关', all('a', 2), 10],
    ['edge 23: 第三关 has no events, U = 20, and gives 50 on entry', passes, '第三关', [...all('a', 2), ...all('b', 2)], 50],
    ['项目销售: 2 = 1 + 1', projectSales, '新项目立项', ['a1', 'a3'], 2],
    ['标准项目: 25 = 10 + 5 + 10', standardProject, '赢得支持者', [...all('a', 4), 'b0', 'b1'], 25],
    ['标准项目: the unallocated 1 counts on entering 需求确认', standardProject, '需求确认', [], 1],
    ['项目标准流程: 30 = 15 + 10 + 5', standardFlow, '开发方案', ['b0', 'b1'], 30],
    ['SG项目: 5', sgProject, '立项与公关', ['a0'], 5],
    ['passed stages count in full although an event was skipped', standardSales, '赢得支持者', ['b0'], 11],
    ['edge 21: an event of a passed stage changes nothing', standardSales, '赢得支持者', ['b0', 'a1'], 11],
    ['edge 22: an event worked ahead changes nothing before arrival', standardProject, '赢得支持者', ['c0'], 10],
    ['edge 22: and counts at once on arrival', standardProject, '赢得决策者', ['c0'], 40],
    ['edge 25: an event without a share changes nothing', standardSales, '赢得支持者', ['b0', 'b2'], 11],
    ['an event the version no longer holds does not count', standardSales, '赢得支持者', ['b0', 'gone'], 11],
  ];
  it.each(table)('%s', (_, version, stageId, completed, expected) => {
    expect(rateIn(version, stageId, completed)).toBe(percent(expected));
  });

  it('is 100 % when won and 0 when lost, whatever is completed', () => {
    expect(winRate(passes, standingIn('won', [], { closed: 'won' })).rate).toBe(10_000);
    expect(winRate(passes, standingIn('lost', ['a0', 'a1'], { closed: 'lost' })).rate).toBe(0);
  });

  it('explains itself: anchored, unallocated, and each event', () => {
    expect(winRate(standardProject, standingIn('赢得支持者', ['b0', 'b1']))).toEqual({
      rate: 2500,
      anchored: 1000,
      unallocated: 0,
      events: [
        { eventId: 'b0', name: 'b0', share: 500, completed: true },
        { eventId: 'b1', name: 'b1', share: 1000, completed: true },
        { eventId: 'b2', name: 'b2', share: 500, completed: false },
      ],
    });
  });

  it('shows what a stage worked ahead has earned', () => {
    expect(earnedShare(standardProject.stages[2]!, { completed: ['b0', 'c0', 'c2'] })).toBe(percent(20));
  });
});
