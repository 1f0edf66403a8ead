// The choices people have in the standard fields: named, ordered and retired by the company.

import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';
import { type ReactElement, useState } from 'react';
import { OBJECTS, type ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { PickListShape } from '#domain/records/pickLists.contract.ts';
import { labelLanguage } from '../i18n/language.ts';
import { useTranslation } from '../i18n/wording.ts';
import { labelOf } from '../records/useObjects.ts';
import { useMayDo } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { EmptyState, ListSkeleton, NoRight } from '../ui/states.tsx';
import { PickListDialog } from './PickListDialog.tsx';
import './CustomFieldsPage.css';
import { pickListsQuery } from './usePickLists.ts';

export function PickListsPage(): ReactElement {
  const { t } = useTranslation();
  return useMayDo('fields.manage') ? <PickLists /> : <NoRight right={t('pickLists.title')} />;
}

function PickLists(): ReactElement {
  const { t } = useTranslation();
  const [object, setObject] = useState<ObjectName>('opportunity');
  const [open, setOpen] = useState<PickListShape>();
  const lists = useQuery(pickListsQuery(object));
  return (
    <div className="page custom-fields">
      <h1>{t('pickLists.title')}</h1>
      <p className="quiet">{t('pickLists.lead')}</p>
      <Segmented
        value={object}
        options={OBJECTS.map((name) => ({ value: name, label: labelOf(OBJECT_DESCRIPTORS[name]) }))}
        onChange={setObject}
      />
      {lists.isPending && <ListSkeleton rows={4} />}
      {lists.error && !lists.data && <FailureState error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.data?.length === 0 && <EmptyState title={t('pickLists.none')} hint={t('pickLists.noneHint')} />}
      <ul className="pick-lists">
        {lists.data?.map((list) => (
          <ListLine key={list.field} list={list} onOpen={() => setOpen(list)} />
        ))}
      </ul>
      {open && <PickListDialog list={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function ListLine({ list, onOpen }: { list: PickListShape; onOpen: () => void }): ReactElement {
  const { t } = useTranslation();
  const language = labelLanguage();
  return (
    <li>
      <span>
        <strong>{labelOf(list)}</strong> {list.own && <Tag>{t('pickLists.own')}</Tag>}
      </span>
      <span className="pick-list-options">
        {list.options.map((option) => (
          <span key={option.value} className={`pick-option ${option.retired ? 'retired' : ''}`}>
            {option[language]}
          </span>
        ))}
      </span>
      <Button type="link" aria-label={t('pickLists.change', { name: labelOf(list) })} onClick={onOpen}>
        {t('records.edit')}
      </Button>
    </li>
  );
}
