import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listApiKeys, listSessions, readAccount } from '#domain/people/contract.ts';
import { call } from '../api.ts';

export const accountQuery = queryOptions({ queryKey: ['account', 'me'], queryFn: ({ signal }) => call(readAccount, {}, signal) });
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async ({ signal }) => (await call(listSessions, {}, signal)).sessions,
});
export const keysQuery = queryOptions({
  queryKey: ['account', 'keys'],
  queryFn: async ({ signal }) => (await call(listApiKeys, {}, signal)).keys,
});

/** A change of one's own account: everything that shows it is asked again. */
export function useAccountChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['account'] }), queries.invalidateQueries({ queryKey: ['session'] })]);
    },
  });
}
