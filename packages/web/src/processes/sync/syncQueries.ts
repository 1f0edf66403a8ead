// What the sync page asks and does. Progress comes with the live updates; asking now and then covers a connection that is down.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  listSyncItems,
  listSyncs,
  type ProcessSync,
  previewSync,
  retrySync,
  type SyncItem,
  setSyncState,
  startSync,
} from '#domain/processes/sync.contract.ts';
import { ApiError, call } from '../../api.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';

const NOW_AND_THEN_MS = 2_000;
const ITEMS = 100;

export interface SyncWish {
  versionId: string;
  mapping: Record<string, string>;
  includeClosed: boolean;
}

export const hasEnded = ({ status }: ProcessSync): boolean => status === 'finished' || status === 'stopped';

export const syncsQuery = (typeId: string) =>
  queryOptions({
    queryKey: ['processSync', 'list', typeId],
    queryFn: async ({ signal }) => (await call(listSyncs, { params: { id: typeId } }, signal)).syncs,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'running') ? NOW_AND_THEN_MS : false),
  });

export const previewQuery = (typeId: string, wish: SyncWish) =>
  queryOptions({
    queryKey: ['businessType', typeId, 'syncPreview', wish],
    queryFn: ({ signal }) => call(previewSync, { params: { id: typeId }, body: wish }, signal),
    placeholderData: keepPreviousData,
  });

export const itemsQuery = (sync: ProcessSync, only: 'changed' | 'failed') =>
  queryOptions({
    queryKey: ['processSync', sync.id, 'items', only],
    queryFn: async ({ signal }): Promise<SyncItem[]> =>
      (await call(listSyncItems, { params: { id: sync.id }, query: { only, limit: ITEMS } }, signal)).items,
  });

function useSyncAct<Input>(act: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: act,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'processChanged') toast.refused(t('processSync.newVersion'));
      else toast.failed(error);
    },
    onSettled: () =>
      Promise.all([queries.invalidateQueries({ queryKey: ['processSync'] }), queries.invalidateQueries({ queryKey: ['businessType'] })]),
  });
}

export const useStartSync = (typeId: string) => useSyncAct((body: SyncWish) => call(startSync, { params: { id: typeId }, body }));
export const useSyncState = (id: string) =>
  useSyncAct((state: 'running' | 'paused' | 'stopped') => call(setSyncState, { params: { id }, body: { state } }));
export const useRetrySync = (id: string) =>
  useSyncAct((opportunityIds: string[] | undefined) => call(retrySync, { params: { id }, body: { opportunityIds } }));
