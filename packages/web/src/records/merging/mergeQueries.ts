import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ObjectShape } from '#domain/records/contract.ts';
import { type MergePreview, mergeRecords, previewMerge } from '#domain/records/merging.contract.ts';
import type { MergeChoices, MergeSituation } from '#domain/records/merging.ts';
import { call } from '../../api.ts';

/** Which of two is to stay. */
export interface MergePair {
  survivorId: string;
  otherId: string;
}

export const mergeQuery = (object: ObjectShape, { survivorId, otherId }: MergePair) =>
  queryOptions({
    queryKey: [object.name, survivorId, 'merge', otherId] as const,
    queryFn: ({ signal }) => call(previewMerge, { params: { object: object.path, id: survivorId }, query: { otherId } }, signal),
    staleTime: 0,
    retry: false,
  });

/** What the rule is asked with: the same on this page as on the server. */
export const situationOf = (object: ObjectShape, { survivor, other, sides, stuck, overfull }: MergePreview): MergeSituation => ({
  ...{ object: object.name, fields: object.fields, seen: null, stuck, overfull },
  ...sides,
  values: { survivor: survivor.values, other: other.values },
});

export function useMerge(object: ObjectShape, { survivorId, otherId }: MergePair) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ preview, choices }: { preview: MergePreview; choices: MergeChoices }) =>
      call(mergeRecords, {
        params: { object: object.path, id: survivorId },
        body: {
          otherId,
          choices,
          rowVersions: { survivor: preview.sides.survivor.rowVersion, other: preview.sides.other.rowVersion },
        },
      }),
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== otherId && queryKey[2] !== 'merge' }),
  });
}
