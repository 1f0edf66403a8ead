// Two records that are the same thing become one (合并重复). One survives, with its id, its process and its history; of every field one
// side wins: the survivor's value, and the other's where the survivor has none, unless the person chooses. What he may not change stays
// the survivor's. Every reason against it is told at once. The page and the server ask this one rule.
import { type Answer, allowWith, type Check, failures, refuse } from '../decision.ts';
import type { ObjectName } from '../people/rights.ts';
import type { CallerField } from './field.ts';
import { OBJECT_DESCRIPTORS } from './objects.ts';
import type { RecordValues } from './values.ts';

export const MERGEABLE = ['account', 'contact', 'opportunity'] as const;
export type MergeableObject = (typeof MERGEABLE)[number];
export const isMergeable = (object: ObjectName): object is MergeableObject => (MERGEABLE as readonly ObjectName[]).includes(object);

export const MERGE_CHOICES = ['survivor', 'other', 'both'] as const;
/** Which side's value stays. `both`: of several picks all of them, of long texts one below the other. */
export type MergeChoice = (typeof MERGE_CHOICES)[number];
export type MergeChoices = Readonly<Record<string, MergeChoice>>;
type Side = 'survivor' | 'other';

/** What the rule looks at of one of the two. */
export interface MergeSide {
  id: string;
  mayEdit: boolean;
  mayDelete: boolean;
  mayAssign: boolean;
  /** An approval of it is pending. */
  held: boolean;
  /** Of an opportunity. */
  status: 'open' | 'won' | 'lost' | null;
  /** Lines with a price in its currency: products and what competitors ask. */
  pricedLines: number;
  rowVersion: number;
}

/** A field as far as the rule goes; a caller's field and a field of the API are such. */
export type MergeField = Pick<CallerField, 'key' | 'type' | 'level'> & { readOnly?: boolean | undefined; referenceTo?: string | undefined };

export interface MergeSituation {
  object: ObjectName;
  survivor: MergeSide;
  other: MergeSide;
  /** The states the person saw; null: the newest count. */
  seen: Record<Side, number> | null;
  /** The fields the caller meets. */
  fields: readonly MergeField[];
  /** Values by field key; null when empty. */
  values: Record<Side, RecordValues>;
  /** Fields whose value of the other record cannot be taken over: it leads nowhere the caller may look, or is not offered any more. */
  stuck: readonly string[];
  /** Lists that would hold more than a record may have. */
  overfull: readonly Overfull[];
}

export interface Overfull {
  what: 'products' | 'competitors' | 'chain';
  most: number;
}

export type MergeRefusal =
  | { kind: 'same_record' }
  | { kind: 'not_editable'; side: Side }
  | { kind: 'not_deletable'; side: 'other' }
  | { kind: 'approval_pending'; side: Side }
  | { kind: 'stale'; side: Side }
  | { kind: 'won_would_vanish' }
  | { kind: 'not_choosable'; field: string }
  | { kind: 'not_takeable'; field: string }
  | { kind: 'may_not_assign' }
  | { kind: 'currencies_differ'; fields: string[] }
  | { kind: 'priced_lines'; side: Side; count: number }
  | ({ kind: 'too_many' } & Overfull);

/** The survivor's new values, only those that change; or every reason against the merge. */
export function decideMerge(situation: MergeSituation, choices: MergeChoices): Answer<MergeRefusal, RecordValues> {
  const reasons = [...failures(checksOf(situation)), ...choiceRefusals(situation, choices), ...currencyRefusals(situation, choices)];
  return reasons.length > 0 ? refuse(...reasons) : allowWith(mergedValues(situation, choices));
}

function checksOf({ survivor, other, seen, overfull }: MergeSituation): Check<MergeRefusal>[] {
  if (survivor.id === other.id) return [{ refusal: { kind: 'same_record' }, passed: false }];
  return [
    { refusal: { kind: 'not_editable', side: 'survivor' }, passed: survivor.mayEdit },
    { refusal: { kind: 'not_editable', side: 'other' }, passed: other.mayEdit },
    { refusal: { kind: 'not_deletable', side: 'other' }, passed: other.mayDelete },
    { refusal: { kind: 'stale', side: 'survivor' }, passed: seen === null || seen.survivor === survivor.rowVersion },
    { refusal: { kind: 'stale', side: 'other' }, passed: seen === null || seen.other === other.rowVersion },
    { refusal: { kind: 'approval_pending', side: 'survivor' }, passed: !survivor.held },
    { refusal: { kind: 'approval_pending', side: 'other' }, passed: !other.held },
    { refusal: { kind: 'won_would_vanish' }, passed: other.status !== 'won' },
    ...overfull.map((list) => ({ refusal: { kind: 'too_many' as const, ...list }, passed: false })),
  ];
}

/** Whether the caller may say which value stays. */
export const isChoosable = (field: MergeField): boolean => field.level === 'edit' && !field.readOnly;
/** Whether both values can stay together. */
export const mayKeepBoth = ({ type }: MergeField): boolean => type === 'multiPick' || type === 'longText';

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);
const same = (a: unknown, b: unknown): boolean => (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);

export const differs = ({ values }: Pick<MergeSituation, 'values'>, key: string): boolean => !same(values.survivor[key], values.other[key]);

/** Which side of a field stays: what was chosen, otherwise the survivor's, and the other's where the survivor has none. */
export function choiceOf(situation: MergeSituation, choices: MergeChoices, field: MergeField): MergeChoice {
  if (!isChoosable(field)) return 'survivor';
  const { survivor, other } = situation.values;
  const fills = isEmpty(survivor[field.key]) && !isEmpty(other[field.key]) && !situation.stuck.includes(field.key);
  return choices[field.key] ?? (fills && !(isMoney(field) && currencyIsOpen(situation)) ? 'other' : 'survivor');
}

function choiceRefusals(situation: MergeSituation, choices: MergeChoices): MergeRefusal[] {
  return Object.entries(choices).flatMap(([key, choice]): MergeRefusal[] => {
    if (choice === 'survivor') return [];
    const field = situation.fields.find((one) => one.key === key);
    if (!field || !isChoosable(field) || (choice === 'both' && !mayKeepBoth(field))) return [{ kind: 'not_choosable', field: key }];
    if (situation.stuck.includes(key)) return [{ kind: 'not_takeable', field: key }];
    return key === 'ownerId' && differs(situation, key) && !situation.survivor.mayAssign ? [{ kind: 'may_not_assign' }] : [];
  });
}

const isMoney = ({ type }: Pick<MergeField, 'type'>): boolean => type === 'money';
/** Whether the two count in different currencies: no sum of money is then worth anything without its own. */
export const currencyIsOpen = (situation: MergeSituation): boolean =>
  situation.fields.some(({ key }) => key === 'currency') && differs(situation, 'currency');

/** The fields that say one thing together when the currencies differ: the currency, and every sum of money either side holds. */
export function moneyOf({ fields, values }: MergeSituation): MergeField[] {
  const held = ({ key }: MergeField): boolean => !isEmpty(values.survivor[key]) || !isEmpty(values.other[key]);
  return fields.filter((field) => field.key === 'currency' || (isMoney(field) && held(field)));
}

/** With different currencies each sum has to be chosen, and all from the side whose currency stays. */
function currencyRefusals(situation: MergeSituation, choices: MergeChoices): MergeRefusal[] {
  if (!currencyIsOpen(situation)) return [];
  const currency = situation.fields.find(({ key }) => key === 'currency')!;
  const side: Side = choiceOf(situation, choices, currency) === 'other' ? 'other' : 'survivor';
  const open = moneyOf(situation).filter((field) => (isChoosable(field) ? choices[field.key] !== side : side === 'other'));
  const left: Side = side === 'other' ? 'survivor' : 'other';
  const count = situation[left].pricedLines;
  return [
    ...(open.length > 0 || keepsUnseenMoney(situation, side)
      ? [{ kind: 'currencies_differ' as const, fields: open.map(({ key }) => key) }]
      : []),
    ...(count > 0 ? [{ kind: 'priced_lines' as const, side: left, count }] : []),
  ];
}

/** Sums the caller does not see stay the survivor's: they would change their currency. */
function keepsUnseenMoney({ object, fields }: MergeSituation, side: Side): boolean {
  const seen = new Set(fields.map(({ key }) => key));
  return side === 'other' && OBJECT_DESCRIPTORS[object].fields.some((field) => isMoney(field) && !seen.has(field.key));
}

function mergedValues(situation: MergeSituation, choices: MergeChoices): RecordValues {
  const merged: RecordValues = {};
  for (const field of situation.fields) {
    const value = keptValue(situation, field, choiceOf(situation, choices, field));
    if (!same(value, situation.values.survivor[field.key])) merged[field.key] = value;
  }
  return merged;
}

/** What stays of a field. */
export function keptValue({ values }: MergeSituation, { key, type }: MergeField, choice: MergeChoice): unknown {
  const [ours, theirs] = [values.survivor[key] ?? null, values.other[key] ?? null];
  if (choice !== 'both' || isEmpty(ours) || isEmpty(theirs))
    return choice === 'survivor' || (choice === 'both' && isEmpty(theirs)) ? ours : theirs;
  if (type === 'multiPick') return [...new Set([...(ours as string[]), ...(theirs as string[])])];
  return same(ours, theirs) ? ours : `${ours}\n\n${theirs}`;
}
