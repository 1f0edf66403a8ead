// 公司模板: what business types may start from besides the built-in templates; nothing is shown while there are none.
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { type ReactElement, useState } from 'react';
import { deleteTemplate, type SavedTemplate } from '#domain/processes/savedTemplates.contract.ts';
import { call } from '../../api.ts';
import { type Translate, useTranslation } from '../../i18n/wording.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { useToast } from '../../ui/toast.tsx';
import { savedTemplatesQuery } from './queries.ts';
import { TemplateDialog } from './TemplateDialog.tsx';

export function SavedTemplates(): ReactElement | null {
  const { t } = useTranslation();
  const templates = useQuery(savedTemplatesQuery).data ?? [];
  const [renamed, setRenamed] = useState<SavedTemplate>();
  if (templates.length === 0) return null;
  return (
    <section className="saved-templates" aria-labelledby="saved-templates">
      <h2 id="saved-templates">{t('processTemplates.section')}</h2>
      <ul>
        {templates.map((template) => (
          <li key={template.id}>
            <strong>{template.name}</strong>
            <span className="quiet">{fromWords(t, template)}</span>
            <span className="quiet">
              {template.createdByName} · <InstantText at={template.createdAt} />
            </span>
            <Actions template={template} onRename={() => setRenamed(template)} />
          </li>
        ))}
      </ul>
      {renamed && <TemplateDialog task={{ kind: 'rename', template: renamed }} onClose={() => setRenamed(undefined)} />}
    </section>
  );
}

const fromWords = (t: Translate, { typeName, versionNumber, stages }: SavedTemplate): string =>
  t('processTemplates.from', { type: typeName, number: versionNumber, count: stages });

function Actions({ template, onRename }: { template: SavedTemplate; onRename: () => void }): ReactElement {
  const { t } = useTranslation();
  const remove = useDelete(template);
  const items = [
    { key: 'rename', label: t('processTemplates.rename'), onClick: onRename },
    { key: 'delete', label: t('processTemplates.delete'), danger: true, onClick: remove },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" icon={<MoreOutlined />} aria-label={t('processTemplates.actionsOf', { name: template.name })} />
    </Dropdown>
  );
}

function useDelete({ id, name }: SavedTemplate): () => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const toast = useToast();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call(deleteTemplate, { params: { id } }),
    onSuccess: () => toast.done(t('processTemplates.deleted', { name })),
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: savedTemplatesQuery.queryKey }),
  });
  return () =>
    void modal.confirm({
      title: t('processTemplates.deleteTitle', { name }),
      content: t('processTemplates.deleteHint'),
      okText: t('processTemplates.delete'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
}
