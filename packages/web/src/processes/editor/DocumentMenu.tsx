// The process as a file: out as a document or a sheet, in as the draft; and as a template of the company.

import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import { exportProcess } from '#domain/processes/portable.contract.ts';
import { call } from '../../api.ts';
import { labelLanguage } from '../../i18n/language.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { saveText } from '../../ui/saveText.ts';
import { useToast } from '../../ui/toast.tsx';
import type { DraftKeeper } from './draftKeeper.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { useNoticeWords } from './noticeWords.ts';
import { TemplateDialog, templateItem } from './TemplateDialog.tsx';

export function DocumentMenu({ type, keeper }: { type: BusinessType; keeper: DraftKeeper }): ReactElement {
  const { t } = useTranslation();
  const [importing, setImporting] = useImporting();
  const [saving, setSaving] = useState(false);
  const save = useExport(type, keeper);
  const items = [
    { key: 'json', label: t('processDocuments.exportJson'), onClick: () => save.mutate('json') },
    { key: 'csv', label: t('processDocuments.exportCsv'), onClick: () => save.mutate('csv') },
    { type: 'divider' as const },
    { key: 'import', label: t('processDocuments.import'), onClick: () => setImporting(true) },
    { type: 'divider' as const },
    templateItem(t, type, () => setSaving(true)),
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button type="text" icon={<MoreOutlined />} loading={save.isPending} aria-label={t('processDocuments.menu')} />
      </Dropdown>
      {saving && <TemplateDialog task={{ kind: 'save', type }} onClose={() => setSaving(false)} />}
      {importing && <ImportDialog typeId={type.id} keeper={keeper} onClose={() => setImporting(false)} />}
    </>
  );
}

/** A business type that is to start from a file asks for it at once; whoever has closed that is not asked again. */
function useImporting(): [boolean, (importing: boolean) => void] {
  const { tab, from } = useSearch({ from: '/shell/processes/$id' });
  const navigate = useNavigate({ from: '/processes/$id' });
  const [importing, setImporting] = useState(from === 'file');
  const change = (next: boolean): void => {
    setImporting(next);
    if (from) void navigate({ search: tab ? { tab } : {}, replace: true });
  };
  return [importing, change];
}

/** What is on the screen is saved first, so that the file holds it; what a file cannot carry is said. */
function useExport(type: BusinessType, keeper: DraftKeeper) {
  const { t } = useTranslation();
  const toast = useToast();
  const { summary } = useNoticeWords();
  return useMutation({
    mutationFn: async (format: 'json' | 'csv') => {
      await keeper.settle();
      return call(exportProcess, { params: { id: type.id }, query: { format, language: labelLanguage() } });
    },
    onSuccess: ({ fileName, mediaType, text, notices }) => {
      saveText(fileName, mediaType, text);
      toast.done(
        notices.length > 0
          ? t('processDocuments.exportedWithout', { notices: summary(notices) })
          : t('processDocuments.exported', { name: fileName }),
      );
    },
    onError: toast.failed,
  });
}
