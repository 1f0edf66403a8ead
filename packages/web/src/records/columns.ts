// Which columns a list shows until somebody chooses others, and how wide a column of each type begins.
import type { ObjectName } from '#domain/people/rights.ts';
import type { FieldShape, ObjectShape } from '#domain/records/contract.ts';

const FIRST_COLUMNS: Record<ObjectName, readonly string[]> = {
  account: ['name', 'level', 'industry', 'region', 'ownerId', 'lastActivityAt', 'nextStepAt', 'updatedAt'],
  contact: ['name', 'accountId', 'title', 'mobile', 'email', 'ownerId', 'lastActivityAt'],
  opportunity: ['name', 'accountId', 'stageId', 'winRate', 'amount', 'closingOn', 'ownerId', 'nextStepAt', 'updatedAt'],
  product: ['name', 'code', 'series', 'unit', 'listPrice', 'active', 'updatedAt'],
  competitor: ['name', 'website', 'createdBy', 'updatedAt'],
};

/** What a glance at a record shows: the second line of a card on a phone, the facts in a record's head. */
const KEY_FACTS: Record<ObjectName, readonly string[]> = {
  account: ['level', 'industry', 'region', 'ownerId', 'phone', 'nextStepAt'],
  contact: ['accountId', 'title', 'mobile', 'email', 'ownerId', 'nextStepAt'],
  opportunity: ['amount', 'stageId', 'winRate', 'closingOn', 'accountId', 'ownerId'],
  product: ['code', 'series', 'listPrice', 'unit', 'active'],
  competitor: ['website', 'createdBy', 'updatedAt'],
};

const ALWAYS_ASKED = ['name', 'currency'];

/** The columns to show, in order: what was asked for as far as it is there, the name always first. */
export function columnFields(object: ObjectShape, asked: readonly string[] | undefined): FieldShape[] {
  const keys = asked && asked.length > 0 ? asked : FIRST_COLUMNS[object.name];
  return fieldsOf(object, [...new Set(['name', ...keys])]);
}

export const keyFacts = (object: ObjectShape): FieldShape[] => fieldsOf(object, KEY_FACTS[object.name]);

const fieldsOf = (object: ObjectShape, keys: readonly string[]): FieldShape[] =>
  keys.flatMap((key) => object.fields.find((field) => field.key === key) ?? []);

/** What the server must send for these columns: amounts need their currency. */
export const askedColumns = (fields: readonly FieldShape[]): string[] => [...new Set([...ALWAYS_ASKED, ...fields.map(({ key }) => key)])];

const WIDTHS: Partial<Record<FieldShape['type'], number>> = {
  money: 130,
  percent: 90,
  number: 110,
  date: 120,
  instant: 150,
  user: 110,
  checkbox: 90,
  pick: 130,
  reference: 190,
  longText: 260,
  email: 210,
  url: 210,
};
const NAME_WIDTH = 280;
const OTHER_WIDTH = 150;

export const firstWidth = (field: FieldShape): number => (field.key === 'name' ? NAME_WIDTH : (WIDTHS[field.type] ?? OTHER_WIDTH));

export const isFigure = ({ type }: FieldShape): boolean => type === 'money' || type === 'number' || type === 'percent';
