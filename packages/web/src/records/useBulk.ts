import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ObjectName } from '#domain/people/rights.ts';
import { type BulkAct, type BulkResult, bulkRecords } from '#domain/records/contract.ts';
import { ApiError, call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { type ListQuestion, pathOf } from './recordQueries.ts';

interface BulkOrder {
  ids?: string[];
  where?: ListQuestion;
  act: BulkAct;
}

/** One act on many records; what was deleted can be brought back for a few seconds. */
export function useBulk(object: ObjectName, onDone: (result: BulkResult) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const toast = useToast();
  const perform = (body: BulkOrder): Promise<BulkResult> => call(bulkRecords, { params: { object: pathOf(object) }, body });
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: [object] });
  const restore = (ids: string[]): void => void perform({ ids, act: { do: 'restore' } }).then(refresh, toast.failed);
  return useMutation({
    mutationFn: perform,
    onSuccess: async (result, { act }) => {
      const done = result.results.filter(({ ok }) => ok).map(({ id }) => id);
      if (done.length > 0)
        toast.done(t(`lists.bulkDone.${act.do}`, { count: done.length }), act.do === 'delete' ? () => restore(done) : undefined);
      onDone(result);
      await refresh();
    },
    onError: (error) => (isTooMany(error) ? toast.refused(t('lists.bulkTooMany')) : toast.failed(error)),
  });
}

const isTooMany = (error: unknown): boolean => error instanceof ApiError && error.fields.some(({ reason }) => reason === 'tooMany');
