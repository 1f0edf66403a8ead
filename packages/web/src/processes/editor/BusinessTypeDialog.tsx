import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Modal, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { type BusinessType, changeBusinessType, createBusinessType } from '#domain/processes/contract.ts';
import { TEMPLATE_KEYS } from '#domain/processes/templates/template.ts';
import { PROCESS_TEMPLATES } from '#domain/processes/templates/templates.ts';
import { call } from '../../api.ts';
import { labelLanguage } from '../../i18n/language.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';
import { businessTypesQuery } from './queries.ts';

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

const TEMPLATE = 'template:';
const COPY = 'copy:';
const FILE = 'file';
const copyStart = (typeId: string): string => `${COPY}${typeId}`;

/** Empty, one of the templates with what it is for, the draft of another type, or a file. */
function StartFrom(props: {
  types: readonly BusinessType[];
  value: string | undefined;
  onChange: (start: string | undefined) => void;
  onName: (suggested: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const language = labelLanguage();
  const chosen = PROCESS_TEMPLATES.find(({ key }) => props.value === `${TEMPLATE}${key}`);
  const options = [
    {
      label: t('processDocuments.fromTemplate'),
      options: PROCESS_TEMPLATES.map(({ key, name }) => ({ value: `${TEMPLATE}${key}`, label: name[language] })),
    },
    {
      label: t('processDocuments.fromType'),
      options: props.types.map((type) => ({ value: copyStart(type.id), label: t('processEditor.copyOf', { name: type.name }) })),
    },
    { value: FILE, label: t('processDocuments.fromFile') },
  ];
  const hint = chosen
    ? chosen.about[language]
    : props.value === FILE
      ? t('processDocuments.fromFileHint')
      : props.value && t('processEditor.startFromHint');
  const choose = (start: string | undefined): void => {
    props.onChange(start);
    const template = PROCESS_TEMPLATES.find(({ key }) => start === `${TEMPLATE}${key}`);
    if (template) props.onName(template.name[language]);
  };
  return (
    <Form.Item label={t('processEditor.startFrom')} htmlFor="type-start" extra={hint}>
      <Select
        id="type-start"
        allowClear
        value={props.value}
        placeholder={t('processEditor.startEmpty')}
        options={options}
        onChange={choose}
      />
    </Form.Item>
  );
}

/** What the chosen start means for the new type. */
function startOf(start: string | undefined, language: 'zh' | 'en') {
  const key = TEMPLATE_KEYS.find((one) => start === `${TEMPLATE}${one}`);
  if (key) return { template: { key, language } };
  return start?.startsWith(COPY) ? { copyOf: start.slice(COPY.length) } : {};
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
