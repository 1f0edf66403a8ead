// The fields a company adds to its objects: what they are called, what may stand in them; nothing that was filled in gets lost.

import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';
import { type ReactElement, useState } from 'react';
import { OBJECTS, type ObjectName } from '#domain/people/rights.ts';
import type { CustomFieldRow } from '#domain/records/customFields.contract.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { currentLanguage } from '../i18n/language.ts';
import { useTranslation } from '../i18n/wording.ts';
import { labelOf } from '../records/useObjects.ts';
import { useMayDo } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { EmptyState, ListSkeleton, NoRight } from '../ui/states.tsx';
import { CustomFieldDialog } from './CustomFieldDialog.tsx';
import './CustomFieldsPage.css';
import { customFieldsQuery, useArchiveCustomField } from './useCustomFields.ts';

export function CustomFieldsPage(): ReactElement {
  const { t } = useTranslation();
  return useMayDo('fields.manage') ? <CustomFields /> : <NoRight right={t('customFields.title')} />;
}

function CustomFields(): ReactElement {
  const { t } = useTranslation();
  const [object, setObject] = useState<ObjectName>('account');
  const [open, setOpen] = useState<CustomFieldRow | 'new'>();
  const fields = useQuery(customFieldsQuery(object));
  const rows = fields.data?.fields ?? [];
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('customFields.create')}
    </Button>
  );
  return (
    <div className="page custom-fields">
      <header>
        <h1>{t('customFields.title')}</h1>
        {rows.length > 0 && add}
      </header>
      <p className="quiet">{t('customFields.lead')}</p>
      <Segmented
        value={object}
        options={OBJECTS.map((name) => ({ value: name, label: labelOf(OBJECT_DESCRIPTORS[name]) }))}
        onChange={setObject}
      />
      {fields.isPending && <ListSkeleton rows={4} />}
      {fields.error && !fields.data && <FailureState error={fields.error} onRetry={() => void fields.refetch()} />}
      {fields.data && rows.length === 0 && <EmptyState title={t('customFields.empty')} hint={t('customFields.teach')} action={add} />}
      {rows.length > 0 && (
        <ul className="custom-field-list">
          {rows.map((row) => (
            <FieldLine key={row.id} row={row} onOpen={() => setOpen(row)} />
          ))}
        </ul>
      )}
      {open && (
        <CustomFieldDialog
          object={object}
          row={open === 'new' ? undefined : open}
          position={rows.length}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function FieldLine({ row, onOpen }: { row: CustomFieldRow; onOpen: () => void }): ReactElement {
  const { t } = useTranslation();
  const archive = useArchiveCustomField();
  const archived = row.archivedAt !== null;
  const [name, other] = currentLanguage() === 'en' ? [row.labelEn, row.labelZh] : [row.labelZh, row.labelEn];
  return (
    <li className={archived ? 'archived' : ''}>
      <span>
        <strong>{name}</strong> <span className="faint">{other}</span>
      </span>
      <code>{row.key}</code>
      <span>{t(`customFields.types.${row.type}`)}</span>
      <span>
        {row.required && <Tag>{t('customFields.requiredTag')}</Tag>}
        {archived && <Tag>{t('customFields.archivedTag')}</Tag>}
      </span>
      <span className="custom-field-acts">
        {!archived && (
          <Button type="link" aria-label={t('customFields.change', { name })} onClick={onOpen}>
            {t('records.edit')}
          </Button>
        )}
        <Button type="link" loading={archive.isPending} onClick={() => archive.mutate({ row, archived: !archived })}>
          {t(archived ? 'customFields.restore' : 'customFields.archive')}
        </Button>
      </span>
    </li>
  );
}
