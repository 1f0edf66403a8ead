// Media: the whole project is on record before it goes on — key information per stage (阶段信息控制). Slides: 5 %, 30 %, U = 20 %.
import { both, event, type FieldPlan, lost, type TemplatePlan } from './template.ts';

const field = (key: string, zh: string, en: string, more: Partial<FieldPlan> = {}): FieldPlan => ({
  key,
  type: 'text',
  label: both(zh, en),
  ...more,
});

const regions: FieldPlan['options'] = [
  { value: 'north', label: both('华北地区', 'North China') },
  { value: 'northeast', label: both('东北地区', 'Northeast China') },
  { value: 'east', label: both('华东地区', 'East China') },
  { value: 'central', label: both('华中地区', 'Central China') },
  { value: 'south', label: both('华南地区', 'South China') },
  { value: 'southwest', label: both('西南地区', 'Southwest China') },
  { value: 'northwest', label: both('西北地区', 'Northwest China') },
];

const growth: FieldPlan['options'] = [
  { value: 'starting', label: both('起步，产品刚进入市场', 'Starting, new in the market') },
  { value: 'growing', label: both('初具规模，有比较完善的生产销售体系', 'Established production and sales') },
  { value: 'leading', label: both('行业领先，全国布局', 'Leading, present in the whole country') },
];

export const media: TemplatePlan = {
  key: 'media',
  name: both('媒体广告销售', 'Media and advertising'),
  about: both(
    '信息收集完整才能过关；关键信息按阶段必填。',
    'A gate opens only when the project is fully on record; key information per stage.',
  ),
  rules: { sequentialOnly: false, freeSkip: false },
  fields: [
    field('growthStage', '企业发展阶段', 'Stage of growth', { type: 'pick', options: growth }),
    field('marketPosition', '行业地位', 'Position in the industry'),
    field('yearsAsPartner', '连续几年广告合作商', 'Years as advertising partner', { type: 'number' }),
    field('slogan', '产品广告语', 'Slogan'),
    field('positioning', '产品定位', 'Positioning'),
    field('mainCompetitors', '主要竞争对手', 'Main competitors'),
    field('pricePoint', '产品市场定价', 'Price in the market'),
    field('mainRegions', '主要销售区域', 'Main sales regions', { type: 'multiPick', options: regions }),
    field('mainProducts', '主营产品', 'Main products'),
    field('mainBusiness', '主营业务', 'Main business'),
    field('viewOfUs', '客户对我公司看法', 'How the customer sees us'),
    field('newMediaNeeds', '新媒体投放需求', 'Needs in new media'),
    field('televisionNeeds', '电视媒体投放需求', 'Needs in television'),
    field('campaignBudget', '项目投放预算', 'Budget of the campaign', { type: 'money' }),
    field('campaignPurpose', '投放目的', 'Purpose of the campaign'),
  ],
  stages: [
    {
      ...{ name: both('第一关', 'Gate one'), rate: 10, days: 10 },
      events: [event('了解客户信息', 'Learn about the customer', 5), event('了解客户需求', 'Learn what they need', 5)],
      information: [
        '*custom.growthStage',
        '*custom.mainRegions',
        '*custom.mainProducts',
        '*custom.mainBusiness',
        'custom.marketPosition',
        'custom.slogan',
      ],
    },
    {
      ...{ name: both('第二关', 'Gate two'), rate: 30, days: 20 },
      events: [
        event('完善个人信息', 'Complete the personal details', 10),
        event('有效联络', 'Effective contact', 10, {
          remark: both(
            '每周一次以上打卡记录，如微信、短信、邮件、电话、出差面访；引见决策人与我方服务人直属主管或间接主管见面，并获得认可',
            'On record at least once a week: message, mail, call or visit; the decision maker has met the manager in charge on our side and agreed.',
          ),
        }),
      ],
      information: ['custom.positioning', 'custom.mainCompetitors', 'custom.pricePoint', 'custom.yearsAsPartner', 'custom.viewOfUs'],
    },
    {
      ...{ name: both('第三关', 'Gate three'), rate: 50, days: 20 },
      information: ['*custom.campaignBudget', '*custom.campaignPurpose', 'custom.newMediaNeeds', 'custom.televisionNeeds'],
    },
    {
      name: both('第四关', 'Gate four'),
      rate: 70,
      days: 15,
      events: [event('提交投放方案', 'Hand in the media plan', 10, { upload: 'must' }), event('方案获得认可', 'Media plan agreed', 10)],
    },
    {
      name: both('第五关', 'Gate five'),
      rate: 90,
      days: 15,
      events: [
        event('价格与排期达成一致', 'Agree on price and schedule', 10),
        event('合同送审', 'Contract under review', 10, { upload: 'must' }),
      ],
    },
    { name: both('第六关', 'Gate six'), kind: 'won', rate: 100, events: [event('合同签署', 'Contract signed', 10, { upload: 'must' })] },
    lost(),
  ],
};
