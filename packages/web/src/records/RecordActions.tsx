// What may be done with a record as a whole: follow, edit, hand over, delete with a way back.

import EditOutlined from '@ant-design/icons/EditOutlined';
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { FollowButton } from './FollowButton.tsx';
import { useDelete } from './useDelete.ts';

interface RecordActionsProps {
  object: ObjectShape;
  record: OpenRecord;
  /** Further verbs, before the menu. */
  children?: ReactNode;
}

export function RecordActions({ object, record, children }: RecordActionsProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [assigning, setAssigning] = useState(false);
  const remove = useDelete(object);
  const items = [
    ...(object.owned && record.may.assign ? [{ key: 'assign', label: t('records.assign') }] : []),
    ...(record.may.delete ? [{ key: 'delete', label: t('records.delete'), danger: true }] : []),
  ];
  return (
    <div className="record-actions">
      <FollowButton object={object} record={record} />
      {children}
      {record.may.edit && (
        <Button icon={<EditOutlined />} onClick={() => void navigate({ href: `/${object.path}/${record.id}/edit` })}>
          {t('records.edit')}
        </Button>
      )}
      {items.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items, onClick: ({ key }) => (key === 'assign' ? setAssigning(true) : remove.mutate(record)) }}
        >
          <Button icon={<MoreOutlined />} aria-label={t('records.more')} />
        </Dropdown>
      )}
      {assigning && <AssignDialog {...{ object, record }} onClose={() => setAssigning(false)} />}
    </div>
  );
}
