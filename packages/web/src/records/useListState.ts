// One list as its address describes it: which view, and what the view and the address together ask.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { FieldShape, ObjectShape } from '#domain/records/contract.ts';
import { encodeFilter, type FilterNode } from '#domain/records/filters.ts';
import { isGroupable } from '#domain/records/grouping.ts';
import { DEFAULT_SORT, decodeSort, type Sort } from '#domain/records/listQuery.ts';
import type { SavedView } from '#domain/records/views.contract.ts';
import { useChangeSearch } from '../ui/useChangeSearch.ts';
import { columnFields } from './columns.ts';
import { filterOf, type ListSearch, tidy, type Widths, widthsOf } from './listSearch.ts';
import { type ListQuestion, viewsQuery } from './recordQueries.ts';

export interface ListState {
  object: ObjectShape;
  search: ListSearch;
  savedViews: readonly SavedView[];
  /** Key of a built-in view; `all` under a saved one. */
  builtin: string;
  saved: SavedView | undefined;
  /** Whether the address asks for something else than the saved view. */
  changed: boolean;
  filter: FilterNode | null;
  sort: Sort;
  columns: FieldShape[];
  groupBy: FieldShape | undefined;
  /** Widths that the address or the view gives; other columns are as wide as the person left them. */
  widths: Widths;
  question: ListQuestion;
  /** Writes into the address; the list follows. */
  change: (part: ListSearch) => void;
}

/** Undefined until it is known which views there are, so that a list is never asked twice. */
export function useListState(object: ObjectShape): ListState | undefined {
  const search = readSearch(useSearch({ strict: false }));
  const change = useChangeSearch<ListSearch>();
  const views = useQuery(viewsQuery(object.name));
  if (views.isPending) return undefined;
  return { ...stateOf(object, search, views.data?.views ?? []), change };
}

const readSearch = (search: object): ListSearch => search as ListSearch;

/** What an address means for a person with these views. */
export function stateOf(object: ObjectShape, search: ListSearch, savedViews: readonly SavedView[]): Omit<ListState, 'change'> {
  const saved = savedViews.find((view) => view.id === search.view);
  const builtin = (!saved && object.views.find((view) => view.key === search.view)?.key) || 'all';
  const filter = tidy(search.filter ? filterOf(search.filter) : (saved?.definition.filter ?? null));
  return {
    ...{ object, search, savedViews, saved, builtin, filter },
    changed: Boolean(search.filter || search.sort || search.columns || search.group || search.widths),
    sort: sortOf(object, search, saved),
    groupBy: groupOf(object, search, saved),
    widths: { ...saved?.definition.widths, ...widthsOf(search.widths) },
    columns: columnFields(object, search.columns?.split(',') ?? saved?.definition.columns),
    question: {
      ...(builtin !== 'all' && { view: builtin }),
      ...(filter && { filter: encodeFilter(filter) }),
      ...(search.q && { q: search.q }),
    },
  };
}

function groupOf(object: ObjectShape, search: ListSearch, saved: SavedView | undefined): FieldShape | undefined {
  const asked = search.group ?? saved?.definition.groupBy;
  return object.fields.find((field) => field.key === asked && isGroupable(field));
}

function sortOf(object: ObjectShape, search: ListSearch, saved: SavedView | undefined): Sort {
  const asked = search.sort ? decodeSort(search.sort) : saved?.definition.sort;
  const sortable = asked && object.fields.some((field) => field.key === asked.field && field.sortable);
  return sortable ? asked : DEFAULT_SORT;
}
