import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Option } from '#domain/records/field.ts';
import { changePickList, listPickLists, type PickListShape } from '#domain/records/pickLists.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { labelOf, objectsQuery } from '../records/useObjects.ts';
import { useToast } from '../ui/toast.tsx';

export const pickListsQuery = (object: ObjectName) =>
  queryOptions({
    queryKey: ['pickList', object],
    queryFn: async ({ signal }) => (await call(listPickLists, { query: { object } }, signal)).lists,
  });

/** Forms, lists and filters everywhere offer the new options at once. */
export function useSavePickList(list: PickListShape) {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (options: Option[]) =>
      call(changePickList, { params: { object: list.object, field: list.field }, body: { rowVersion: list.rowVersion, options } }),
    onSuccess: async (saved) => {
      toast.done(t('pickLists.saved', { name: labelOf(saved) }));
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['pickList'] }),
        queries.invalidateQueries({ queryKey: objectsQuery.queryKey }),
      ]);
    },
    onError: toast.failed,
  });
}
