// Venture capital: every step is carried by papers that must, may or need not be uploaded (流程文件审核).
import { both, event, lost, type TemplatePlan } from './template.ts';

export const venture: TemplatePlan = {
  key: 'venture',
  name: both('创业投资', 'Venture capital'),
  about: both(
    '以文件推进的投资流程：必须上传、可以上传、无需上传。',
    'Investing step by step on papers: those that must, may and need not be uploaded.',
  ),
  rules: { sequentialOnly: true, freeSkip: false },
  stages: [
    {
      ...{ name: both('新项目立项', 'New project'), rate: 10, days: 14, information: ['*amount'] },
      events: [
        event('商业计划书', 'Business plan', 1, { upload: 'must' }),
        event('访谈资料', 'Interview notes', 1, { upload: 'may' }),
        event('数据资料', 'Figures', 1, { upload: 'must' }),
        event('Deal memo', 'Deal memo', 1, { upload: 'may' }),
        event('确认资料', 'Confirm the papers', 6),
      ],
    },
    {
      ...{ name: both('合伙人决策', 'Partners decide'), rate: 25, days: 10 },
      events: [
        event('项目汇报', 'Present the project', 5),
        event('合伙人决议', 'Resolution of the partners', 10, { upload: 'must', due: { after: '项目汇报', days: 5 } }),
      ],
    },
    {
      name: both('PMT 审阅', 'PMT review'),
      rate: 35,
      days: 7,
      events: [event('PMT 审阅意见', 'Opinion of the PMT', 10, { upload: 'must' })],
    },
    {
      ...{ name: both('尽职调查', 'Due diligence'), rate: 60, days: 45 },
      events: [
        event('业务尽调报告', 'Commercial report', 8, { upload: 'must', due: { days: 20 } }),
        event('财务尽调报告', 'Financial report', 8, { upload: 'must', due: { days: 30 } }),
        event('法律尽调报告', 'Legal report', 9, { upload: 'must', due: { days: 30 } }),
      ],
    },
    {
      name: both('FFG 审阅', 'FFG review'),
      rate: 70,
      days: 7,
      events: [event('FFG 审阅意见', 'Opinion of the FFG', 10, { upload: 'must' })],
    },
    {
      ...{ name: both('打款准备', 'Prepare the transfer'), rate: 85, days: 14 },
      events: [
        event('投资协议签署', 'Sign the agreement', 10, { upload: 'must' }),
        event('交割条件确认', 'Confirm the closing conditions', 5, { upload: 'may' }),
      ],
    },
    { name: both('财务打款', 'Transfer'), rate: 95, days: 7, events: [event('打款凭证', 'Proof of transfer', 10, { upload: 'must' })] },
    { name: both('Close', 'Closed'), kind: 'won', rate: 100 },
    lost(),
  ],
};
