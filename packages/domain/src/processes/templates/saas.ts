// Software as a service, team selling in fine division of labour: stage rights (阶段权限控制). Slides: 10 %, and 12 % = 10 + 1 + 1.
import { both, event, lost, type TemplatePlan } from './template.ts';

export const saas: TemplatePlan = {
  key: 'saas',
  name: both('软件服务销售', 'Software as a service'),
  about: both(
    '团队分工细、一步一步赢得支持的软件销售；适合用阶段权限分工。',
    'Selling software by winning one supporter after the other; suits teams that divide the work by stage.',
  ),
  rules: { sequentialOnly: true, freeSkip: false },
  stages: [
    {
      ...{ name: both('目标识别', 'Identify the target'), rate: 10, days: 14, information: ['*amount', 'source'] },
      guidance: [
        {
          kind: 'text',
          title: both('这一步要弄清什么', 'What to find out here'),
          body: both(
            '客户是不是我们的目标？为什么是现在？谁在推动？没有这三个答案，不要报价。',
            'Is this customer a target of ours? Why now? Who drives it? Without these three answers, quote nothing.',
          ),
        },
      ],
      events: [
        event('目标评估总结', 'Sum up the assessment', 1, {
          remark: both(
            '一页纸：客户是谁、要解决什么、值不值得投入。',
            'One page: who the customer is, what is to be solved, whether it is worth the effort.',
          ),
        }),
        event('是否外销介入', 'Decide whether field sales step in', 2),
        event('了解销售团队规模', 'Size of their sales team', 1),
        event('了解客户背景', 'Background of the customer', 1),
        event('了解目标焦点', 'What the target cares about', 1),
        event('预估商机金额', 'Estimate the amount', 4),
      ],
    },
    {
      ...{ name: both('赢得支持者', 'Win a supporter'), rate: 20, days: 21, information: ['*closingOn'] },
      events: [
        event('确定商机金额及时间', 'Settle amount and time', 1, { upload: 'may' }),
        event('竞争对手评估', 'Assess the competitors', 1),
        event('了解客户决策链', 'Map the decision chain', 0),
        event('引荐权利支持者', 'Be introduced to a supporter with power', 1),
        event('了解预算及时间', 'Budget and timing', 1),
        event('方案介绍', 'Present the solution', 6, { upload: 'may' }),
      ],
    },
    {
      ...{ name: both('赢得权利支持者', 'Win a supporter with power'), rate: 40, days: 21 },
      events: [
        event('拜前准备', 'Prepare the visit', 2),
        event('拜访决策者', 'Visit the decision maker', 6),
        event('引荐其他决策人', 'Be introduced to the other deciders', 4),
        event('拜访权利支持者', 'Visit the supporter with power', 4),
        event('高层介入', 'Bring in an executive', 4, { optional: true }),
      ],
    },
    {
      ...{ name: both('覆盖关键人物', 'Cover the key people'), rate: 60, days: 14 },
      events: [
        event('高层拜前准备', 'Prepare the executive visit', 4),
        event('高层拜访', 'Executive visit', 10),
        event('拜访反馈', 'Feedback on the visit', 6),
      ],
    },
    {
      ...{ name: both('商务谈判', 'Negotiation'), rate: 90, days: 21 },
      events: [
        event('谈判准备', 'Prepare the negotiation', 5),
        event('商务谈判', 'Negotiate', 10),
        event('生成合同', 'Draw up the contract', 10, { upload: 'must' }),
        event('确认上线时间', 'Agree on the go-live date', 5),
      ],
    },
    { name: both('签约', 'Signed'), kind: 'won', rate: 100, events: [event('盖章', 'Seal', 10, { upload: 'must' })] },
    lost(),
  ],
};
