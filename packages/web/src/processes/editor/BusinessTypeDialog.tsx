import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import { type BusinessType, changeBusinessType, createBusinessType } from '#domain/processes/contract.ts';
import { call } from '../../api.ts';
import { labelLanguage } from '../../i18n/language.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';
import { businessTypesQuery } from './queries.ts';
import { copyStart, FILE, StartFrom, startOf } from './StartFrom.tsx';

export type BusinessTypeTask = { kind: 'create'; copyOf: string | undefined } | { kind: 'rename'; type: BusinessType };

const LONGEST_NAME = 80;

/** A new business type, empty or from the draft of another; or another name for one. */
export function BusinessTypeDialog(props: { task: BusinessTypeTask; types: readonly BusinessType[]; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { task } = props;
  const [name, setName] = useState(task.kind === 'rename' ? task.type.name : '');
  const [start, setStart] = useState(task.kind === 'create' && task.copyOf ? copyStart(task.copyOf) : undefined);
  const save = useSave(task, props.onClose);
  const ready = name.trim() !== '';
  const submit = (): void => {
    if (ready) save.mutate({ name: name.trim(), start });
  };
  return (
    <Modal
      open
      title={t(task.kind === 'rename' ? 'processEditor.renameTitle' : 'processEditor.newType')}
      okText={t(task.kind === 'rename' ? 'processEditor.save' : 'processEditor.create')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={props.onClose}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={t('processEditor.typeName')} htmlFor="type-name">
          <Input
            id="type-name"
            autoFocus
            value={name}
            maxLength={LONGEST_NAME}
            onChange={({ target }) => setName(target.value)}
            onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && submit()}
          />
        </Form.Item>
        {task.kind === 'create' && (
          <StartFrom
            types={props.types}
            value={start}
            onChange={setStart}
            onName={(suggested) => name.trim() === '' && setName(suggested)}
          />
        )}
      </Form>
    </Modal>
  );
}

function useSave(task: BusinessTypeTask, onClose: () => void) {
  const toast = useToast();
  const language = labelLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ name, start }: { name: string; start: string | undefined }) =>
      task.kind === 'create'
        ? call(createBusinessType, { body: { name, ...startOf(start, language) } })
        : call(changeBusinessType, { params: { id: task.type.id }, body: { name, rowVersion: task.type.rowVersion } }),
    onSuccess: async (type, { start }) => {
      await queries.invalidateQueries({ queryKey: businessTypesQuery.queryKey });
      onClose();
      if (task.kind === 'create')
        void navigate({ to: '/processes/$id', params: { id: type.id }, search: start === FILE ? { from: FILE } : {} });
    },
    onError: toast.failed,
  });
}
