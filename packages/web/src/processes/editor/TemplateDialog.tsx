// 存为模板: the version in force under a name, or another name for a template.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import { MOST_SAVED_TEMPLATES, renameTemplate, type SavedTemplate, saveTemplate } from '#domain/processes/savedTemplates.contract.ts';
import { ApiError, call } from '../../api.ts';
import { type Translate, useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';
import { savedTemplatesQuery } from './queries.ts';

export type TemplateTask = { kind: 'save'; type: BusinessType } | { kind: 'rename'; template: SavedTemplate };

const LONGEST_NAME = 80;

/** Only a published version can become a template; the greyed line says so. */
export const templateItem = (t: Translate, { currentVersionId }: BusinessType, onClick: () => void) => ({
  key: 'template',
  label: t(currentVersionId ? 'processTemplates.save' : 'processTemplates.publishFirst'),
  disabled: currentVersionId === null,
  onClick,
});

export function TemplateDialog({ task, onClose }: { task: TemplateTask; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState(task.kind === 'save' ? task.type.name : task.template.name);
  const [taken, setTaken] = useState('');
  const keep = useKeep(task, { onClose, onTaken: setTaken });
  const isTaken = taken !== '' && name.trim() === taken;
  const ready = name.trim() !== '' && !isTaken;
  const submit = (): void => {
    if (ready && !keep.isPending) keep.mutate(name.trim());
  };
  return (
    <Modal
      open
      title={task.kind === 'save' ? t('processTemplates.saveTitle', { type: task.type.name }) : t('processTemplates.renameTitle')}
      okText={t('processEditor.save')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={keep.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      {task.kind === 'save' && <p className="quiet">{t('processTemplates.saveLead', { number: task.type.currentVersionNumber })}</p>}
      <Form layout="vertical" component="div">
        <Form.Item
          label={t('processTemplates.name')}
          htmlFor="template-name"
          {...(isTaken && { validateStatus: 'error' as const, help: t('processTemplates.nameTaken') })}
        >
          <Input
            id="template-name"
            autoFocus
            value={name}
            maxLength={LONGEST_NAME}
            onChange={({ target }) => setName(target.value)}
            onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && submit()}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function useKeep(task: TemplateTask, { onClose, onTaken }: { onClose: () => void; onTaken: (name: string) => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      task.kind === 'save'
        ? call(saveTemplate, { params: { id: task.type.id }, body: { name } })
        : call(renameTemplate, { params: { id: task.template.id }, body: { name, rowVersion: task.template.rowVersion } }),
    onSuccess: ({ name }) => {
      if (task.kind === 'save') toast.done(t('processTemplates.saved', { name }));
      onClose();
    },
    onError: (error, name) => {
      if (error instanceof ApiError && error.code === 'alreadyExists') onTaken(name);
      else if (error instanceof ApiError && error.reasons.some(({ kind }) => kind === 'too_many_templates'))
        toast.refused(t('processTemplates.tooMany', { most: MOST_SAVED_TEMPLATES }));
      else toast.failed(error);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: savedTemplatesQuery.queryKey }),
  });
}
