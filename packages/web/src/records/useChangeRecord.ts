// Changing values of one record in place: shown at once, taken back when the server refuses.
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ObjectName } from '#domain/people/rights.ts';
import { changeRecord, type OpenRecord, type RecordPage } from '#domain/records/contract.ts';
import { ApiError, call } from '../api.ts';
import { useSettlingPlan } from '../plans/useSettlingPlan.tsx';
import { pathOf, recordQuery } from './recordQueries.ts';

export interface RecordChange {
  id: string;
  rowVersion: number;
  values: Record<string, unknown>;
}

type Rows = InfiniteData<RecordPage>;

export function useChangeRecord(object: ObjectName) {
  const queries = useQueryClient();
  const settlingPlan = useSettlingPlan();
  const rowsKey = [object, 'list', 'rows'];
  const show = (record: { id: string; rowVersion: number; values: object }, names: Record<string, string> = {}): void => {
    queries.setQueriesData<Rows>({ queryKey: rowsKey }, (rows) => rows && withRecord(rows, record, names));
  };
  return useMutation({
    mutationFn: ({ id, rowVersion, values }: RecordChange) =>
      settlingPlan((pullPlanIn) =>
        call(changeRecord, { params: { object: pathOf(object), id }, body: { rowVersion, values, ...pullPlanIn } }),
      ),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey: rowsKey });
      show(change);
    },
    onSuccess: (record, { id }) => {
      if (record) {
        show(record, record.names);
        queries.setQueryData(recordQuery(object, id).queryKey, record);
      }
      void queries.invalidateQueries({ queryKey: [object, id] });
      void queries.invalidateQueries({ queryKey: [object, 'list'] });
    },
    onError: (error, { id }) => {
      const fresh = freshOf(error);
      if (fresh) queries.setQueryData(recordQuery(object, id).queryKey, fresh);
      void queries.invalidateQueries({ queryKey: [object] });
    },
  });
}

/** The newest state that a refusal for being late brings along. */
const freshOf = (error: unknown): OpenRecord | undefined =>
  error instanceof ApiError && error.status === 409 ? (error.reasons[0]?.fresh as OpenRecord | undefined) : undefined;

/** The pages of a list with one record's values replaced, and the names they point at known. */
function withRecord(rows: Rows, record: { id: string; rowVersion: number; values: object }, names: Record<string, string>): Rows {
  const replaced = (page: RecordPage): RecordPage => ({
    ...page,
    names: { ...page.names, ...names },
    records: page.records.map((row) =>
      row.id === record.id ? { ...row, rowVersion: record.rowVersion, values: { ...row.values, ...record.values } } : row,
    ),
  });
  return { ...rows, pages: rows.pages.map((page) => (page.records.some(({ id }) => id === record.id) ? replaced(page) : page)) };
}
