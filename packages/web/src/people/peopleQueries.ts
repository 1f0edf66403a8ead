import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listDepartments, listPeople, listRoles, type Person, readPerson } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';

export interface PeopleQuestion {
  q: string;
  departmentId: string | undefined;
  status: 'current' | 'deactivated' | 'any';
}

export const rolesQuery = queryOptions({
  queryKey: ['people', 'roles'],
  queryFn: async ({ signal }) => (await call(listRoles, {}, signal)).roles,
});
export const departmentsQuery = queryOptions({
  queryKey: ['people', 'departments'],
  queryFn: async ({ signal }) => (await call(listDepartments, {}, signal)).departments,
});
export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['people', 'one', id], queryFn: ({ signal }) => call(readPerson, { params: { id } }, signal) });

export const peopleQuery = ({ q, departmentId, status }: PeopleQuestion) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', q, departmentId, status],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => {
      const query = { q: q || undefined, departmentId, below: 'true' as const, after: pageParam, limit: 100 };
      return call(listPeople, { query: { ...query, status: status === 'current' ? undefined : status } }, signal);
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const namesQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['people', 'names', ...ids],
    enabled: ids.length > 0,
    queryFn: async ({ signal }): Promise<Person[]> => (await call(listPeople, { query: { ids: ids.join(',') } }, signal)).people,
  });

/** A change of people, departments or roles: everything that shows any of them is asked again, the own rights too. */
export function usePeopleChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['people'] }), queries.invalidateQueries({ queryKey: ['session'] })]);
    },
  });
}
