import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { deleteRecord, type ObjectShape, type OpenRecord, restoreRecord } from '#domain/records/contract.ts';
import { call } from '../api.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { refusalSentences } from './fieldProblems.ts';

/** Deletes a record, goes back to its list, and offers to bring it back. */
export function useDelete(object: ObjectShape) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: [object.name, 'list'] });
  const restore = async (id: string): Promise<void> => {
    await call(restoreRecord, { params: { object: object.path, id } });
    await refresh();
    await navigate({ href: `/${object.path}/${id}` });
  };
  return useMutation({
    mutationFn: (record: OpenRecord) => call(deleteRecord, { params: { object: object.path, id: record.id } }),
    onSuccess: async (_, record) => {
      toast.done(t('records.deleted', { name: String(record.values.name) }), () => void restore(record.id).catch(toast.failed));
      await navigate({ href: `/${object.path}` });
      queries.removeQueries({ queryKey: [object.name, record.id] });
      await refresh();
    },
    onError: (error) => toast.refused(refusalSentences(t, error, object.fields).join(semicolon())),
  });
}
