// Three business types. Shares, rates and days are those of the classic slides; the words of the events are the field's.
import type { KeyEvent, ProcessVersion, Stage } from '#domain/processes/definition.ts';
import { demoId } from './ids.ts';

const percent = (value: number): number => value * 100;

interface EventPlan {
  upload?: KeyEvent['upload'];
  optional?: boolean;
  remark?: string;
  operators?: KeyEvent['operators'];
  due?: KeyEvent['due'];
}

const work =
  (type: string, stage: string) =>
  (name: string, share: number, plan: EventPlan = {}): KeyEvent => ({
    id: demoId(`event ${type} ${stage} ${name}`),
    name,
    share: percent(share),
    upload: plan.upload ?? 'none',
    required: !plan.optional,
    remark: plan.remark ?? '',
    operators: plan.operators ?? [],
    due: plan.due ?? null,
    templateFileIds: [],
  });

type Make = (event: ReturnType<typeof work>) => KeyEvent[];

interface StagePlan extends Partial<Omit<Stage, 'events'>> {
  events?: Make;
}

const stagesOf =
  (type: string) =>
  (name: string, rate: number, plan: StagePlan = {}): Stage => ({
    id: demoId(`stage ${type} ${name}`),
    name,
    kind: plan.kind ?? 'open',
    rate: percent(rate),
    plannedDays: plan.plannedDays ?? null,
    operators: plan.operators ?? [],
    guidance: plan.guidance ?? [],
    funnelBand: plan.funnelBand ?? null,
    events: plan.events ? plan.events(work(type, name)) : [],
    information: plan.information ?? [],
    approvalFlowId: null,
  });

const user = (key: string) => ({ kind: 'user' as const, id: demoId(`person ${key}`) });
const standard = stagesOf('standard');
const project = stagesOf('project');
const sg = stagesOf('sg');

const STANDARD: ProcessVersion = {
  stages: [
    standard('目标识别', 10, {
      plannedDays: 14,
      guidance: [
        { kind: 'text', title: '这一步要弄清什么', body: '客户是不是我们的目标？为什么是现在？谁在推动？没有这三个答案，不要报价。' },
      ],
      events: (event) => [
        event('目标评估总结', 1, { due: { from: { kind: 'stage' }, days: 3 }, remark: '一页纸：客户是谁、要解决什么、值不值得投入。' }),
        event('是否外销介入', 2),
        event('了解销售团队规模', 1),
        event('了解客户背景', 1),
        event('了解目标焦点', 1),
        event('预估商机金额', 4, { due: { from: { kind: 'event', eventId: demoId('event standard 目标识别 目标评估总结') }, days: 5 } }),
      ],
      information: [
        { field: 'amount', required: true },
        { field: 'source', required: false },
      ],
    }),
    standard('赢得支持者', 20, {
      plannedDays: 21,
      events: (event) => [
        event('确定商机金额及时间', 1, { upload: 'may' }),
        event('竞争对手评估', 1, { due: { from: { kind: 'stage' }, days: 7 } }),
        event('了解客户决策链', 0),
        event('引荐权利支持者', 1),
        event('了解预算及时间', 1),
        event('方案介绍', 6, {
          upload: 'may',
          due: { from: { kind: 'event', eventId: demoId('event standard 赢得支持者 竞争对手评估') }, days: 5 },
          remark: '现场讲，不要只发邮件；至少有一位使用部门负责人在场。',
        }),
      ],
      information: [
        { field: 'closingOn', required: true },
        { field: 'custom.companyStage', required: true },
      ],
    }),
    standard('赢得权利支持者', 40, {
      plannedDays: 21,
      events: (event) => [
        event('拜前准备', 2, { optional: true }),
        event('拜访决策者', 6, { due: { from: { kind: 'stage' }, days: 10 } }),
        event('引荐其他决策人', 4),
        event('拜访权利支持者', 4),
        event('高层介入', 4, { operators: [user('shen'), user('lu'), user('cheng')], remark: '由主管或总监出面。' }),
      ],
      information: [{ field: 'custom.marketPosition', required: false }],
    }),
    standard('覆盖关键人物', 60, {
      plannedDays: 21,
      events: (event) => [event('拜前准备', 5, { optional: true }), event('高层拜访', 10), event('拜访反馈', 5, { upload: 'may' })],
    }),
    standard('商务谈判', 80, {
      plannedDays: 14,
      events: (event) => [
        event('谈判准备', 5),
        event('商务谈判', 5),
        event('生成合同', 5, { upload: 'must', due: { from: { kind: 'stage' }, days: 7 }, remark: '上传双方确认的合同稿。' }),
        event('确认上线时间', 5),
      ],
      information: [{ field: 'budget', required: true }],
    }),
    standard('签约', 100, { kind: 'won', events: (event) => [event('盖章', 0, { upload: 'may' })] }),
    standard('输单', 0, { kind: 'lost' }),
  ],
};

const PROJECT: ProcessVersion = {
  stages: [
    project('新项目立项', 10, {
      plannedDays: 15,
      events: (event) => [
        event('商业计划书', 1, { upload: 'must' }),
        event('访谈资料', 1, { upload: 'may', optional: true }),
        event('数据资料', 1, { upload: 'must' }),
        event('Deal memo', 1, { upload: 'may', optional: true }),
        event('确认资料', 6),
      ],
    }),
    project('合伙人决策', 20, { plannedDays: 10, operators: [user('shen'), user('lu'), user('cheng')] }),
    project('PMT审阅', 35, { plannedDays: 10, events: (event) => [event('PMT 意见', 5, { upload: 'must' })] }),
    project('尽职调查', 55, {
      plannedDays: 30,
      events: (event) => [event('尽调报告', 10, { upload: 'must' }), event('法务意见', 5, { upload: 'must' })],
    }),
    project('FFG审阅', 70, { plannedDays: 10, events: (event) => [event('FFG 结论', 10)] }),
    project('打款准备', 85, { plannedDays: 10, events: (event) => [event('银行资料', 5, { upload: 'may' })] }),
    project('财务打款', 95, {
      plannedDays: 5,
      operators: [user('qian'), user('shen')],
      events: (event) => [event('打款凭证', 5, { upload: 'must', operators: [user('qian')] })],
    }),
    project('Close', 100, { kind: 'won' }),
    project('毙单', 0, { kind: 'lost' }),
  ],
};

const SG: ProcessVersion = {
  stages: [
    sg('立项与公关', 10, {
      plannedDays: 40,
      events: (event) => [event('项目团队组建', 5), event('初步技术和商务方案', 5, { upload: 'may' })],
    }),
    sg('客户培育', 30, {
      plannedDays: 38,
      events: (event) => [event('技术交流', 10), event('样板参观', 5, { optional: true }), event('需求规格确认', 5, { upload: 'must' })],
    }),
    sg('供应商合作', 60, { plannedDays: 42, events: (event) => [event('供应商入围', 15, { upload: 'may' }), event('联合方案', 10)] }),
    sg('商务与合同', 80, { plannedDays: 48, events: (event) => [event('投标文件', 10, { upload: 'must' }), event('合同谈判', 10)] }),
    sg('项目结束', 100, { kind: 'won' }),
    sg('输单', 0, { kind: 'lost' }),
  ],
};

export const BUSINESS_TYPES = [
  { key: 'standard', name: '标准销售过程', rules: { sequentialOnly: true, freeSkip: false }, definition: STANDARD },
  { key: 'project', name: '项目销售', rules: { sequentialOnly: true, freeSkip: false }, definition: PROJECT },
  { key: 'sg', name: 'SG项目', rules: { sequentialOnly: false, freeSkip: true }, definition: SG },
] as const;

/** Fields the company added because its key information asks for them. */
export const CUSTOM_FIELDS = [
  {
    key: 'companyStage',
    type: 'pick',
    labelZh: '企业发展阶段',
    labelEn: 'Company stage',
    options: [
      { value: 'start', zh: '创业起步', en: 'Start-up' },
      { value: 'growth', zh: '初具规模', en: 'Growing' },
      { value: 'mature', zh: '成熟稳定', en: 'Mature' },
      { value: 'group', zh: '集团化', en: 'Group' },
    ],
  },
  { key: 'marketPosition', type: 'text', labelZh: '行业地位', labelEn: 'Market position', options: [] },
  { key: 'decisionOn', type: 'date', labelZh: '客户决策日', labelEn: 'Decision day', options: [] },
] as const;
