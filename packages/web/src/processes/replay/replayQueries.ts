import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listReplayFindings, listReplays, type ProcessReplay, type ReplayFinding, startReplay } from '#domain/processes/replay.contract.ts';
import { ApiError, call } from '../../api.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';

const NOW_AND_THEN_MS = 2_000;
const SHOWN = 200;

export const replaysQuery = (typeId: string) =>
  queryOptions({
    queryKey: ['processReplay', 'list', typeId],
    queryFn: async ({ signal }) => (await call(listReplays, { params: { id: typeId } }, signal)).replays,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'running') ? NOW_AND_THEN_MS : false),
  });

export interface Shown {
  kind: 'refused' | 'blocked';
  reason: string | null;
}

export const findingsQuery = (replay: ProcessReplay, { kind, reason }: Shown) =>
  queryOptions({
    queryKey: ['processReplay', replay.id, 'findings', kind, reason, replay.status],
    queryFn: async ({ signal }): Promise<ReplayFinding[]> =>
      (
        await call(
          listReplayFindings,
          { params: { id: replay.id }, query: { kind, limit: SHOWN, ...(reason !== null && { reason }) } },
          signal,
        )
      ).findings,
    placeholderData: keepPreviousData,
  });

export function useStartReplay(typeId: string) {
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (months: number) => call(startReplay, { params: { id: typeId }, body: { months } }),
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'notPublishable') toast.refused(t('processReplay.noPath'));
      else toast.failed(error);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['processReplay'] }),
  });
}
