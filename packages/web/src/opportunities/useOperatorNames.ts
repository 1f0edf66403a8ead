import { useQuery } from '@tanstack/react-query';
import { listDepartments, listPeople, listRoles } from '#domain/people/directory.contract.ts';
import type { Operator, ProcessVersion } from '#domain/processes/definition.ts';
import { call } from '../api.ts';
import { currentLanguage } from '../i18n/language.ts';

const LONG_MS = 5 * 60_000;

/** Names of the people, roles and departments that a process lists as operators. */
export function useOperatorNames(version: ProcessVersion | undefined): (operator: Operator) => string {
  const operators = (version?.stages ?? []).flatMap((stage) => [...stage.operators, ...stage.events.flatMap((event) => event.operators)]);
  const has = (kind: Operator['kind']): boolean => operators.some((operator) => operator.kind === kind);
  const ids = [...new Set(operators.flatMap((operator) => (operator.kind === 'user' ? [operator.id] : [])))].sort().join(',');
  const people = useQuery({
    queryKey: ['person', 'list', 'names', ids],
    queryFn: ({ signal }) => call(listPeople, { query: { ids, limit: 500 } }, signal),
    enabled: has('user'),
    staleTime: LONG_MS,
  });
  const roles = useQuery({
    queryKey: ['role', 'list'],
    queryFn: ({ signal }) => call(listRoles, {}, signal),
    enabled: has('role'),
    staleTime: LONG_MS,
  });
  const departments = useQuery({
    queryKey: ['department', 'list'],
    queryFn: ({ signal }) => call(listDepartments, {}, signal),
    enabled: has('department'),
    staleTime: LONG_MS,
  });
  return ({ kind, id }) => {
    if (kind === 'user') return people.data?.people.find((person) => person.id === id)?.name ?? '…';
    if (kind === 'department') return departments.data?.departments.find((department) => department.id === id)?.name ?? '…';
    const role = roles.data?.roles.find((each) => each.id === id);
    return (currentLanguage() === 'en' ? role?.nameEn : role?.nameZh) ?? '…';
  };
}
