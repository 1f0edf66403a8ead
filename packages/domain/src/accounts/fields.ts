// The fields of an account (客户).
import { type Field, field, type Option, option } from '../records/field.ts';
import { DESCRIPTION_FIELD, nameField, OWNER_FIELD, SYSTEM_FIELDS } from '../records/sharedFields.ts';

const INDUSTRIES: readonly Option[] = [
  option('manufacturing', '制造业', 'Manufacturing'),
  option('machinery', '机械设备', 'Machinery'),
  option('electronics', '电子与半导体', 'Electronics and semiconductors'),
  option('automotive', '汽车及零部件', 'Automotive'),
  option('chemicals', '化工与新材料', 'Chemicals and materials'),
  option('pharma', '医药与医疗器械', 'Pharma and medical devices'),
  option('energy', '能源与电力', 'Energy and power'),
  option('construction', '建筑与工程', 'Construction and engineering'),
  option('software', '软件与互联网', 'Software and internet'),
  option('telecom', '通信', 'Telecommunications'),
  option('finance', '金融', 'Finance'),
  option('retail', '零售与消费品', 'Retail and consumer goods'),
  option('logistics', '物流与运输', 'Logistics and transport'),
  option('education', '教育', 'Education'),
  option('government', '政府与公共事业', 'Government and public services'),
  option('services', '企业服务', 'Business services'),
  option('agriculture', '农业与食品', 'Agriculture and food'),
  option('other', '其他', 'Other'),
];

const LEVELS: readonly Option[] = [
  option('strategic', '战略客户', 'Strategic'),
  option('key', '重点客户', 'Key'),
  option('normal', '普通客户', 'Normal'),
  option('potential', '潜在客户', 'Potential'),
];

export const SOURCES: readonly Option[] = [
  option('referral', '客户转介绍', 'Referral'),
  option('exhibition', '展会', 'Exhibition'),
  option('website', '官网', 'Website'),
  option('search', '搜索推广', 'Search advertising'),
  option('social', '社交媒体', 'Social media'),
  option('coldCall', '电话拓展', 'Cold call'),
  option('partner', '渠道伙伴', 'Partner'),
  option('tender', '招投标', 'Tender'),
  option('event', '市场活动', 'Marketing event'),
  option('existing', '老客户', 'Existing customer'),
  option('other', '其他', 'Other'),
];

const REGIONS: readonly Option[] = [
  option('northChina', '华北', 'North China'),
  option('northEast', '东北', 'North-East China'),
  option('eastChina', '华东', 'East China'),
  option('centralChina', '华中', 'Central China'),
  option('southChina', '华南', 'South China'),
  option('southWest', '西南', 'South-West China'),
  option('northWest', '西北', 'North-West China'),
  option('hongKongMacaoTaiwan', '港澳台', 'Hong Kong, Macao, Taiwan'),
  option('overseas', '海外', 'Overseas'),
];

export const ACCOUNT_FIELDS: readonly Field[] = [
  nameField('客户名称', 'Account name'),
  OWNER_FIELD,
  field('parentId', 'reference', '上级客户', 'Parent account', { referenceTo: 'account' }),
  field('industry', 'pick', '所属行业', 'Industry', { options: INDUSTRIES }),
  field('level', 'pick', '客户级别', 'Level', { options: LEVELS }),
  field('source', 'pick', '客户来源', 'Source', { options: SOURCES }),
  field('region', 'pick', '所在区域', 'Region', { options: REGIONS }),
  field('phone', 'phone', '电话', 'Phone'),
  field('website', 'url', '网址', 'Website'),
  field('address', 'text', '地址', 'Address', { maxLength: 300 }),
  field('annualRevenue', 'money', '年营业额', 'Annual revenue', { sortable: true, min: 0 }),
  field('currency', 'text', '币种', 'Currency', { required: true, maxLength: 3 }),
  field('employees', 'number', '员工人数', 'Employees', { sortable: true, min: 0, max: 10_000_000 }),
  field('foundedYear', 'number', '成立年份', 'Founded in', { min: 1000, max: 2200 }),
  DESCRIPTION_FIELD,
  ...SYSTEM_FIELDS,
];
