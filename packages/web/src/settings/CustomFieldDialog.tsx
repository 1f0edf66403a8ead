// A custom field: its names, its type and code (which stay), its options, whether it must be filled in, and its first value.

import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import type { CustomFieldRow } from '#domain/records/customFields.contract.ts';
import { CUSTOM_TYPES } from '#domain/records/customFields.ts';
import { ApiError } from '../api.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FieldInput } from '../records/FieldInput.tsx';
import { type FieldProblem, problemWords, refusalSentences } from '../records/fieldProblems.ts';
import { useSession } from '../session.tsx';
import { asShape, type CustomFieldDraft, codeOf, firstDraft, hasOptions, mayHaveDefault } from './customFieldForm.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import { useSaveCustomField } from './useCustomFields.ts';

interface CustomFieldDialogProps {
  object: ObjectName;
  row: CustomFieldRow | undefined;
  position: number;
  onClose: () => void;
}

const MAX_LABEL = 60;
const KEY = /^[a-z][A-Za-z0-9]{0,39}$/;

export function CustomFieldDialog({ object, row, position, onClose }: CustomFieldDialogProps): ReactElement {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const [form] = Form.useForm<CustomFieldDraft>();
  const [refused, setRefused] = useState('');
  const save = useSaveCustomField(object, row, position);
  const draft = { ...firstDraft(row), ...Form.useWatch([], form) };
  const required = { required: true, whitespace: true, message: t('records.problems.required') };
  const tell = (error: unknown): void => {
    const told = error instanceof ApiError ? (error.fields as FieldProblem[]) : [];
    form.setFields(told.map((problem) => ({ name: problem.field as keyof CustomFieldDraft, errors: [problemWords(t, problem)] })));
    setRefused(told.length > 0 ? '' : refusalSentences(t, error, []).join(semicolon()));
  };
  const finish = (values: CustomFieldDraft): void => save.mutate({ ...firstDraft(row), ...values }, { onSuccess: onClose, onError: tell });
  return (
    <Modal
      open
      title={row ? t('customFields.change', { name: row.labelZh }) : t('customFields.create')}
      okText={t('records.save')}
      cancelText={t('records.cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={firstDraft(row)} onFinish={finish}>
        {refused && <Alert type="error" showIcon title={refused} role="alert" />}
        <Form.Item name="labelZh" label={t('customFields.labelZh')} rules={[required]}>
          <Input autoFocus maxLength={MAX_LABEL} />
        </Form.Item>
        <Form.Item name="labelEn" label={t('customFields.labelEn')} rules={[required]}>
          <Input
            maxLength={MAX_LABEL}
            onBlur={({ target }) => !row && !form.getFieldValue('key') && form.setFieldValue('key', codeOf(target.value))}
          />
        </Form.Item>
        <Form.Item
          name="key"
          label={t('customFields.key')}
          extra={t('customFields.keyHint')}
          rules={[required, { pattern: KEY, message: t('customFields.keyShape') }]}
        >
          <Input disabled={Boolean(row)} />
        </Form.Item>
        <Form.Item name="type" label={t('customFields.type')}>
          <Select
            disabled={Boolean(row)}
            options={CUSTOM_TYPES.map((type) => ({ value: type, label: t(`customFields.types.${type}`) }))}
            onChange={() => form.setFieldValue('defaultValue', undefined)}
          />
        </Form.Item>
        {hasOptions(draft.type) && <OptionsEditor />}
        <Form.Item name="required" valuePropName="checked">
          <Checkbox>{t('customFields.required')}</Checkbox>
        </Form.Item>
        {mayHaveDefault(draft.type) && (
          <Form.Item name="defaultValue" label={t('customFields.defaultValue')}>
            <FieldInput key={draft.type} field={asShape(draft)} currency={organisation.currency} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
