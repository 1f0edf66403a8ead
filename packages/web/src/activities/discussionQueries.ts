import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteComment, postComment, readDiscussion } from '#domain/activities/discussion.contract.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import { call } from '../api.ts';
import { useToast } from '../ui/toast.tsx';
import type { Place } from './timelineQueries.ts';

const keyOf = ({ object, id }: Place) => [objectOfPath(object), id, 'discussion'] as const;

export const discussionQuery = (place: Place) =>
  infiniteQueryOptions({
    queryKey: keyOf(place),
    queryFn: ({ pageParam, signal }) =>
      call(readDiscussion, { params: { ...place }, query: { limit: 30, ...(pageParam && { before: pageParam }) } }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextBefore ?? undefined,
  });

export function usePostComment(place: Place) {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (body: { body: string; mentions: string[] }) => call(postComment, { params: { ...place }, body }),
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(place) }),
  });
}

export function useDeleteComment(place: Place) {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (id: string) => call(deleteComment, { params: { id } }),
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(place) }),
  });
}
