import { Form, Modal, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FieldInput } from './FieldInput.tsx';
import { labelOf } from './useObjects.ts';

interface BulkEditDialogProps {
  title: string;
  fields: readonly FieldShape[];
  currency: string;
  busy: boolean;
  onApply: (field: FieldShape, value: unknown) => void;
  onClose: () => void;
}

/** Which field gets which value; without a choice of fields only the value is asked. */
export function BulkEditDialog(props: BulkEditDialogProps): ReactElement {
  const { t } = useTranslation();
  const [field, setField] = useState(props.fields.length === 1 ? props.fields[0] : undefined);
  const [value, setValue] = useState<unknown>();
  const missing = !field || (field.required && (value === undefined || value === null));
  return (
    <Modal
      open
      title={props.title}
      okText={t('lists.apply')}
      cancelText={t('records.cancel')}
      okButtonProps={{ disabled: missing }}
      confirmLoading={props.busy}
      onOk={() => field && props.onApply(field, value ?? null)}
      onCancel={props.onClose}
    >
      <Form layout="vertical">
        {props.fields.length > 1 && (
          <Form.Item label={t('lists.field')} htmlFor="bulk-field">
            <Select
              id="bulk-field"
              showSearch={{ optionFilterProp: 'label' }}
              value={field?.key ?? null}
              options={props.fields.map((each) => ({ value: each.key, label: labelOf(each) }))}
              onChange={(key) => {
                setField(props.fields.find((each) => each.key === key));
                setValue(undefined);
              }}
            />
          </Form.Item>
        )}
        {field && (
          <Form.Item label={labelOf(field)} htmlFor="bulk-value" extra={field.required ? undefined : t('lists.emptyClears')}>
            <FieldInput key={field.key} id="bulk-value" field={field} currency={props.currency} value={value} onChange={setValue} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
