// The processes shown in the talk 可视化流程, with the numbers read from its pictures, and short makers for tests.

import type { KeyEvent, ProcessVersion, Stage } from '../definition.ts';
import { type Ask, freshFacts, type OpportunityFacts } from '../facts.ts';

export const percent = (value: number): number => value * 100;

export const keyEvent = (id: string, given: Partial<KeyEvent> = {}): KeyEvent => ({
  id,
  name: id,
  share: 0,
  upload: 'may',
  required: true,
  remark: '',
  operators: [],
  due: null,
  templateFileIds: [],
  ...given,
});

export const stage = (id: string, rate: number, given: Partial<Stage> = {}): Stage => ({
  id,
  name: id,
  kind: 'open',
  rate,
  plannedDays: null,
  operators: [],
  guidance: [],
  funnelBand: null,
  events: [],
  information: [],
  approvalFlowId: null,
  ...given,
});

/** Open stages followed by a won and a lost stage without events. */
export const salesProcess = (...open: Stage[]): ProcessVersion => ({
  stages: [...open, stage('won', 10_000, { kind: 'won' }), stage('lost', 0, { kind: 'lost' })],
});

/** Events `<prefix>0`, `<prefix>1`, … with these shares in percent. */
const shares = (prefix: string, ...percents: number[]): KeyEvent[] =>
  percents.map((value, position) => keyEvent(`${prefix}${position}`, { share: percent(value) }));

export const standardSales = salesProcess(
  stage('目标识别', percent(10), { events: shares('a', 1, 2, 1, 1, 1, 4) }),
  stage('赢得支持者', percent(20), { events: shares('b', 1, 1, 0, 1, 1, 6) }),
  stage('赢得权利支持者', percent(40)),
);

export const passes = salesProcess(
  stage('第一关', percent(10), { events: shares('a', 5, 5) }),
  stage('第二关', percent(30), { events: shares('b', 10, 10) }),
  stage('第三关', percent(50)),
);

export const projectSales = salesProcess(stage('新项目立项', percent(10), { events: shares('a', 1, 1, 1, 1, 6) }));

export const standardProject = salesProcess(
  stage('需求确认', percent(10), { events: shares('a', 3, 3, 3, 0) }),
  stage('赢得支持者', percent(30), { events: shares('b', 5, 10, 5) }),
  stage('赢得决策者', percent(60), { events: shares('c', 10, 10, 10) }),
);

export const standardFlow = salesProcess(stage('信息收集', percent(15)), stage('开发方案', percent(30), { events: shares('b', 10, 5) }));

export const sgProject = salesProcess(
  stage('立项与公关', percent(10), { plannedDays: 40, events: shares('a', 5, 5) }),
  stage('客户培育', percent(30), { plannedDays: 38 }),
  stage('供应商合作', percent(60), { plannedDays: 42 }),
  stage('商务与合同', percent(80), { plannedDays: 48 }),
);

/** An open opportunity in the stage with these events completed. */
export const standingIn = (stageId: string, completed: string[] = [], given: Partial<OpportunityFacts> = {}): OpportunityFacts => ({
  ...freshFacts(stageId),
  completed,
  amount: 100_00,
  closingOn: '2017-10-19',
  ...given,
});

/** A user who may edit the opportunity and does not say which state was on the screen. */
export const asks = (userId: string, given: Partial<Ask> = {}): Ask => ({
  actor: { userId, roleIds: [], departmentIds: [] },
  rights: { edit: true, reopen: false, override: false },
  seenRowVersion: null,
  ...given,
});
