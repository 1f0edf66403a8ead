import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteFollowUp, readTimeline, recordFollowUp } from '#domain/activities/contract.ts';
import { uploadFiles } from '#domain/files/contract.ts';
import type { ObjectPath } from '#domain/records/objects.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import { call, upload } from '../api.ts';
import { useToast } from '../ui/toast.tsx';

export interface Place {
  object: ObjectPath;
  id: string;
}

export type TimelineKinds = 'all' | 'followUps' | 'changes' | 'process' | 'files';

export const timelineQuery = ({ object, id }: Place, kinds: TimelineKinds) =>
  infiniteQueryOptions({
    queryKey: [objectOfPath(object), id, 'timeline', kinds],
    queryFn: ({ pageParam, signal }) =>
      call(readTimeline, { params: { object, id }, query: { kinds, limit: 30, ...(pageParam && { before: pageParam }) } }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextBefore ?? undefined,
  });

export interface FollowUpDraft {
  kind: 'note' | 'call' | 'visit' | 'mail' | 'meeting';
  body: string;
  mentions: string[];
  participants: string[];
  files: File[];
  nextAt: string | null;
}

/** Uploads the files, then records the follow-up with them; nothing is recorded when a file is refused. */
export function useRecordFollowUp({ object, id }: Place) {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: async ({ files, ...draft }: FollowUpDraft) => {
      const sent =
        files.length > 0 ? await upload(uploadFiles, { params: { object, id }, query: { purpose: 'followUp' } }, files) : { files: [] };
      return call(recordFollowUp, { params: { object, id }, body: { ...draft, fileIds: sent.files.map((file) => file.id) } });
    },
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: [objectOfPath(object), id] }),
  });
}

export function useDeleteFollowUp({ object, id }: Place) {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (followUpId: string) => call(deleteFollowUp, { params: { id: followUpId } }),
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: [objectOfPath(object), id, 'timeline'] }),
  });
}
