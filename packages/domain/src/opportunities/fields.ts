// The fields of an opportunity (商机). Stage, business type, win rate and status are read-only here: they change by moving,
// winning, losing and key events, never by an edit.
import { SOURCES } from '../accounts/fields.ts';
import { RISK_KINDS } from '../processes/risks.ts';
import { RISK_WORDS } from '../processes/riskWords.ts';
import { type Field, field, type Option, option } from '../records/field.ts';
import { DESCRIPTION_FIELD, nameField, OWNER_FIELD, SYSTEM_FIELDS } from '../records/sharedFields.ts';

const KINDS: readonly Option[] = [
  option('new', '新客户', 'New business'),
  option('expansion', '增购', 'Expansion'),
  option('renewal', '续约', 'Renewal'),
  option('replacement', '替换', 'Replacement'),
];

const STATUSES: readonly Option[] = [option('open', '进行中', 'Open'), option('won', '赢单', 'Won'), option('lost', '输单', 'Lost')];

const WON_REASONS: readonly Option[] = [
  option('product', '产品与方案', 'Product and solution'),
  option('price', '价格', 'Price'),
  option('relationship', '客户关系', 'Relationship'),
  option('service', '服务与交付', 'Service and delivery'),
  option('reference', '案例与口碑', 'References'),
  option('speed', '响应快', 'Speed'),
  option('other', '其他', 'Other'),
];

export const LOST_REASONS: readonly Option[] = [
  option('price', '价格', 'Price'),
  option('competitor', '选择竞争对手', 'Chose a competitor'),
  option('product', '产品不满足', 'Product does not fit'),
  option('budget', '预算取消', 'Budget cancelled'),
  option('noDecision', '客户暂不决策', 'No decision'),
  option('relationship', '客户关系', 'Relationship'),
  option('timing', '交期', 'Timing'),
  option('other', '其他', 'Other'),
];

const RISKS: readonly Option[] = RISK_KINDS.map((kind) => option(kind, RISK_WORDS[kind].zh, RISK_WORDS[kind].en));

const byVerb = { readOnly: true, importable: true } as const;

export const OPPORTUNITY_FIELDS: readonly Field[] = [
  nameField('商机名称', 'Opportunity name'),
  OWNER_FIELD,
  field('accountId', 'reference', '客户', 'Account', { referenceTo: 'account' }),
  field('businessTypeId', 'reference', '业务类型', 'Business type', { referenceTo: 'businessType', ...byVerb }),
  field('stageId', 'reference', '销售阶段', 'Stage', { referenceTo: 'stage', ...byVerb }),
  field('status', 'pick', '状态', 'Status', { options: STATUSES, readOnly: true }),
  field('winRate', 'percent', '赢率', 'Win rate', { readOnly: true, sortable: true }),
  field('amount', 'money', '销售金额', 'Amount', { sortable: true, min: 0 }),
  field('currency', 'text', '币种', 'Currency', { required: true, maxLength: 3 }),
  field('closingOn', 'date', '结单日期', 'Closing date', { sortable: true }),
  field('source', 'pick', '商机来源', 'Source', { options: SOURCES }),
  field('kind', 'pick', '商机类型', 'Kind', { options: KINDS }),
  field('budget', 'money', '客户预算', 'Budget', { min: 0 }),
  field('productId', 'reference', '意向产品', 'Product', { referenceTo: 'product' }),
  field('competitorId', 'reference', '竞争对手', 'Competitor', { referenceTo: 'competitor' }),
  field('stageEnteredAt', 'instant', '进入阶段时间', 'In stage since', { readOnly: true, sortable: true }),
  field('stageEndsOn', 'date', '阶段计划结束', 'Stage planned to end', { readOnly: true, sortable: true }),
  field('risk', 'pick', '风险', 'Risk', { options: RISKS, readOnly: true }),
  field('riskCount', 'number', '风险数', 'Risks', { readOnly: true, sortable: true }),
  field('closedAt', 'instant', '关闭时间', 'Closed', { readOnly: true, sortable: true }),
  field('wonReason', 'pick', '赢单原因', 'Won because', { options: WON_REASONS }),
  field('lostReason', 'pick', '输单原因', 'Lost because', { options: LOST_REASONS, readOnly: true }),
  field('lostNote', 'longText', '输单说明', 'Lost note', { readOnly: true }),
  DESCRIPTION_FIELD,
  ...SYSTEM_FIELDS,
];
