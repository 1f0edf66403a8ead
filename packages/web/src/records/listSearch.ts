// What a list's address says: the view, the search words, the filter, the sort, the columns and the record open beside the list.
import { decodeFilter, encodeFilter, type FilterNode, isGroup } from '#domain/records/filters.ts';

export interface ListSearch {
  view?: string | undefined;
  q?: string | undefined;
  /** The encoded filter as arrays; an empty group is “no filter”, even where the view has one. */
  filter?: unknown[] | undefined;
  sort?: string | undefined;
  /** Field keys joined by commas. */
  columns?: string | undefined;
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
  const given = { view: text(raw.view), q: text(raw.q), sort: text(raw.sort), columns: text(raw.columns), open: text(raw.open), filter };
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
