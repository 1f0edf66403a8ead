import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { createRole, type Role } from '#domain/people/directory.contract.ts';
import { NO_RIGHTS } from '#domain/people/rights.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import { PeopleFrame } from './PeopleTabs.tsx';
import { rolesQuery, usePeopleChange } from './peopleQueries.ts';
import { RoleEditor } from './RoleEditor.tsx';
import { useFailure } from './refusalText.ts';
import { roleName } from './roleName.ts';

export function RolesPage(): ReactElement {
  return (
    <PeopleFrame tab="roles">
      <Roles />
    </PeopleFrame>
  );
}

function Roles(): ReactElement {
  const { t } = useTranslation();
  const { data: roles, error, refetch } = useQuery(rolesQuery);
  const [chosen, setChosen] = useState<string>();
  const failed = useFailure();
  const create = usePeopleChange((like?: Role) =>
    call(createRole, {
      body: {
        nameZh: like ? `${like.nameZh} 2` : '新角色',
        nameEn: like ? `${like.nameEn} 2` : 'New role',
        rights: like?.rights ?? NO_RIGHTS,
      },
    }),
  );
  const add = (like?: Role): void => create.mutate(like, { onSuccess: (role) => setChosen(role.id), onError: failed });
  if (error && !roles) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (!roles) return <PageSkeleton />;
  const shown = roles.find((role) => role.id === chosen) ?? roles[0];
  return (
    <div className="people-split">
      <section className="people-departments" aria-label={t('people.role.list')}>
        <div className="people-departments-head">
          <h2>{t('people.role.list')}</h2>
          <Button type="text" size="small" icon={<PlusOutlined />} aria-label={t('people.role.add')} onClick={() => add()} />
        </div>
        {roles.map((role) => (
          <button
            key={role.id}
            type="button"
            className="plain-button people-role"
            aria-pressed={role.id === shown?.id}
            onClick={() => setChosen(role.id)}
          >
            <span>{roleName(role)}</span>
            <span className="faint figure">{t('people.role.holders', { count: role.people })}</span>
          </button>
        ))}
      </section>
      {shown && <RoleEditor key={`${shown.id}:${shown.rowVersion}`} role={shown} onCopy={() => add(shown)} />}
    </div>
  );
}
