// The input of a field by its type. Values go in and out as the API has them: money in minor units, days as YYYY-MM-DD.
import { Checkbox, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactElement } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { MoneyInput } from './MoneyInput.tsx';
import { PersonPicker } from './PersonPicker.tsx';
import { RecordPicker } from './RecordPicker.tsx';
import { labelOf, optionLabel } from './useObjects.ts';

export interface FieldInputProps {
  id?: string;
  field: FieldShape;
  value?: unknown;
  onChange?: (value: unknown) => void;
  /** For money fields: whose minor units. */
  currency: string;
  /** Name of the person or record the value points at, shown until another is picked. */
  name?: string | undefined;
  autoFocus?: boolean;
  /** What can be chosen is shown at once. */
  opened?: boolean;
  disabled?: boolean;
  status?: 'error';
}

const orNull = (text: string): string | null => (text === '' ? null : text);

export function FieldInput(props: FieldInputProps): ReactElement {
  const { field, value, onChange = () => undefined, name } = props;
  const shared = {
    'aria-label': labelOf(field),
    ...(props.id && { id: props.id }),
    ...(props.autoFocus && { autoFocus: true }),
    ...(props.disabled && { disabled: true }),
    ...(props.status && { status: props.status }),
  };
  const opened = props.opened && { defaultOpen: true };
  switch (field.type) {
    case 'longText':
      return (
        <Input.TextArea
          {...shared}
          value={text(value)}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={({ target }) => onChange(orNull(target.value))}
        />
      );
    case 'number':
      return <InputNumber {...shared} {...bounds(field)} className="wide" value={number(value)} onChange={(next) => onChange(next)} />;
    case 'money':
      return <MoneyInput {...shared} currency={props.currency} value={value} min={field.min} onChange={onChange} />;
    case 'date':
      return (
        <DatePicker
          {...shared}
          {...opened}
          className="wide"
          value={value ? dayjs(String(value)) : null}
          onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
        />
      );
    case 'instant':
      return (
        <DatePicker
          {...shared}
          className="wide"
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          value={value ? dayjs(String(value)) : null}
          onChange={(at) => onChange(at ? at.toISOString() : null)}
        />
      );
    case 'pick':
      return (
        <Select
          {...shared}
          {...opened}
          className="wide"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={value ?? null}
          options={optionsOf(field, value)}
          onChange={(next) => onChange(next ?? null)}
        />
      );
    case 'multiPick':
      return (
        <Select
          {...shared}
          {...opened}
          className="wide"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={(value as string[] | null) ?? []}
          options={optionsOf(field, value)}
          onChange={(next) => onChange(next)}
        />
      );
    case 'checkbox':
      return <Checkbox {...shared} checked={value === true} onChange={({ target }) => onChange(target.checked)} />;
    case 'user':
      return <PersonPicker {...shared} value={(value as string | null) ?? null} {...(name && { name })} onChange={onChange} />;
    case 'reference':
      return (
        <RecordPicker
          {...shared}
          object={field.referenceTo ?? ''}
          value={(value as string | null) ?? null}
          {...(name && { name })}
          onChange={onChange}
        />
      );
    default:
      return (
        <Input
          {...shared}
          value={text(value)}
          {...(field.maxLength && { maxLength: field.maxLength })}
          onChange={({ target }) => onChange(orNull(target.value))}
        />
      );
  }
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const bounds = (field: FieldShape) => ({
  ...(field.min !== undefined && { min: field.min }),
  ...(field.max !== undefined && { max: field.max }),
});
/** A retired option is offered only where the record holds it. */
const optionsOf = (field: FieldShape, held: unknown) =>
  (field.options ?? [])
    .filter(({ value, retired }) => !retired || value === held || (Array.isArray(held) && held.includes(value)))
    .map(({ value }) => ({ value, label: optionLabel(field, value) }));
