// The people of 云岭智造 (an invented company): two sales teams, a service team, and those who look after the rest.

export const DEPARTMENTS = [
  ['company', null, '云岭智造'],
  ['sales', 'company', '销售中心'],
  ['north', 'sales', '华北销售部'],
  ['east', 'sales', '华东销售部'],
  ['service', 'company', '售后服务部'],
  ['finance', 'company', '财务部'],
  ['operations', 'company', '运营部'],
] as const;

export interface DemoPerson {
  key: string;
  name: string;
  email: string;
  role: string;
  department: (typeof DEPARTMENTS)[number][0];
  manager: string | null;
  title: string;
  phone: string;
}

const person = (
  key: string,
  name: string,
  role: string,
  department: DemoPerson['department'],
  manager: string | null,
  title: string,
  phone: string,
): DemoPerson => ({ key, name, role, department, manager, title, phone, email: `${key}@winpath.example` });

/** A manager stands before the people he leads. */
export const PEOPLE: readonly DemoPerson[] = [
  person('admin', '周明远', 'administrator', 'operations', null, '系统管理员', '010-5550-0001'),
  person('gu', '顾清和', 'processOwner', 'operations', null, '销售运营经理', '010-5550-0002'),
  person('shen', '沈佳宁', 'salesManager', 'sales', null, '销售总监', '010-5550-0010'),
  person('lu', '陆一鸣', 'salesManager', 'north', 'shen', '华北销售主管', '010-5550-0011'),
  person('tang', '唐婉清', 'seller', 'north', 'lu', '大客户销售', '010-5550-0012'),
  person('han', '韩子墨', 'seller', 'north', 'lu', '销售经理', '010-5550-0013'),
  person('cheng', '程若溪', 'salesManager', 'east', 'shen', '华东销售主管', '021-5550-0021'),
  person('zhao', '赵启帆', 'seller', 'east', 'cheng', '大客户销售', '021-5550-0022'),
  person('sun', '孙沐言', 'seller', 'east', 'cheng', '销售经理', '021-5550-0023'),
  person('guo', '郭建屏', 'service', 'service', null, '服务经理', '010-5550-0031'),
  person('luo', '罗晓锋', 'service', 'service', 'guo', '服务工程师', '010-5550-0032'),
  person('qian', '钱思齐', 'finance', 'finance', null, '财务主管', '010-5550-0041'),
  person('wen', '温如许', 'readOnly', 'operations', null, '经营分析', '010-5550-0042'),
];

/** Who can sign in, as `npm start` prints it. */
export const DEMO_SIGN_INS = [
  ['tang@winpath.example', '销售 · seller'],
  ['lu@winpath.example', '销售主管 · sales manager'],
  ['gu@winpath.example', '流程管理员 · process owner'],
  ['admin@winpath.example', '系统管理员 · administrator'],
] as const;
