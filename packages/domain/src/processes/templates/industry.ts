// Industry: projects of one to three years, planned day by day (周期与计划). Slides: 40, 38, 42 and 48 days; 10, 30, 60, 80 %.
import { both, event, lost, type TemplatePlan } from './template.ts';

export const industry: TemplatePlan = {
  key: 'industry',
  name: both('工业大项目', 'Large industrial projects'),
  about: both(
    '一到三年的项目：阶段时间、阶段计划与超期风险。',
    'Projects of one to three years: planned days, stage plan and the risk of running late.',
  ),
  rules: { sequentialOnly: false, freeSkip: false },
  stages: [
    {
      ...{ name: both('立项与公关', 'Start and relations'), rate: 10, days: 40 },
      events: [
        event('项目团队组建', 'Set up the team', 5, { due: { days: 5 } }),
        event('初步技术和商务方案', 'First technical and commercial proposal', 5, {
          upload: 'may',
          due: { after: '项目团队组建', days: 20 },
        }),
      ],
    },
    {
      ...{ name: both('客户培育', 'Develop the customer'), rate: 30, days: 38 },
      events: [event('技术交流', 'Technical exchange', 10), event('关键人关系建立', 'Relations with the key people', 10)],
    },
    {
      ...{ name: both('供应商合作', 'Work with suppliers'), rate: 60, days: 42, information: ['*amount'] },
      events: [event('供应商选定', 'Choose the suppliers', 15), event('联合方案', 'Joint proposal', 15, { upload: 'must' })],
    },
    {
      ...{ name: both('商务与合同', 'Terms and contract'), rate: 80, days: 48, information: ['*closingOn'] },
      events: [
        event('投标文件', 'Tender documents', 5, { upload: 'must' }),
        event('法务审核', 'Legal review', 5, { upload: 'must', due: { after: '投标文件', days: 5 } }),
        event('合同谈判', 'Negotiate the contract', 10),
      ],
    },
    {
      name: both('项目结束', 'Project awarded'),
      kind: 'won',
      rate: 100,
      events: [event('合同签署', 'Sign the contract', 10, { upload: 'must' })],
    },
    lost(),
  ],
};
