// What the opportunity page asks and does. The page decides by the same rules as the server; the server has the last word.

import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { uploadFiles } from '#domain/files/contract.ts';
import type { AfterAct, ProcessState } from '#domain/opportunities/contract.ts';
import {
  changeBusinessType,
  closeOpportunity,
  completeKeyEvent,
  moveStage,
  readProcessState,
  reopenOpportunity,
  uncompleteKeyEvent,
} from '#domain/opportunities/contract.ts';
import { changeRecord } from '#domain/records/contract.ts';
import { ApiError, call, upload } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSettlingPlan } from '../plans/useSettlingPlan.tsx';
import { useToast } from '../ui/toast.tsx';

export const processQuery = (id: string) =>
  queryOptions({
    queryKey: ['opportunity', id, 'process'],
    queryFn: ({ signal }) => call(readProcessState, { params: { id } }, signal),
  });

/** Everything about one opportunity, and the lists it stands in, is asked again. */
export const refresh = (queries: QueryClient, id: string): Promise<unknown> =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['opportunity', id] }),
    queries.invalidateQueries({ queryKey: ['opportunity', 'list'] }),
  ]);

/** Sends an act, refreshes whatever the answer, and tells what was refused unless `quiet` says the caller does. */
function useAct<Input>(id: string, act: (input: Input) => Promise<AfterAct>, quiet: (error: unknown) => boolean = () => false) {
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: act,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'processChanged') toast.done(t('opportunities.processChanged'));
      else if (!quiet(error)) toast.failed(error);
    },
    onSettled: () => refresh(queries, id),
  });
}

export function useTick(state: ProcessState | undefined, id: string) {
  return useAct(id, ({ eventId, completed }: { eventId: string; completed: boolean }) =>
    completed
      ? call(completeKeyEvent, { params: { id, eventId }, body: { versionId: state?.versionId } })
      : call(uncompleteKeyEvent, { params: { id, eventId }, query: { versionId: state?.versionId } }),
  );
}

export interface MoveWish {
  stageId: string;
  rowVersion: number;
  versionId: string;
  overrideReason?: string;
}

/** A refused move opens the dialog with its reasons: nothing to tell beside it. */
const hasReasons = (error: unknown): boolean => error instanceof ApiError && [422, 423].includes(error.status);

export function useMove(id: string) {
  return useAct(
    id,
    ({ overrideReason, ...wish }: MoveWish) =>
      call(moveStage, { params: { id }, body: { ...wish, ...(overrideReason && { override: { reason: overrideReason } }) } }),
    hasReasons,
  );
}

export interface Loss {
  lossReason: string;
  lossNote?: string;
  competitorId?: string;
}

export function useLose(id: string) {
  return useAct(id, (loss: Loss) => call(closeOpportunity, { params: { id }, body: { outcome: 'lost', ...loss } }));
}

export function useReopen(id: string) {
  return useAct(id, (_: undefined) => call(reopenOpportunity, { params: { id } }));
}

export function useChangeType(id: string) {
  return useAct(id, (body: { businessTypeId: string; rowVersion: number }) => call(changeBusinessType, { params: { id }, body }));
}

/** Fills one field in place. */
export function useFill(id: string) {
  const settlingPlan = useSettlingPlan();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (values: Record<string, unknown>) =>
      settlingPlan((pullPlanIn) => call(changeRecord, { params: { object: 'opportunities', id }, body: { values, ...pullPlanIn } })),
    onError: toast.failed,
    onSettled: () => refresh(queries, id),
  });
}

/** Uploads a document to a key event. */
export function useUpload(id: string) {
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: ({ eventId, file }: { eventId: string; file: File }) =>
      upload(uploadFiles, { params: { object: 'opportunities', id }, query: { purpose: 'keyEvent', eventId } }, [file]),
    onSuccess: (_, { file }) => toast.done(t('opportunities.uploaded', { name: file.name })),
    onError: toast.failed,
    onSettled: () => refresh(queries, id),
  });
}
