import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ObjectName } from '#domain/people/rights.ts';
import { type CustomFieldRow, changeCustomField, createCustomField, listCustomFields } from '#domain/records/customFields.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { objectsQuery } from '../records/useObjects.ts';
import { useToast } from '../ui/toast.tsx';
import { type CustomFieldDraft, optionsOf } from './customFieldForm.ts';

export const customFieldsQuery = (object: ObjectName) =>
  queryOptions({
    queryKey: ['customField', 'list', object],
    queryFn: ({ signal }) => call(listCustomFields, { query: { object } }, signal),
  });

/** Lists, forms and filters everywhere know of a change at once. */
function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([queries.invalidateQueries({ queryKey: ['customField'] }), queries.invalidateQueries({ queryKey: objectsQuery.queryKey })]);
}

export function useSaveCustomField(object: ObjectName, row: CustomFieldRow | undefined, position: number) {
  const { t } = useTranslation();
  const toast = useToast();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ key, type, labelZh, labelEn, required, defaultValue, options }: CustomFieldDraft) => {
      const body = { labelZh, labelEn, required, defaultValue: defaultValue ?? null, options: optionsOf(options ?? []) };
      return row
        ? call(changeCustomField, { params: { id: row.id }, body: { ...body, rowVersion: row.rowVersion } })
        : call(createCustomField, { body: { ...body, object, key, type, position } });
    },
    onSuccess: async ({ labelZh }) => {
      toast.done(t('customFields.saved', { name: labelZh }));
      await refresh();
    },
  });
}

export function useArchiveCustomField() {
  const { t } = useTranslation();
  const toast = useToast();
  const refresh = useRefresh();
  const write = ({ id }: CustomFieldRow, archived: boolean): Promise<CustomFieldRow> =>
    call(changeCustomField, { params: { id }, body: { archived } });
  return useMutation({
    mutationFn: ({ row, archived }: { row: CustomFieldRow; archived: boolean }) => write(row, archived),
    onSuccess: async (row, { archived }) => {
      const undo = (): void => void write(row, false).then(refresh, toast.failed);
      toast.done(t(archived ? 'customFields.archivedNow' : 'customFields.restored', { name: row.labelZh }), archived ? undo : undefined);
      await refresh();
    },
    onError: toast.failed,
  });
}
