import EditOutlined from '@ant-design/icons/EditOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import UserDeleteOutlined from '@ant-design/icons/UserDeleteOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { type ReactElement, useState } from 'react';
import { putTeamMember, removeTeamMember } from '#domain/activities/contract.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { useToast } from '../ui/toast.tsx';
import './activities.css';
import { type Member, MemberDialog } from './MemberDialog.tsx';
import { teamQuery } from './teamQuery.ts';
import type { Place } from './timelineQueries.ts';

type TeamMember = { userId: string; name: string; role: string; access: 'owner' | 'read' | 'edit' };

/** Who works on a record: the owner, and those he asked to join. */
export function TeamPanel(place: Place): ReactElement {
  const { t } = useTranslation();
  /** Somebody of the team, or a new one. */
  const [editing, setEditing] = useState<TeamMember | 'new'>();
  const team = useQuery(teamQuery(place));
  const { put, remove } = useTeamActs(place, () => setEditing(undefined));
  const members = team.data?.members ?? [];
  const mayChange = team.data?.mayChange === true;
  const edited = editing !== 'new' && editing?.access !== 'owner' ? editing : undefined;
  return (
    <aside className="team-panel" aria-label={t('activities.team')}>
      <header>
        <h2>
          {t('activities.team')} {team.data && <span className="faint">({members.length})</span>}
        </h2>
        {mayChange && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            aria-label={t('activities.addMember')}
            onClick={() => setEditing('new')}
          />
        )}
      </header>
      {team.error && !team.data && <FailureState error={team.error} onRetry={() => void team.refetch()} />}
      <ul>
        {members.map((member) => (
          <li key={member.userId}>
            <Avatar id={member.userId} name={member.name} />
            <span>
              {member.name}
              <span className="faint">{[t(`activities.access.${member.access}`), member.role].filter(Boolean).join(' · ')}</span>
            </span>
            {mayChange && member.access !== 'owner' && (
              <MemberActs member={member} onEdit={() => setEditing(member)} onRemove={() => remove.mutate(member.userId)} />
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <MemberDialog
          {...(edited && { member: edited as TeamMember & Member })}
          sending={put.isPending}
          onSave={(member) => put.mutate(member)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </aside>
  );
}

function MemberActs({ member, onEdit, onRemove }: { member: TeamMember; onEdit: () => void; onRemove: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className="team-actions">
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={t('activities.editMember', { name: member.name })}
        onClick={onEdit}
      />
      <Popconfirm
        title={t('activities.removeAsk', { name: member.name })}
        okText={t('activities.remove')}
        cancelText={t('activities.cancel')}
        onConfirm={onRemove}
      >
        <Button type="text" size="small" icon={<UserDeleteOutlined />} aria-label={`${t('activities.remove')} ${member.name}`} />
      </Popconfirm>
    </span>
  );
}

function useTeamActs({ object, id }: Place, onSaved: () => void) {
  const toast = useToast();
  const queries = useQueryClient();
  const settle = { onError: toast.failed, onSettled: () => queries.invalidateQueries({ queryKey: [objectOfPath(object), id] }) };
  return {
    put: useMutation({
      mutationFn: ({ userId, role, access }: Member) =>
        call(putTeamMember, { params: { object, id, userId }, body: { role: role ?? '', access } }),
      onSuccess: onSaved,
      ...settle,
    }),
    remove: useMutation({ mutationFn: (userId: string) => call(removeTeamMember, { params: { object, id, userId } }), ...settle }),
  };
}
