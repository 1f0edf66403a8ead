// Names of the people, roles and departments that may work a stage or an event.

import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { listDepartments, listPeople, listRoles } from '#domain/people/directory.contract.ts';
import type { Operator } from '#domain/processes/definition.ts';
import { call } from '../../api.ts';
import { translate, useTranslation } from '../../i18n/wording.ts';
import { roleName } from '../../people/roleName.ts';
import { useDelayed } from '../../ui/useDelayed.ts';
import type { Choice } from './TwoLists.tsx';

const LONG_MS = 5 * 60_000;
const SHOWN = 50;

const rolesQuery = queryOptions({ queryKey: ['role', 'list'], queryFn: ({ signal }) => call(listRoles, {}, signal), staleTime: LONG_MS });

const departmentsQuery = queryOptions({
  queryKey: ['department', 'list'],
  queryFn: ({ signal }) => call(listDepartments, {}, signal),
  staleTime: LONG_MS,
});

export const keyOf = ({ kind, id }: Operator): string => `${kind}:${id}`;

export function operatorOf(key: string): Operator {
  const [kind = '', id = ''] = key.split(':');
  return { kind: kind as Operator['kind'], id };
}

/** The name of each operator of the list; an ellipsis while it is being asked for, a plain word when it is no longer there. */
export function useOperatorNames(operators: readonly Operator[]): (operator: Operator) => string {
  const { t } = useTranslation();
  const has = (kind: Operator['kind']): boolean => operators.some((operator) => operator.kind === kind);
  const roles = useQuery({ ...rolesQuery, enabled: has('role') });
  const departments = useQuery({ ...departmentsQuery, enabled: has('department') });
  const ids = [...new Set(operators.filter(({ kind }) => kind === 'user').map(({ id }) => id))].sort();
  const people = useQuery({
    queryKey: ['person', 'list', 'names', ids],
    queryFn: ({ signal }) => call(listPeople, { query: { ids: ids.join(','), limit: 500 } }, signal),
    enabled: ids.length > 0,
    staleTime: LONG_MS,
    placeholderData: keepPreviousData,
  });
  const names = new Map<string, string>([
    ...(roles.data?.roles ?? []).map((role) => [`role:${role.id}`, roleName(role)] as const),
    ...(departments.data?.departments ?? []).map((department) => [`department:${department.id}`, department.name] as const),
    ...(people.data?.people ?? []).map((person) => [`user:${person.id}`, person.name] as const),
  ]);
  const asking = [people, roles, departments].some(({ isFetching }) => isFetching);
  const missing = asking ? '…' : t('processEditor.operatorGone');
  return (operator) => names.get(keyOf(operator)) ?? missing;
}

const kindName = (kind: Operator['kind']): string => translate(`processEditor.operatorKinds.${kind}`);

/** People, roles and departments that fit what is typed: people by name, pinyin or initials, the others by their names. */
export function useOperatorChoices(search: string): Choice[] {
  const q = useDelayed(search.trim());
  const people = useQuery({
    queryKey: ['person', 'list', 'operators', q],
    queryFn: ({ signal }) => call(listPeople, { query: { q: q || undefined, status: 'active' as const, limit: SHOWN } }, signal),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  const fits = (name: string): boolean => name.toLowerCase().includes(search.trim().toLowerCase());
  const roles = (useQuery(rolesQuery).data?.roles ?? []).map((role) => ({ kind: 'role' as const, id: role.id, name: roleName(role) }));
  const departments = (useQuery(departmentsQuery).data?.departments ?? []).map(({ id, name }) => ({
    kind: 'department' as const,
    id,
    name,
  }));
  return [
    ...(people.data?.people ?? []).map(({ id, name }) => ({ kind: 'user' as const, id, name })),
    ...[...roles, ...departments].filter(({ name }) => fits(name)),
  ].map((operator) => ({ key: keyOf(operator), label: operator.name, hint: kindName(operator.kind) }));
}
