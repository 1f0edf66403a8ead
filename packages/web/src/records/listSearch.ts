// What a list's address says: the view, the search words, the filter, the sort, the grouping, the columns and their widths, and the
// record open beside the list.
import { decodeFilter, encodeFilter, type FilterNode, isGroup } from '#domain/records/filters.ts';

export interface ListSearch {
  view?: string | undefined;
  q?: string | undefined;
  /** The encoded filter as arrays; an empty group is “no filter”, even where the view has one. */
  filter?: unknown[] | undefined;
  sort?: string | undefined;
  /** Field keys joined by commas. */
  columns?: string | undefined;
  /** The field the list is grouped by; `none` where its view groups and it shall not. */
  group?: string | undefined;
  /** Widths given to columns: `name:320,amount:140`. */
  widths?: string | undefined;
  /** The record in the side peek. */
  open?: string | undefined;
}

const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Takes from an address what a list understands and leaves the rest. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const filter = Array.isArray(raw.filter) && filterOf(raw.filter) ? raw.filter : undefined;
  const names = ['view', 'q', 'sort', 'columns', 'group', 'widths', 'open'] as const;
  const given = { ...Object.fromEntries(names.map((name) => [name, text(raw[name])])), filter };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

export const filterOf = (encoded: unknown[]): FilterNode | null => decodeFilter(JSON.stringify(encoded));

/** No filter is an empty group, so that an address can say “without the view's filter”. */
export const encodedOf = (filter: FilterNode | null): unknown[] => (filter ? (JSON.parse(encodeFilter(filter)) as unknown[]) : ['and']);

/** The filter without empty groups and needless nesting; null when nothing is asked. */
export function tidy(node: FilterNode | null): FilterNode | null {
  if (!node || !isGroup(node)) return node;
  const of = node.of.map(tidy).filter((part) => part !== null);
  if (of.length === 0) return null;
  return of.length === 1 ? of[0]! : { join: node.join, of };
}

export type Widths = Readonly<Record<string, number>>;
const NARROWEST = 70;
const WIDEST = 1_200;
const widthWithin = (width: number): number => Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));

/** `name:320,amount:140` as widths by field key; what is no width is left out. */
export function widthsOf(text: string | undefined): Widths {
  const pairs = (text ?? '').split(',').map((part) => part.split(':') as [string, string?]);
  return Object.fromEntries(pairs.flatMap(([key, width]) => (key && Number(width) > 0 ? [[key, widthWithin(Number(width))]] : [])));
}

export const widthsText = (widths: Widths): string =>
  Object.entries(widths)
    .map(([key, width]) => `${key}:${widthWithin(width)}`)
    .join(',');
