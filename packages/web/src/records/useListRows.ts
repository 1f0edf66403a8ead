// The rows of a list: page after page as one scrolls, or group by group.
import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { encodeFilter } from '#domain/records/filters.ts';
import { groupCondition, withinGroup } from '#domain/records/grouping.ts';
import { encodeSort, MAX_PAGE } from '#domain/records/listQuery.ts';
import { useTranslation } from '../i18n/wording.ts';
import { askedColumns } from './columns.ts';
import { groupedItems, groupKey, groupName, type ListItem, rowItems, type ShownGroup } from './listItems.ts';
import { groupRowsQuery, groupsQuery, rowsQuery } from './recordQueries.ts';
import type { ListState } from './useListState.ts';
import { optionLabel } from './useObjects.ts';

export interface ListRows {
  items: ListItem[];
  names: Readonly<Record<string, string>>;
  isPending: boolean;
  /** Nothing could be asked. */
  error: Error | null;
  /** The first rows are there, further ones could not be asked. */
  brokeOff: boolean;
  hasMore: boolean;
  refetch: () => void;
  /** Asks once more for the rows that did not come. */
  onRetryRows: () => void;
  /** The last rows have come into sight. */
  onEnd: () => void;
  onFold: (group: ShownGroup) => void;
  onMore: (group: ShownGroup) => void;
}

export function useListRows(state: ListState, columns: readonly FieldShape[]): ListRows {
  const pages = usePages(state, columns);
  const groups = useGroups(state, columns);
  return state.groupBy ? groups : pages;
}

const NOTHING = (): void => undefined;

function usePages(state: ListState, columns: readonly FieldShape[]): ListRows {
  const { object, question, sort } = state;
  const list = useInfiniteQuery({
    ...rowsQuery(object.name, { ...question, sort: encodeSort(sort), columns: askedColumns(columns) }),
    placeholderData: (before) => before,
    enabled: !state.groupBy,
  });
  const pages = list.data?.pages ?? [];
  return {
    items: rowItems(pages.flatMap((page) => page.records)),
    names: Object.assign({}, ...pages.map((page) => page.names)),
    isPending: list.isPending,
    error: list.data ? null : list.error,
    brokeOff: list.isFetchNextPageError,
    hasMore: list.hasNextPage,
    refetch: () => void list.refetch(),
    onEnd: () => {
      if (list.hasNextPage && !list.isFetchingNextPage && !list.isFetchNextPageError) void list.fetchNextPage();
    },
    onRetryRows: () => void list.fetchNextPage(),
    onFold: NOTHING,
    onMore: NOTHING,
  };
}

const OPEN_AT_FIRST = 5;
const ROWS_AT_FIRST = 20;

function useGroups(state: ListState, columns: readonly FieldShape[]): ListRows {
  const { t } = useTranslation();
  const { object, question, filter, sort, groupBy } = state;
  /** How many rows of a group are wanted, by its key; none: it is folded. */
  const [wanted, setWanted] = useState<Readonly<Record<string, number>>>({});
  const answer = useQuery({
    ...groupsQuery(object.name, question, groupBy?.key ?? ''),
    enabled: Boolean(groupBy),
    placeholderData: keepPreviousData,
  });
  const words = {
    ...{ none: t('lists.noGroup'), yes: t('lists.yes'), no: t('lists.no'), names: answer.data?.names ?? {} },
    optionLabel: (field: FieldShape, value: string) => (field.options ? optionLabel(field, value) : ''),
  };
  const groups = (groupBy ? (answer.data?.groups ?? []) : []).map((group, at) => {
    const key = groupKey(group.value);
    const rows = wanted[key] ?? (at < OPEN_AT_FIRST ? ROWS_AT_FIRST : 0);
    return { ...group, key, rows, open: rows > 0, name: groupBy ? groupName(groupBy, group.value, words) : '' };
  });
  const open = groups.filter((group) => group.open);
  const pages = useQueries({
    queries: open.map((group) => ({
      ...groupRowsQuery(object.name, {
        ...question,
        filter: encodeFilter(withinGroup(filter, groupCondition(groupBy?.key ?? '', group.value))),
        sort: encodeSort(sort),
        columns: askedColumns(columns),
        limit: Math.min(group.rows, MAX_PAGE),
      }),
      placeholderData: keepPreviousData,
    })),
  });
  const pageOf = (key: string) => pages[open.findIndex((group) => group.key === key)]?.data;
  const want = (key: string, rows: number): void => setWanted((before) => ({ ...before, [key]: rows }));
  const wantedOf = (key: string): number => groups.find((group) => group.key === key)?.rows ?? 0;
  return {
    items: groupedItems(groups, ({ key }) => pageOf(key)?.records ?? []),
    names: Object.assign({}, words.names, ...pages.map((page) => page.data?.names ?? {})),
    isPending: answer.isPending,
    error: answer.data ? null : answer.error,
    brokeOff: pages.some((page) => page.error && !page.data),
    hasMore: true,
    refetch: () => void answer.refetch(),
    onRetryRows: () => {
      for (const page of pages) if (page.error) void page.refetch();
    },
    onEnd: NOTHING,
    onFold: ({ key, open: isOpen }) => want(key, isOpen ? 0 : ROWS_AT_FIRST),
    onMore: ({ key, value }) => {
      const rows = wantedOf(key);
      if (rows < MAX_PAGE) want(key, Math.min(rows + ROWS_AT_FIRST * 2, MAX_PAGE));
      else if (groupBy)
        state.change({
          group: undefined,
          filter: JSON.parse(encodeFilter(withinGroup(filter, groupCondition(groupBy.key, value)))) as unknown[],
        });
    },
  };
}
