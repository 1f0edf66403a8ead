// Low-voltage equipment: long qualification with reviews at each step (流程审批控制). Slides: 30 % = 15 + 10 + 5.
import { both, event, lost, type TemplatePlan } from './template.ts';

export const lowVoltage: TemplatePlan = {
  key: 'lowVoltage',
  name: both('低压电器配套', 'Low-voltage equipment'),
  about: both(
    '从信息收集到批量采购的供方准入；每一步都有交付与评审。',
    'From first information to series orders: becoming a qualified supplier, with something to hand over and review at each step.',
  ),
  rules: { sequentialOnly: true, freeSkip: false },
  stages: [
    {
      ...{ name: both('信息收集', 'Collect information'), rate: 15, days: 20 },
      events: [
        event('客户与项目信息登记', 'Register customer and project', 5),
        event('需求规格收集', 'Collect the specification', 5, { upload: 'may' }),
        event('供应商现状了解', 'Learn who supplies today', 5),
      ],
    },
    {
      ...{ name: both('开发方案', 'Development plan'), rate: 30, days: 30, information: ['*amount'] },
      events: [event('SWOT 分析', 'SWOT analysis', 10), event('编制开发方案', 'Write the development plan', 5, { upload: 'must' })],
    },
    {
      ...{ name: both('技术确认', 'Technical confirmation'), rate: 45, days: 30 },
      events: [event('产品、成本符合性', 'Product and cost conform', 5), event('技术协议', 'Technical agreement', 10, { upload: 'must' })],
    },
    {
      ...{ name: both('送样检测', 'Samples and tests'), rate: 65, days: 60 },
      events: [
        event('样品送达', 'Samples delivered', 5, { due: { days: 15 } }),
        event('检测报告', 'Test report', 15, { upload: 'must', due: { after: '样品送达', days: 30 } }),
      ],
    },
    {
      ...{ name: both('合格供方', 'Qualified supplier'), rate: 85, days: 45 },
      events: [
        event('现场审核', 'Audit on site', 10),
        event('列入合格供方名录', 'Entered in the list of suppliers', 10, { upload: 'may' }),
      ],
    },
    {
      name: both('批量采购', 'Series orders'),
      kind: 'won',
      rate: 100,
      events: [event('首批订单', 'First series order', 10, { upload: 'must' })],
    },
    lost(),
  ],
};
