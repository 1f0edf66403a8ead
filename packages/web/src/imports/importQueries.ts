// What the import pages ask and do.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  checkImport,
  type ImportMapping,
  type ImportShape,
  listImports,
  mapImport,
  readImport,
  revertImport,
  runImport,
} from '#domain/imports/contract.ts';
import { call } from '../api.ts';
import { useToast } from '../ui/toast.tsx';

const POLL_MS = 700;
export const isBusy = (status: ImportShape['status'] | undefined): boolean => status === 'running' || status === 'reverting';

export const importsQuery = queryOptions({
  queryKey: ['import', 'list'],
  queryFn: ({ signal }) => call(listImports, {}, signal),
  refetchInterval: ({ state }) => (state.data?.imports.some(({ status }) => isBusy(status)) ? POLL_MS * 3 : false),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => call(readImport, { params: { id } }, signal),
    refetchInterval: ({ state }) => (isBusy(state.data?.status) ? POLL_MS : false),
  });

/** Saves what the columns become and reads every row. */
export function useCheck(id: string) {
  return useActOn(id, async (mapping: ImportMapping) => {
    await call(mapImport, { params: { id }, body: mapping });
    await call(checkImport, { params: { id } });
  });
}

export const useRun = (id: string) => useActOn(id, () => call(runImport, { params: { id } }));
export const useRevert = (id: string) => useActOn(id, () => call(revertImport, { params: { id } }));

function useActOn<Input>(id: string, act: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: ['import'] }),
    onError: toast.failed,
    meta: { id },
  });
}
