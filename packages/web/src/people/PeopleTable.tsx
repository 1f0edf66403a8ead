import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import type { ReactElement } from 'react';
import type { Person } from '#domain/people/directory.contract.ts';
import { comma } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { PersonName } from '../ui/Avatar.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { EmptyState, ListSkeleton } from '../ui/states.tsx';
import { departmentsQuery, namesQuery, type PeopleQuestion, peopleQuery, rolesQuery } from './peopleQueries.ts';
import { roleName } from './roleName.ts';

const TONES = { invited: 'warn', active: 'good', deactivated: 'faint' } as const;

export function PersonStatus(props: { status: Person['status'] }): ReactElement {
  const { t } = useTranslation();
  return <span className={`mark mark-${TONES[props.status]}`}>{t(`people.statuses.${props.status}`)}</span>;
}

export function PeopleTable(props: { question: PeopleQuestion; onOpen: (id: string) => void }): ReactElement {
  const { t } = useTranslation();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(peopleQuery(props.question));
  const people = data?.pages.flatMap((page) => page.people) ?? [];
  const columns = useColumns(people, props.onOpen);
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <ListSkeleton />;
  if (people.length === 0) return <EmptyState title={t('people.nobody')} hint={t('people.nobodyHint')} />;
  return (
    <>
      <Table<Person> rowKey="id" dataSource={people} columns={columns} pagination={false} scroll={{ x: 'max-content' }} />
      {hasNextPage && (
        <Button className="people-more" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('people.more')}
        </Button>
      )}
    </>
  );
}

function useColumns(people: readonly Person[], onOpen: (id: string) => void) {
  const { t } = useTranslation();
  const { data: roles = [] } = useQuery(rolesQuery);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const managerIds = [...new Set(people.flatMap((person) => person.managerId ?? []))].sort();
  const { data: managers = [] } = useQuery(namesQuery(managerIds));
  const namesOfRoles = (ids: readonly string[]) => roles.filter((role) => ids.includes(role.id)).map(roleName);
  return [
    {
      title: t('people.name'),
      key: 'name',
      fixed: 'left' as const,
      render: (_: unknown, person: Person) => (
        <button type="button" className="plain-button people-open" onClick={() => onOpen(person.id)}>
          <PersonName id={person.id} name={person.name} />
        </button>
      ),
    },
    { title: t('people.title'), dataIndex: 'title' },
    {
      title: t('people.department'),
      key: 'department',
      render: (_: unknown, person: Person) => departments.find((row) => row.id === person.departmentId)?.name,
    },
    {
      title: t('people.manager'),
      key: 'manager',
      render: (_: unknown, person: Person) => managers.find((row) => row.id === person.managerId)?.name,
    },
    { title: t('people.roles'), key: 'roles', render: (_: unknown, person: Person) => namesOfRoles(person.roleIds).join(comma()) },
    { title: t('people.email'), dataIndex: 'email' },
    { title: t('people.status'), key: 'status', render: (_: unknown, person: Person) => <PersonStatus status={person.status} /> },
  ];
}
