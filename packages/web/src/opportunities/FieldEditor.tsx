import CheckOutlined from '@ant-design/icons/CheckOutlined';
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FieldInput } from '../records/FieldInput.tsx';

/** One field filled in place: Enter saves, Esc gives up. */
export function FieldEditor(props: {
  field: FieldShape;
  value: unknown;
  name: string | undefined;
  currency: string;
  onSave: (value: unknown) => void;
  onCancel: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [value, setValue] = useState(props.value);
  const { field, name, currency } = props;
  return (
    <form
      className="field-editor"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave(value);
      }}
      onKeyDown={(event) => event.key === 'Escape' && props.onCancel()}
    >
      <FieldInput field={field} value={value} name={name} currency={currency} onChange={setValue} autoFocus />
      <Button htmlType="submit" type="primary" size="small" icon={<CheckOutlined />} aria-label={t('records.save')} />
      <Button size="small" icon={<CloseOutlined />} aria-label={t('records.cancel')} onClick={props.onCancel} />
    </form>
  );
}
