import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Draft, readDraft, saveDraft } from '#domain/processes/contract.ts';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { call, isStatus } from '../../api.ts';
import { createDraftKeeper, type DraftKeeper, type DraftState, type SavedDraft } from './draftKeeper.ts';

export const savedOf = ({ revision, definition, changedBy }: Draft): SavedDraft => ({
  revision,
  definition: definition as ProcessVersion,
  changedBy,
});

/** Read anew whenever the editor opens; from then on the keeper has it. */
export const useFirstDraft = (businessTypeId: string) =>
  useQuery({
    queryKey: ['processDraft', businessTypeId],
    queryFn: async ({ signal }) => savedOf(await call(readDraft, { params: { id: businessTypeId } }, signal)),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useDraftKeeper(businessTypeId: string, first: SavedDraft): { keeper: DraftKeeper; state: DraftState } {
  const [keeper] = useState(() => createDraftKeeper(first, storeOf(businessTypeId)));
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(() => () => void keeper.settle(), [keeper]);
  return { keeper, state };
}

const storeOf = (id: string) => ({
  read: async () => savedOf(await call(readDraft, { params: { id } })),
  save: async (revision: number, definition: ProcessVersion) =>
    savedOf(await call(saveDraft, { params: { id }, body: { revision, definition } })),
  isStale: (error: unknown) => isStatus(error, 409),
});
