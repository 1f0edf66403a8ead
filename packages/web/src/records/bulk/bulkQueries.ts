// What the bulk bar and the bulk pages ask and do. Progress comes with the live updates; asking now and then covers a connection
// that is down.

import { infiniteQueryOptions, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type BulkItem,
  type BulkRun,
  listBulkItems,
  listBulkRuns,
  readBulkRun,
  setBulkRunState,
  startBulkRun,
  undoBulkRun,
} from '#domain/records/bulk.contract.ts';
import { MAX_RUN } from '#domain/records/bulk.ts';
import type { BulkAct, ObjectShape } from '#domain/records/contract.ts';
import { ApiError, call } from '../../api.ts';
import { semicolon } from '../../i18n/separators.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';
import { refusalSentences } from '../fieldProblems.ts';
import { type ListQuestion, pathOf } from '../recordQueries.ts';

const NOW_AND_THEN_MS = 2_000;
const SHOWN = 50;

export const isBusy = ({ status }: BulkRun): boolean => status === 'running' || status === 'undoing';
export const mayUndo = ({ status, done }: BulkRun): boolean => (status === 'finished' || status === 'stopped') && done > 0;
/** How many are dealt with, of how many, in what it is at or was at last. */
export const placeOf = ({ status, total, done, refused, undone, left }: BulkRun): { count: number; total: number } =>
  status === 'undoing' || status === 'undone' ? { count: undone + left, total: done } : { count: done + refused, total };

const runKey = (id: string) => ['bulkRun', id] as const;

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: runKey(id),
    queryFn: async ({ signal, client }) => {
      const run = await call(readBulkRun, { params: { id } }, signal);
      renewRecords(client, run);
      return run;
    },
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? NOW_AND_THEN_MS : false),
  });

/** The records on screen are asked for again when a run about them has come to another state. */
function renewRecords(queries: QueryClient, run: BulkRun): void {
  const before = queries.getQueryData<BulkRun>(runKey(run.id));
  if (before && before.status !== run.status) void queries.invalidateQueries({ queryKey: [run.object] });
}

export const runsQuery = queryOptions({
  queryKey: ['bulkRun', 'list'],
  queryFn: async ({ signal }) => (await call(listBulkRuns, {}, signal)).runs,
  refetchInterval: ({ state }) => (state.data?.some(isBusy) ? NOW_AND_THEN_MS : false),
});

export const itemsQuery = (id: string, only: BulkItem['outcome']) =>
  infiniteQueryOptions({
    queryKey: ['bulkRun', id, 'items', only],
    queryFn: ({ pageParam, signal }) =>
      call(listBulkItems, { params: { id }, query: { only, limit: SHOWN, ...(pageParam && { after: pageParam }) } }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export interface BulkOrder {
  ids?: string[];
  where?: ListQuestion;
  act: BulkAct;
}

export function useStartRun(object: ObjectShape, onStarted: (run: BulkRun) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const toast = useToast();
  const words = (error: unknown): string => {
    if (error instanceof ApiError && error.fields.some(({ reason }) => reason === 'tooMany')) return t('bulk.tooMany', { count: MAX_RUN });
    if (error instanceof ApiError && error.reasons.some(({ kind }) => kind === 'nothingFound')) return t('bulk.nothingFound');
    return refusalSentences(t, error, object.fields).join(semicolon());
  };
  return useMutation({
    mutationFn: (body: BulkOrder) => call(startBulkRun, { params: { object: pathOf(object.name) }, body }),
    onSuccess: (run) => {
      queries.setQueryData(runQuery(run.id).queryKey, run);
      onStarted(run);
    },
    onError: (error) => toast.refused(words(error)),
  });
}

function useRunAct<Input>(id: string, act: (input: Input) => Promise<BulkRun>) {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: act,
    onSuccess: (run) => {
      renewRecords(queries, run);
      queries.setQueryData(runQuery(id).queryKey, run);
    },
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['bulkRun'] }),
  });
}

export const useRunState = (id: string) =>
  useRunAct(id, (state: 'running' | 'stopped') => call(setBulkRunState, { params: { id }, body: { state } }));
export const useUndoRun = (id: string) => useRunAct(id, () => call(undoBulkRun, { params: { id } }));
