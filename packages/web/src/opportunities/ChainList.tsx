import EditOutlined from '@ant-design/icons/EditOutlined';
import UserDeleteOutlined from '@ant-design/icons/UserDeleteOutlined';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import type { ReactElement } from 'react';
import type { ChainMemberShape } from '#domain/opportunities/deal.contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { AttitudeMark } from './AttitudeMark.tsx';
import { Influence } from './ChainMapView.tsx';
import { useRemoveMember } from './dealQueries.ts';

interface ChainListProps {
  opportunityId: string;
  members: readonly ChainMemberShape[];
  onEdit: ((member: ChainMemberShape) => void) | undefined;
}

/** The members of a chain one below the other, with their notes and what can be done. */
export function ChainList({ opportunityId, members, onEdit }: ChainListProps): ReactElement {
  const { t } = useTranslation();
  const remove = useRemoveMember(opportunityId);
  const nameOf = (contactId: string | null): string => members.find((member) => member.contactId === contactId)?.name ?? '';
  return (
    <ul className="deal-list chain-list">
      {members.map((member) => (
        <li key={member.contactId}>
          <span className="deal-name">
            <Link to={`/contacts/${member.contactId}` as string}>{member.name}</Link>
            <span className="faint">{member.title}</span>
          </span>
          <span>{t(`deal.chain.roles.${member.role}`)}</span>
          <AttitudeMark attitude={member.attitude} />
          <Influence value={member.influence} />
          <span className="faint">{member.reportsTo && t('deal.chain.below', { name: nameOf(member.reportsTo) })}</span>
          {onEdit && (
            <span className="deal-acts">
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-label={t('deal.edit', { name: member.name })}
                onClick={() => onEdit(member)}
              />
              <Popconfirm
                title={t('deal.chain.removeAsk', { name: member.name })}
                okText={t('deal.remove')}
                cancelText={t('deal.cancel')}
                onConfirm={() => remove.mutate(member.contactId)}
              >
                <Button type="text" size="small" icon={<UserDeleteOutlined />} aria-label={t('deal.removeOne', { name: member.name })} />
              </Popconfirm>
            </span>
          )}
          {member.note && <p className="long-text deal-note">{member.note}</p>}
        </li>
      ))}
    </ul>
  );
}
