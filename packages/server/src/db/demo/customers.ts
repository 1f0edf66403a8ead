// A dozen invented customers with the people one meets there, what we sell, and against whom.

export interface DemoAccount {
  key: string;
  name: string;
  owner: string;
  industry: string;
  level: string;
  region: string;
  source: string;
  employees: number;
  /** 万元 a year. */
  revenue: number;
  address: string;
  description: string;
  contacts: readonly [name: string, title: string, mobile: string][];
}

export const ACCOUNTS: readonly DemoAccount[] = [
  {
    key: 'lanchuan',
    name: '澜川置业',
    owner: 'tang',
    industry: 'construction',
    level: 'strategic',
    region: 'northChina',
    source: 'referral',
    employees: 3_200,
    revenue: 860_000,
    address: '北京市朝阳区望澜路 18 号',
    description: '商业地产开发与运营，在建综合体 9 个；今年统一楼宇能耗平台。',
    contacts: [
      ['蒋博文', '信息化总监', '139-0000-1001'],
      ['白晓棠', '工程副总', '139-0000-1002'],
      ['鲁岩', '采购经理', '139-0000-1003'],
    ],
  },
  {
    key: 'lanji',
    name: '蓝脊动力通信',
    owner: 'han',
    industry: 'telecom',
    level: 'key',
    region: 'northChina',
    source: 'tender',
    employees: 1_100,
    revenue: 240_000,
    address: '天津市滨海新区蓝脊道 6 号',
    description: '机房动力与通信电源；老机房改造三年规划。',
    contacts: [
      ['纪长庚', '副总经理', '139-0000-1011'],
      ['安茜', '项目经理', '139-0000-1012'],
    ],
  },
  {
    key: 'yunxiu',
    name: '云岫生物科技',
    owner: 'zhao',
    industry: 'pharma',
    level: 'key',
    region: 'eastChina',
    source: 'exhibition',
    employees: 680,
    revenue: 95_000,
    address: '苏州市工业园区云岫路 200 号',
    description: '新建两条无菌灌装线，验证周期紧。',
    contacts: [
      ['苏砚秋', '生产总监', '139-0000-1021'],
      ['魏乐山', '设备经理', '139-0000-1022'],
    ],
  },
  {
    key: 'qiheng',
    name: '启衡电气',
    owner: 'tang',
    industry: 'energy',
    level: 'key',
    region: 'northChina',
    source: 'existing',
    employees: 2_400,
    revenue: 310_000,
    address: '石家庄市高新区启衡大街 9 号',
    description: '低压电器制造；去年买过一期，今年看二期。',
    contacts: [
      ['尤振声', '总经理', '139-0000-1031'],
      ['邢可', '技术部长', '139-0000-1032'],
    ],
  },
  {
    key: 'baichuan',
    name: '柏川传媒',
    owner: 'sun',
    industry: 'services',
    level: 'normal',
    region: 'eastChina',
    source: 'website',
    employees: 420,
    revenue: 38_000,
    address: '上海市徐汇区柏川里 77 号',
    description: '城市大屏广告；想把播控中心搬到云上。',
    contacts: [['叶照', '运营副总裁', '139-0000-1041']],
  },
  {
    key: 'yuanzhou',
    name: '远舟物流',
    owner: 'zhao',
    industry: 'logistics',
    level: 'strategic',
    region: 'eastChina',
    source: 'referral',
    employees: 5_600,
    revenue: 1_200_000,
    address: '宁波市北仑区远舟路 1 号',
    description: '港口集运与冷链仓；十二个仓库要统一分拣设备。',
    contacts: [
      ['陶立言', '仓储总监', '139-0000-1051'],
      ['童岑', '财务总监', '139-0000-1052'],
      ['阮星河', '信息部经理', '139-0000-1053'],
    ],
  },
  {
    key: 'hexu',
    name: '禾序农业',
    owner: 'han',
    industry: 'agriculture',
    level: 'potential',
    region: 'northEast',
    source: 'event',
    employees: 260,
    revenue: 21_000,
    address: '长春市绿园区禾序街 3 号',
    description: '除草剂与种业；刚开始谈自动化包装线。',
    contacts: [['毕成', '厂长', '139-0000-1061']],
  },
  {
    key: 'xingdu',
    name: '星渡影视城',
    owner: 'tang',
    industry: 'services',
    level: 'strategic',
    region: 'northChina',
    source: 'tender',
    employees: 1_900,
    revenue: 180_000,
    address: '北京市通州区星渡大道 88 号',
    description: '主题乐园二期，机电总包；周期两年，里程碑多。',
    contacts: [
      ['商羽', '项目总监', '139-0000-1071'],
      ['耿直言', '机电部经理', '139-0000-1072'],
    ],
  },
  {
    key: 'qingyan',
    name: '青砚教育',
    owner: 'sun',
    industry: 'education',
    level: 'normal',
    region: 'eastChina',
    source: 'search',
    employees: 300,
    revenue: 16_000,
    address: '杭州市西湖区青砚路 21 号',
    description: '职业教育集团，实训基地采购。',
    contacts: [['骆嘉', '基地主任', '139-0000-1081']],
  },
  {
    key: 'haitang',
    name: '海棠医疗',
    owner: 'zhao',
    industry: 'pharma',
    level: 'normal',
    region: 'eastChina',
    source: 'coldCall',
    employees: 510,
    revenue: 47_000,
    address: '南京市江宁区海棠湾 12 号',
    description: '医疗器械灭菌包装。',
    contacts: [['俞向晚', '采购总监', '139-0000-1091']],
  },
  {
    key: 'lixing',
    name: '砺行机床',
    owner: 'han',
    industry: 'machinery',
    level: 'key',
    region: 'northEast',
    source: 'exhibition',
    employees: 1_500,
    revenue: 130_000,
    address: '沈阳市铁西区砺行路 66 号',
    description: '数控机床；想给自己的产线加在线检测。',
    contacts: [
      ['关山月', '总工程师', '139-0000-1101'],
      ['马识途', '采购主管', '139-0000-1102'],
    ],
  },
  {
    key: 'hengyue',
    name: '恒岳新材',
    owner: 'sun',
    industry: 'chemicals',
    level: 'potential',
    region: 'eastChina',
    source: 'partner',
    employees: 880,
    revenue: 72_000,
    address: '常州市新北区恒岳大道 5 号',
    description: '高分子材料；渠道伙伴报备的客户。',
    contacts: [['温泽', '副总工', '139-0000-1111']],
  },
];

/** name, code, series, list price in 元. */
export const PRODUCTS = [
  ['云岭 A3 视觉检测站', 'YL-A3', 'A 系列', 268_000],
  ['云岭 A5 高速检测站', 'YL-A5', 'A 系列', 468_000],
  ['云岭 M1 边缘控制器', 'YL-M1', 'M 系列', 59_800],
  ['云岭 M2 产线网关', 'YL-M2', 'M 系列', 28_600],
  ['能耗平台 企业版', 'YL-EP', '软件', 880_000],
  ['三年维保服务', 'YL-S3', '服务', 120_000],
] as const;

/** name, strengths, weaknesses. */
export const COMPETITORS = [
  ['巍峰自动化', '品牌老，渠道多', '交付慢，定制贵'],
  ['凌越视觉', '价格低', '售后只在华南'],
  ['德锐系统', '进口算法', '本地没有备件'],
] as const;
