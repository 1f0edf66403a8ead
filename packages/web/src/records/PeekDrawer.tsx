// A record beside its list: its fields, to read and to change, while ↑ and ↓ walk through the list.

import DownOutlined from '@ant-design/icons/DownOutlined';
import UpOutlined from '@ant-design/icons/UpOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { type ReactElement, useEffect } from 'react';
import type { ObjectShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import { RecordFields } from './RecordFields.tsx';
import { recordQuery } from './recordQueries.ts';

interface PeekDrawerProps {
  object: ObjectShape;
  id: string;
  /** The list's order. */
  ids: readonly string[];
  onOpen: (id: string) => void;
  onClose: () => void;
}

export function PeekDrawer({ object, id, ids, onOpen, onClose }: PeekDrawerProps): ReactElement {
  const { t } = useTranslation();
  const record = useQuery({ ...recordQuery(object.name, id), placeholderData: (before) => before });
  const at = ids.indexOf(id);
  const before = at > 0 ? ids[at - 1] : undefined;
  const after = at >= 0 ? ids[at + 1] : undefined;
  useWalking(before, after, onOpen);
  const to: string = `/${object.path}/${id}`;
  return (
    <Drawer
      open
      mask={false}
      size={440}
      className="peek"
      title={String(record.data?.values.name ?? '')}
      onClose={onClose}
      closable={{ 'aria-label': t('shell.close') }}
      extra={
        <>
          <Button
            type="text"
            icon={<UpOutlined />}
            aria-label={t('lists.previous')}
            disabled={!before}
            onClick={() => before && onOpen(before)}
          />
          <Button
            type="text"
            icon={<DownOutlined />}
            aria-label={t('lists.next')}
            disabled={!after}
            onClick={() => after && onOpen(after)}
          />
          <Link to={to}>
            <Button type="primary">{t('lists.open')}</Button>
          </Link>
        </>
      }
    >
      {record.isPending && <PageSkeleton />}
      {record.error && !record.data && <FailureState error={record.error} onRetry={() => void record.refetch()} />}
      {record.data && <RecordFields key={record.data.id} object={object} record={record.data} />}
    </Drawer>
  );
}

/** Arrows lead on as long as nobody is typing. */
function useWalking(before: string | undefined, after: string | undefined, onOpen: (id: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const to = event.key === 'ArrowUp' ? before : event.key === 'ArrowDown' ? after : undefined;
      const target = event.target as HTMLElement | null;
      if (!to || target?.closest('input, textarea, select, [role=combobox], [role=listbox], [role=menu]')) return;
      event.preventDefault();
      event.stopPropagation();
      onOpen(to);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  });
}
