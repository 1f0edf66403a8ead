// What a column probably means: its header is compared with each field's key and its names in both languages, and with words that
// exports of other systems use. Every field is suggested once, the best fit first; what fits nothing stays out.
import type { ImportMapping } from './contract.ts';
import { CLOSED_ON, ENGAGED_ON, type ImportObject, type ImportTarget, STAGE } from './targets.ts';

const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  name: ['名称', 'title', 'full name', 'company', 'company name', 'opportunity', 'deal', 'deal name'],
  ownerId: [
    'owner',
    'owner name',
    'sales agent',
    'sales rep',
    'salesperson',
    'account owner',
    'opportunity owner',
    '销售',
    '销售员',
    '归属人',
  ],
  accountId: ['account', 'account name', 'company', 'customer', 'client', '客户名称', '公司', '公司名称'],
  productId: ['product', 'product name', '产品', '产品名称'],
  [STAGE]: ['stage', 'deal stage', 'sales stage', '阶段', '商机阶段'],
  [ENGAGED_ON]: ['engage date', 'engaged', 'start date', '立项日期', '开始日期'],
  [CLOSED_ON]: ['close date', 'closed date', 'won date', 'closed on', '成交日期', '关闭日期'],
  amount: ['close value', 'value', 'deal value', 'revenue', '金额', '预计金额'],
  externalKey: ['id', 'key', 'external id', 'record id', 'opportunity id', 'account id', '编号'],
  industry: ['sector', 'industry', '行业'],
  annualRevenue: ['revenue', '营收', '年收入'],
  employees: ['headcount', 'number of employees', '人数', '员工数'],
  foundedYear: ['year established', 'founded', 'founded year', '成立时间'],
  address: ['office location', 'location', 'street', '所在地'],
  parentId: ['subsidiary of', 'parent company', '母公司', '上级公司'],
  listPrice: ['price', 'sales price', 'unit price', '价格', '单价'],
  managerId: ['manager', 'reports to', '经理', '主管'],
  departmentId: ['office', 'regional office', 'team', 'department', '办事处'],
};
/** For people: who sells is named as an agent. */
const NAMES_OF_PEOPLE = ['sales agent', 'agent', 'person', 'employee', '员工', '销售'];

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function wordsOf(object: ImportObject, target: ImportTarget): string[] {
  const own = target.key === 'name' ? [object, ...(object === 'person' ? NAMES_OF_PEOPLE : [])] : [];
  return [target.label.zh, target.label.en, target.key, ...own, ...(OTHER_WORDS[target.key] ?? [])].map(plain);
}

/** 1 the same word, less when one holds the other, 0 when they have nothing in common. */
function likeness(header: string, word: string): number {
  if (header === word) return 1;
  const [short, long] = header.length < word.length ? [header, word] : [word, header];
  return short.length >= 2 && long.includes(short) ? (0.8 * short.length) / long.length : 0;
}

const ENOUGH = 0.5;

/** For each column the key of the target it looks like, or null. */
export function suggestTargets(object: ImportObject, headers: readonly string[], targets: readonly ImportTarget[]): (string | null)[] {
  const pairs = headers.flatMap((header, column) =>
    targets.map((target) => {
      const scores = wordsOf(object, target).map((word, rank) => likeness(plain(header), word) - rank / 1000);
      return { column, key: target.key, score: Math.max(...scores) };
    }),
  );
  const found: (string | null)[] = headers.map(() => null);
  for (const { column, key, score } of pairs.sort((a, b) => b.score - a.score))
    if (score >= ENOUGH && found[column] === null && !found.includes(key)) found[column] = key;
  return found;
}

/** True when more samples can only be day/month/year than can only be month/day/year. */
export function looksDayFirst(samples: readonly string[]): boolean {
  const pairs = samples.flatMap((sample) => {
    const parts = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}/.exec(sample);
    return parts ? [[Number(parts[1]), Number(parts[2])] as const] : [];
  });
  const only = (fits: (a: number, b: number) => boolean): number => pairs.filter(([a, b]) => fits(a, b)).length;
  return only((a, b) => a > 12 && b <= 12) > only((a, b) => a <= 12 && b > 12);
}

/** The mapping a new import starts with. `samples` are values of each column. */
export function suggestMapping(
  object: ImportObject,
  columns: readonly { header: string; samples: readonly string[] }[],
  targets: readonly ImportTarget[],
): ImportMapping {
  const keys = suggestTargets(
    object,
    columns.map(({ header }) => header),
    targets,
  );
  return {
    columns: keys.flatMap((target, column) => (target === null ? [] : [{ column, target }])),
    constants: {},
    nameColumns: [],
    businessTypeId: null,
    engagedStageId: null,
    matchBy: suggestMatch(object, keys),
    onMatch: 'update',
    ownerId: null,
    dayFirst: looksDayFirst(columns.flatMap(({ samples }) => samples)),
  };
}

/** Where names are few and told apart, a second import of the same file finds the records of the first. */
function suggestMatch(object: ImportObject, keys: readonly (string | null)[]): ImportMapping['matchBy'] {
  if (keys.includes('externalKey')) return 'externalKey';
  return keys.includes('name') && object !== 'contact' && object !== 'opportunity' ? 'name' : 'none';
}

export type MappingProblem = { field: string; reason: 'unknownTarget' | 'unknownColumn' | 'mappedTwice' | 'required' | 'cannotMatch' };

/** Everything that keeps a mapping from being used. */
export function mappingProblems(
  object: ImportObject,
  mapping: ImportMapping,
  targets: readonly ImportTarget[],
  columns: number,
): MappingProblem[] {
  const keys = new Set(targets.map(({ key }) => key));
  const used = [...mapping.columns.map(({ target }) => target), ...Object.keys(mapping.constants)];
  const positions = [...mapping.columns.map(({ column }) => column), ...mapping.nameColumns];
  const problems: MappingProblem[] = [
    ...used.filter((key) => !keys.has(key)).map((field) => ({ field, reason: 'unknownTarget' as const })),
    ...used.filter((key, at) => used.indexOf(key) !== at).map((field) => ({ field, reason: 'mappedTwice' as const })),
    ...positions.filter((at) => at >= columns).map((at) => ({ field: `columns.${at}`, reason: 'unknownColumn' as const })),
  ];
  const named = used.includes('name') || mapping.nameColumns.length > 0;
  if (!named && mapping.matchBy !== 'externalKey') problems.push({ field: 'name', reason: 'required' });
  if (object === 'opportunity' && !mapping.businessTypeId) problems.push({ field: 'businessTypeId', reason: 'required' });
  if (!canMatch(object, mapping, used, named)) problems.push({ field: 'matchBy', reason: 'cannotMatch' });
  return problems;
}

/** By key where there is a key; by name where names are few enough to be told apart. */
function canMatch(object: ImportObject, { matchBy }: ImportMapping, used: readonly string[], named: boolean): boolean {
  if (matchBy === 'externalKey') return used.includes('externalKey');
  return matchBy !== 'name' || (named && object !== 'opportunity');
}
