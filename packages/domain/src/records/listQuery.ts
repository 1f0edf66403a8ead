// What a list is asked: how it is sorted, which columns it shows, how many rows a page holds and where the next page begins.
// Pages go by key (the sort value and the id of the last row), so that a page costs the same however deep one reads.
import { isUuid } from '../identifiers.ts';
import type { CallerField } from './field.ts';
import { isQuestionable } from './objects.ts';

export interface Sort {
  field: string;
  descending: boolean;
}

/** The last row of a page: its sort value (null when empty) and its id. */
export interface Cursor {
  sort: Sort;
  value: string | number | null;
  id: string;
}

export const MAX_PAGE = 200;
export const DEFAULT_PAGE = 50;
export const DEFAULT_SORT: Sort = { field: 'updatedAt', descending: true };

/** `-amount` is the largest amount first; rows without a value come last either way. */
export const encodeSort = (sort: Sort): string => (sort.descending ? `-${sort.field}` : sort.field);

export const decodeSort = (text: string): Sort =>
  text.startsWith('-') ? { field: text.slice(1), descending: true } : { field: text, descending: false };

export const isSortable = (sort: Sort, fields: readonly CallerField[]): boolean =>
  fields.some((field) => field.key === sort.field && field.sortable && isQuestionable(field));

/** An opaque text for the `cursor` parameter. */
export const encodeCursor = ({ sort, value, id }: Cursor): string => encodeURIComponent(JSON.stringify([encodeSort(sort), value, id]));

/** The cursor of such a text; null when it is none. */
export function decodeCursor(text: string): Cursor | null {
  try {
    const raw: unknown = JSON.parse(decodeURIComponent(text));
    if (!Array.isArray(raw) || raw.length !== 3) return null;
    const [sort, value, id] = raw;
    if (typeof sort !== 'string' || typeof id !== 'string' || !isUuid(id)) return null;
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') return null;
    return { sort: decodeSort(sort), value, id };
  } catch {
    return null;
  }
}

/** The columns asked for, in their order, without strangers and repetitions; all when none are asked for. */
export function columnsOf(asked: readonly string[] | undefined, fields: readonly CallerField[]): CallerField[] {
  if (!asked || asked.length === 0) return [...fields];
  return [...new Set(asked)].flatMap((key) => fields.find((field) => field.key === key) ?? []);
}
