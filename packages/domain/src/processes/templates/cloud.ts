// Cloud services: sellers work ahead as the customer goes; events of later stages may be done early (自由阶段控制). 25 % = 10 + 5 + 10.
import { both, event, lost, type TemplatePlan } from './template.ts';

export const cloud: TemplatePlan = {
  key: 'cloud',
  name: both('云服务项目', 'Cloud services'),
  about: both('阶段可以自由跨越、提前完成后面的关键事件。', 'Stages may be skipped freely and later events done ahead.'),
  rules: { sequentialOnly: false, freeSkip: true },
  stages: [
    {
      ...{ name: both('需求确认', 'Confirm the need'), rate: 10, days: 14 },
      events: [
        event('了解客户背景', 'Background of the customer', 3),
        event('了解项目背景', 'Background of the project', 2),
        event('准备项目计划书', 'Prepare the project plan', 4, { upload: 'may' }),
        event('项目评估报告', 'Assess the project', 0, { upload: 'may', optional: true }),
      ],
    },
    {
      ...{ name: both('赢得支持者', 'Win a supporter'), rate: 30, days: 21 },
      events: [
        event('了解客户决策链', 'Map the decision chain', 5),
        event('了解参与的竞争对手', 'Learn which competitors take part', 5),
        event('找准一个或多个决策者', 'Find one or more deciders', 10),
      ],
    },
    {
      ...{ name: both('赢得决策者', 'Win the decider'), rate: 60, days: 21 },
      events: [
        event('与决策者建立联系', 'Get in touch with the decider', 10),
        event('确定产品技术方案', 'Settle the technical solution', 10, { upload: 'may' }),
        event('获得决策者口头承诺', 'Verbal commitment of the decider', 10),
      ],
    },
    {
      ...{ name: both('商务谈判', 'Negotiation'), rate: 90, days: 21, information: ['*amount', '*closingOn'] },
      events: [
        event('价格达成一致', 'Agree on the price', 10),
        event('付款方式达成一致', 'Agree on the terms of payment', 10),
        event('确认项目执行期限', 'Confirm the time of execution', 10),
      ],
    },
    { name: both('赢单', 'Won'), kind: 'won', rate: 100, events: [event('合同签约', 'Sign the contract', 10, { upload: 'must' })] },
    lost(),
  ],
};
