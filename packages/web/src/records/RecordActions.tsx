// What may be done with a record as a whole: follow, edit, hand over, share its address, delete with a way back. What this reader
// may not do stays in its place and says why.

import EditOutlined from '@ant-design/icons/EditOutlined';
import MessageOutlined from '@ant-design/icons/MessageOutlined';
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { isMergeable } from '#domain/records/merging.ts';
import { useTranslation } from '../i18n/wording.ts';
import { copyText } from '../ui/copyText.ts';
import { useToast } from '../ui/toast.tsx';
import { VerbButton } from '../ui/VerbButton.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { FollowButton } from './FollowButton.tsx';
import { menuOf, type RecordVerb } from './recordVerbs.tsx';
import { useDelete } from './useDelete.ts';

const MergeDialog = lazy(() => import('./merging/MergeDialog.tsx').then((module) => ({ default: module.MergeDialog })));

export interface RecordActionsProps {
  object: ObjectShape;
  record: OpenRecord;
  /** Further buttons, before the menu. */
  children?: ReactNode;
  /** Further verbs of this kind of record, in the menu. */
  verbs?: readonly RecordVerb[];
}

export function RecordActions({ object, record, children, verbs = [] }: RecordActionsProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [assigning, setAssigning] = useState(false);
  const [merging, setMerging] = useState(false);
  const remove = useDelete(object);
  const copyLink = useCopyLink(`/${object.path}/${record.id}`);
  const { may } = record;
  const assign: RecordVerb = {
    key: 'assign',
    label: t('records.assign'),
    whyNot: may.assign ? undefined : t('records.whyNot.assign'),
    act: () => setAssigning(true),
  };
  const items: RecordVerb[] = [
    ...(object.owned ? [assign] : []),
    ...verbs,
    ...(isMergeable(object.name)
      ? [{ key: 'merge', label: t('merging.verb'), whyNot: may.edit ? undefined : t('records.whyNot.edit'), act: () => setMerging(true) }]
      : []),
    { key: 'copyLink', label: t('records.copyLink'), act: copyLink },
    {
      key: 'delete',
      label: t('records.delete'),
      danger: true,
      whyNot: may.delete ? undefined : t('records.whyNot.delete'),
      act: () => remove.mutate(record),
    },
  ];
  return (
    <div className="record-actions">
      <FollowButton object={object} record={record} />
      <Button icon={<MessageOutlined />} onClick={() => void navigate({ to: '.', search: { tab: 'discussion' } as never, replace: true })}>
        {t('activities.discussion')}
      </Button>
      {children}
      <VerbButton
        icon={<EditOutlined />}
        whyNot={may.edit ? undefined : t('records.whyNot.edit')}
        onClick={() => void navigate({ href: `/${object.path}/${record.id}/edit` })}
      >
        {t('records.edit')}
      </VerbButton>
      <Dropdown trigger={['click']} menu={menuOf(items)}>
        <Button icon={<MoreOutlined />} aria-label={t('records.more')} />
      </Dropdown>
      {merging && (
        <Suspense>
          <MergeDialog
            {...{ object, record }}
            onClose={() => setMerging(false)}
            onMerged={(survivorId) => void navigate({ href: `/${object.path}/${survivorId}` })}
          />
        </Suspense>
      )}
      {assigning && <AssignDialog {...{ object, record }} onClose={() => setAssigning(false)} />}
    </div>
  );
}

function useCopyLink(path: string): () => void {
  const { t } = useTranslation();
  const toast = useToast();
  return () =>
    void copyText(new URL(path, window.location.href).href)
      .then(() => toast.done(t('records.linkCopied')))
      .catch(toast.failed);
}
