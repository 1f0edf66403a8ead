// Own pick-lists (选项列表): a company renames, reorders, adds and retires the options of a standard field, such as the reasons for
// losing. A retired option is not offered any more; records that hold it keep it and show its name, so it is never taken away.

import type { Field, Option } from './field.ts';

export interface PickList {
  /** Key of a standard field of type `pick` or `multiPick`. */
  field: string;
  options: readonly Option[];
}

export const MAX_OPTIONS = 200;

/** Lists that the product's own rules build upon and that stay as they are. */
const FIXED = new Set(['status', 'risk']);

export const hasOwnList = (field: Field): boolean =>
  (field.type === 'pick' || field.type === 'multiPick') && field.column !== undefined && !FIXED.has(field.key);

/** The fields with the company's options in place of the standard ones; other fields are the very same. */
export const withPickLists = <F extends Field>(fields: readonly F[], lists: readonly PickList[]): F[] =>
  fields.map((field) => {
    const own = hasOwnList(field) ? lists.find((list) => list.field === field.key) : undefined;
    return own ? { ...field, options: own.options } : field;
  });

export type PickListProblem = { field: string; reason: 'required' | 'repeated' | 'tooMany' | 'allRetired'; value?: string; max?: number };

/**
 * The list as it is kept: the given options, and behind them, retired, every option known before that is missing among them. Refused
 * with every problem: a value twice, an empty name, nothing left to choose.
 */
export function keptPickList(before: readonly Option[], given: readonly Option[]): { options: Option[]; problems: PickListProblem[] } {
  const values = given.map(({ value }) => value);
  const problems: PickListProblem[] = [
    ...given.flatMap(({ value, zh, en }, at): PickListProblem[] => [
      ...(values.indexOf(value) < at ? [{ field: `options.${at}.value`, reason: 'repeated' as const, value }] : []),
      ...(value.trim() === '' ? [{ field: `options.${at}.value`, reason: 'required' as const }] : []),
      ...(zh.trim() === '' ? [{ field: `options.${at}.zh`, reason: 'required' as const }] : []),
      ...(en.trim() === '' ? [{ field: `options.${at}.en`, reason: 'required' as const }] : []),
    ]),
    ...(given.every(({ retired }) => retired) ? [{ field: 'options', reason: 'allRetired' as const }] : []),
  ];
  const missing = before.filter(({ value }) => !values.includes(value)).map((option) => ({ ...option, retired: true }));
  const options = [...given, ...missing];
  if (options.length > MAX_OPTIONS) problems.push({ field: 'options', reason: 'tooMany', max: MAX_OPTIONS });
  return { options, problems };
}

/** Whether a new choice may be this value. */
export const isOffered = (options: readonly Option[], value: string): boolean =>
  options.some((option) => option.value === value && !option.retired);
