import { useMutation, useQueryClient } from '@tanstack/react-query';
import { readNotices } from '#domain/activities/contract.ts';
import { call } from '../api.ts';
import { useToast } from '../ui/toast.tsx';
import { noticesQuery } from './noticesQuery.ts';

/** Marks notices as read; all of them without ids. */
export function useReadNotices() {
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids?: string[]) => call(readNotices, { body: ids ? { ids } : {} }),
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
}
