import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown, Table, Tag } from 'antd';
import { type ReactElement, useState } from 'react';
import { type BusinessType, changeBusinessType } from '#domain/processes/contract.ts';
import { call } from '../../api.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';
import type { BusinessTypeTask } from './BusinessTypeDialog.tsx';
import { businessTypesQuery, versionsQuery } from './queries.ts';
import { TemplateDialog, templateItem } from './TemplateDialog.tsx';

type OnTask = (task: BusinessTypeTask) => void;

export function BusinessTypeTable({ types, onTask }: { types: readonly BusinessType[]; onTask: OnTask }): ReactElement {
  const { t } = useTranslation();
  return (
    <Table<BusinessType>
      className="business-types"
      rowKey="id"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={types}
      columns={[
        { title: t('processEditor.typeName'), key: 'name', render: (_, type) => <Name type={type} /> },
        { title: t('processEditor.version'), key: 'version', render: (_, type) => <Version type={type} /> },
        { title: t('processEditor.tabs.rules'), key: 'rules', render: (_, type) => <Rules type={type} /> },
        {
          title: t('processEditor.openOpportunities'),
          key: 'open',
          align: 'end',
          render: (_, type) => <OpenOpportunities typeId={type.id} />,
        },
        {
          title: <span className="unseen">{t('processEditor.actions')}</span>,
          key: 'actions',
          align: 'end',
          render: (_, type) => <Actions type={type} onTask={onTask} />,
        },
      ]}
    />
  );
}

function Name({ type }: { type: BusinessType }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/processes/$id" params={{ id: type.id }}>
        {type.name}
      </Link>{' '}
      {type.archived && <Tag>{t('processEditor.archived')}</Tag>}
    </>
  );
}

function Version({ type }: { type: BusinessType }): ReactElement {
  const { t } = useTranslation();
  return type.currentVersionNumber === null ? (
    <span className="faint">{t('processEditor.unpublished')}</span>
  ) : (
    <span className="figure">{t('processEditor.versionNumber', { number: type.currentVersionNumber })}</span>
  );
}

function Rules({ type }: { type: BusinessType }): ReactElement {
  const { t } = useTranslation();
  const { sequentialOnly, freeSkip } = type.rules;
  return (
    <>
      {sequentialOnly && <Tag>{t('processEditor.rules.sequentialOnly.short')}</Tag>}
      {freeSkip && <Tag>{t('processEditor.rules.freeSkip.short')}</Tag>}
      {!sequentialOnly && !freeSkip && <span className="faint">—</span>}
    </>
  );
}

function OpenOpportunities({ typeId }: { typeId: string }): ReactElement {
  const versions = useQuery(versionsQuery(typeId)).data;
  return <span className="figure">{versions ? versions.reduce((sum, version) => sum + version.openOpportunities, 0) : '…'}</span>;
}

function Actions({ type, onTask }: { type: BusinessType; onTask: OnTask }): ReactElement {
  const { t } = useTranslation();
  const archive = useArchive(type);
  const [saving, setSaving] = useState(false);
  const items = [
    { key: 'rename', label: t('processEditor.rename'), onClick: () => onTask({ kind: 'rename', type }) },
    { key: 'copy', label: t('processEditor.copy'), onClick: () => onTask({ kind: 'create', copyOf: type.id }) },
    templateItem(t, type, () => setSaving(true)),
    {
      key: 'archive',
      label: t(type.archived ? 'processEditor.unarchive' : 'processEditor.archive'),
      onClick: () => archive(!type.archived),
    },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button type="text" icon={<MoreOutlined />} aria-label={t('processEditor.actionsOf', { name: type.name })} />
      </Dropdown>
      {saving && <TemplateDialog task={{ kind: 'save', type }} onClose={() => setSaving(false)} />}
    </>
  );
}

/** Archived types take no new opportunities; undo brings the type back. */
function useArchive(type: BusinessType): (archived: boolean) => void {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ rowVersion, archived }: { rowVersion: number; archived: boolean }) =>
      call(changeBusinessType, { params: { id: type.id }, body: { rowVersion, archived } }),
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: businessTypesQuery.queryKey }),
  });
  const act = async (rowVersion: number, archived: boolean): Promise<void> => {
    const after = await change.mutateAsync({ rowVersion, archived }).catch(() => undefined);
    if (after && archived) toast.done(t('processEditor.archivedDone', { name: type.name }), () => void act(after.rowVersion, false));
  };
  return (archived) => void act(type.rowVersion, archived);
}
