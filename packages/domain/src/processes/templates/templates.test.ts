import { describe, expect, it } from 'vitest';
import { eventById, type ProcessVersion } from '../definition.ts';
import { definitionOf } from '../portable/portable.ts';
import { publishViolations } from '../publish.ts';
import { unallocatedShare, winRate } from '../winRate.ts';
import { TEMPLATE_KEYS, type TemplatePlan, templateDocument } from './template.ts';
import { PROCESS_TEMPLATES } from './templates.ts';

const STANDARD = ['amount', 'closingOn', 'source'];

function taken(plan: TemplatePlan, language: 'zh' | 'en'): ReturnType<typeof definitionOf> {
  let next = 0;
  const document = templateDocument(plan, language);
  const known = [...STANDARD, ...document.fields.map(({ key }) => key)];
  return definitionOf(document, {
    newId: () => `id${next++}`,
    operatorId: () => undefined,
    fieldKey: (key) => (known.includes(key) ? key : undefined),
  });
}

const template = (key: string): ProcessVersion => taken(PROCESS_TEMPLATES.find((plan) => plan.key === key)!, 'zh').definition;
const named = (version: ProcessVersion, name: string) => version.stages.find((stage) => stage.name === name)!;
const eventNamed = (version: ProcessVersion, name: string) =>
  version.stages.flatMap(({ events }) => events).find((event) => event.name === name)!;

describe.each(PROCESS_TEMPLATES)('template $key', (plan) => {
  it.each(['zh', 'en'] as const)('can be published as it is, with nothing left out (%s)', (language) => {
    const { definition, notices } = taken(plan, language);
    expect({ notices, violations: publishViolations(definition) }).toEqual({ notices: [], violations: [] });
  });
});

it('offers the six companies in one order', () => {
  expect(PROCESS_TEMPLATES.map(({ key }) => key)).toEqual(TEMPLATE_KEYS);
});

describe('the figures of the slides', () => {
  const rateWith = (key: string, stage: string, ...done: string[]): number => {
    const version = template(key);
    return winRate(version, {
      stageId: named(version, stage).id,
      closed: null,
      completed: done.map((name) => eventNamed(version, name).id),
    }).rate;
  };

  it.each([
    ['saas', '赢得支持者', ['确定商机金额及时间', '竞争对手评估'], 1_200],
    ['cloud', '赢得支持者', ['了解客户决策链', '找准一个或多个决策者'], 2_500],
    ['media', '第一关', ['了解客户信息'], 500],
    ['media', '第一关', [], 0],
    ['lowVoltage', '开发方案', ['SWOT 分析', '编制开发方案'], 3_000],
    ['industry', '立项与公关', ['项目团队组建'], 500],
    ['venture', '新项目立项', ['访谈资料', 'Deal memo'], 200],
  ])('%s in %s with %j done stands at %i', (key, stage, done, rate) => {
    expect(rateWith(key, stage, ...done)).toBe(rate);
  });

  it('leaves 20 % of 第三关 unallocated, and 1 % of 需求确认', () => {
    expect(unallocatedShare(template('media'), named(template('media'), '第三关'))).toBe(2_000);
    expect(unallocatedShare(template('cloud'), named(template('cloud'), '需求确认'))).toBe(100);
  });

  it('counts the report from the samples, and plans 40, 38, 42 and 48 days', () => {
    const version = template('lowVoltage');
    const due = eventNamed(version, '检测报告').due;
    expect(due).toEqual({ from: { kind: 'event', eventId: eventNamed(version, '样品送达').id }, days: 30 });
    expect(eventById(version, eventNamed(version, '样品送达').id)?.stage.name).toBe('送样检测');
    expect(template('industry').stages.map(({ plannedDays }) => plannedDays)).toEqual([40, 38, 42, 48, null, null]);
  });
});
