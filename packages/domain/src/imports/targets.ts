// What a column of a file can become: the fields of the object that its importer may write, and for an opportunity the stage it
// stands in with the days it got there. People are imported too, so that the owners a file names exist before their records do.
import type { ObjectName } from '../people/rights.ts';
import { type CallerField, type Field, field } from '../records/field.ts';

export const IMPORT_OBJECTS = ['account', 'contact', 'opportunity', 'product', 'competitor', 'person'] as const;
export type ImportObject = (typeof IMPORT_OBJECTS)[number];

/** What a cell names by its key or its name. */
export type Lookup = ObjectName | 'user' | 'department' | 'stage';

export type ImportTarget = Field & { lookup?: Lookup };

export const STAGE = 'stageId';
export const ENGAGED_ON = 'history.engagedOn';
export const CLOSED_ON = 'history.closedOn';
export const LOST_REASON = 'lostReason';
/** Targets that rewrite the past: they need the right to override. */
export const HISTORY_TARGETS: readonly string[] = [ENGAGED_ON, CLOSED_ON, LOST_REASON];

const PERSON_TARGETS: readonly ImportTarget[] = [
  field('name', 'text', '姓名', 'Name', { required: true, maxLength: 80 }),
  field('email', 'email', '邮箱', 'E-mail'),
  field('phone', 'phone', '电话', 'Phone'),
  field('title', 'text', '职务', 'Job title', { maxLength: 80 }),
  { ...field('managerId', 'user', '上级', 'Manager'), lookup: 'user' },
  { ...field('departmentId', 'reference', '部门', 'Department'), lookup: 'department' },
];

const HISTORY: readonly ImportTarget[] = [
  field(ENGAGED_ON, 'date', '开始跟进日期', 'Engaged on'),
  field(CLOSED_ON, 'date', '赢单/输单日期', 'Won or lost on'),
];

const lookupOf = ({ type, referenceTo }: Field): Lookup | undefined => {
  if (type === 'user') return 'user';
  return type === 'reference' && referenceTo !== 'businessType' ? referenceTo : undefined;
};

const withLookup = (target: Field): ImportTarget => {
  const lookup = lookupOf(target);
  return lookup ? { ...target, lookup } : target;
};

/** The targets of an object, given its fields as the importer meets them. */
export function targetsOf(object: ImportObject, fields: readonly CallerField[]): ImportTarget[] {
  if (object === 'person') return [...PERSON_TARGETS];
  const plain = fields.filter((one) => one.importable && !one.readOnly && one.level === 'edit').map(withLookup);
  if (object !== 'opportunity') return plain;
  const verbs = fields.filter((one) => (one.key === STAGE || one.key === LOST_REASON) && one.level === 'edit').map(withLookup);
  return [...plain, ...verbs, ...HISTORY];
}

/** The object's own records, when a target names one of them: the parent of an account, the manager of a person. */
export const isOfOwnKind = (object: ImportObject, { lookup }: ImportTarget): boolean =>
  lookup === object || (object === 'person' && lookup === 'user');
