// What pages ask about records. Keys begin with the object, then `list` or the record's id, so that live changes reach them.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ObjectName } from '#domain/people/rights.ts';
import { findDuplicates, listRecords, openRecord, recordGroups, recordTotals } from '#domain/records/contract.ts';
import { OBJECT_DESCRIPTORS, type ObjectPath } from '#domain/records/objects.ts';
import { listViews } from '#domain/records/views.contract.ts';
import { call } from '../api.ts';

/** What a list, its count and a bulk act over everything found ask. */
export interface ListQuestion {
  view?: string;
  filter?: string;
  q?: string;
}

export interface PageQuestion extends ListQuestion {
  sort: string;
  columns: string[];
}

const PAGE = 100;
export const pathOf = (object: ObjectName): ObjectPath => OBJECT_DESCRIPTORS[object].path;

export const rowsQuery = (object: ObjectName, question: PageQuestion) =>
  infiniteQueryOptions({
    queryKey: [object, 'list', 'rows', question] as const,
    queryFn: ({ pageParam, signal }) =>
      call(
        listRecords,
        { params: { object: pathOf(object) }, query: { ...question, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 15_000,
  });

export const totalsQuery = (object: ObjectName, question: ListQuestion, exact: boolean) =>
  queryOptions({
    queryKey: [object, 'list', 'totals', question, exact] as const,
    queryFn: ({ signal }) =>
      call(recordTotals, { params: { object: pathOf(object) }, query: { ...question, ...(exact && { exact: 'true' as const }) } }, signal),
    staleTime: 15_000,
  });

export const groupsQuery = (object: ObjectName, question: ListQuestion, by: string) =>
  queryOptions({
    queryKey: [object, 'list', 'groups', question, by] as const,
    queryFn: ({ signal }) => call(recordGroups, { params: { object: pathOf(object) }, query: { ...question, by } }, signal),
    staleTime: 15_000,
  });

/** The first rows of one group. */
export const groupRowsQuery = (object: ObjectName, question: PageQuestion & { limit: number }) =>
  queryOptions({
    queryKey: [object, 'list', 'groupRows', question] as const,
    queryFn: ({ signal }) => call(listRecords, { params: { object: pathOf(object) }, query: question }, signal),
    staleTime: 15_000,
  });

export const recordQuery = (object: ObjectName, id: string) =>
  queryOptions({
    queryKey: [object, id, 'record'] as const,
    queryFn: ({ signal }) => call(openRecord, { params: { object: pathOf(object), id } }, signal),
    retry: false,
  });

/** Records with nearly the same name. */
export const duplicatesQuery = (object: ObjectName, name: string, except?: string) =>
  queryOptions({
    queryKey: [object, 'list', 'duplicates', name, except] as const,
    queryFn: ({ signal }) =>
      call(findDuplicates, { params: { object: pathOf(object) }, query: { name, ...(except && { except }) } }, signal),
    staleTime: 30_000,
  });

export const viewsQuery = (object: ObjectName) =>
  queryOptions({
    queryKey: ['view', 'list', object] as const,
    queryFn: ({ signal }) => call(listViews, { query: { object } }, signal),
    staleTime: 60_000,
  });
