import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Popconfirm, Radio } from 'antd';
import { type ReactElement, useState } from 'react';
import { putTeamMember, readTeam, removeTeamMember } from '#domain/activities/contract.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { PersonPicker } from '../records/PersonPicker.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Place } from './timelineQueries.ts';

interface NewMember {
  userId: string;
  role?: string;
  access: 'read' | 'edit';
}

/** Who works on a record: the owner, and those he asked to join. */
export function TeamPanel({ object, id }: Place): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const queryKey = [objectOfPath(object), id, 'team'];
  const team = useQuery({ queryKey, queryFn: ({ signal }) => call(readTeam, { params: { object, id } }, signal) });
  const settle = { onError: toast.failed, onSettled: () => queries.invalidateQueries({ queryKey: [objectOfPath(object), id] }) };
  const put = useMutation({
    mutationFn: ({ userId, role, access }: NewMember) =>
      call(putTeamMember, { params: { object, id, userId }, body: { role: role ?? '', access } }),
    onSuccess: () => setAdding(false),
    ...settle,
  });
  const remove = useMutation({ mutationFn: (userId: string) => call(removeTeamMember, { params: { object, id, userId } }), ...settle });
  const members = team.data?.members ?? [];
  return (
    <aside className="team-panel" aria-label={t('activities.team')}>
      <header>
        <h2>
          {t('activities.team')} <span className="faint">({members.length})</span>
        </h2>
        {team.data?.mayChange && (
          <Button type="text" size="small" icon={<PlusOutlined />} aria-label={t('activities.addMember')} onClick={() => setAdding(true)} />
        )}
      </header>
      <ul>
        {members.map((member) => (
          <li key={member.userId}>
            <Avatar id={member.userId} name={member.name} />
            <span>
              {member.name}
              <span className="faint">{[t(`activities.access.${member.access}`), member.role].filter(Boolean).join(' · ')}</span>
            </span>
            {team.data?.mayChange && member.access !== 'owner' && (
              <Popconfirm
                title={t('activities.removeAsk', { name: member.name })}
                okText={t('activities.remove')}
                cancelText={t('activities.cancel')}
                onConfirm={() => remove.mutate(member.userId)}
              >
                <Button type="link" size="small">
                  {t('activities.remove')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {adding && <MemberDialog sending={put.isPending} onAdd={(member) => put.mutate(member)} onClose={() => setAdding(false)} />}
    </aside>
  );
}

function MemberDialog(props: { sending: boolean; onAdd: (member: NewMember) => void; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<NewMember>();
  return (
    <Modal
      open
      title={t('activities.addMember')}
      okText={t('activities.add')}
      cancelText={t('activities.cancel')}
      okButtonProps={{ loading: props.sending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ access: 'read' }} onFinish={props.onAdd}>
        <Form.Item name="userId" label={t('activities.person')} rules={[{ required: true, message: t('activities.personMissing') }]}>
          <MemberPicker />
        </Form.Item>
        <Form.Item name="role" label={t('activities.role')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="access" label={t('activities.may')}>
          <Radio.Group
            options={[
              { value: 'read', label: t('activities.access.read') },
              { value: 'edit', label: t('activities.access.edit') },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** `Form.Item` hands in value and onChange. */
function MemberPicker(props: { id?: string; value?: string; onChange?: (id: string | null) => void }): ReactElement {
  return <PersonPicker {...(props.id && { id: props.id })} value={props.value ?? null} onChange={(id) => props.onChange?.(id)} autoFocus />;
}
