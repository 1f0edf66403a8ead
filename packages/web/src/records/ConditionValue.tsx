// The value of one condition of a filter, as many as its operator takes.

import { InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import type { Condition } from '#domain/records/filters.ts';
import { VALUES_OF } from '#domain/records/operators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FieldInput } from './FieldInput.tsx';
import { RecordsPicker } from './RecordsPicker.tsx';
import { labelOf, optionLabel } from './useObjects.ts';

interface ConditionValueProps {
  condition: Condition;
  field: FieldShape;
  currency: string;
  names: Readonly<Record<string, string>>;
  onChange: (value: unknown) => void;
}

const MAX_DAYS = 3_660;

export function ConditionValue(props: ConditionValueProps): ReactElement | null {
  const { t } = useTranslation();
  const { condition, onChange } = props;
  switch (VALUES_OF[condition.operator]) {
    case 'none':
      return null;
    case 'days':
      return (
        <InputNumber
          className="wide"
          min={0}
          max={MAX_DAYS}
          precision={0}
          suffix={t('lists.daysUnit')}
          aria-label={t('lists.value')}
          value={condition.value as number}
          onChange={(days) => onChange(days ?? undefined)}
        />
      );
    case 'two':
      return <Both {...props} />;
    case 'many':
      return <Many {...props} />;
    default:
      return <One {...props} value={condition.value} />;
  }
}

/** An instant is asked for by its day, several picks one at a time. */
const askedAs = (field: FieldShape): FieldShape => {
  if (field.type === 'instant') return { ...field, type: 'date' };
  if (field.type === 'multiPick') return { ...field, type: 'pick' };
  return field.type === 'longText' || field.type === 'email' || field.type === 'phone' || field.type === 'url'
    ? { ...field, type: 'text' }
    : field;
};

function One({ field, currency, names, value, onChange }: Omit<ConditionValueProps, 'condition'> & { value: unknown }): ReactElement {
  if (field.type === 'percent') return <PercentInput value={value} onChange={onChange} />;
  if (field.type === 'checkbox') return <YesOrNo field={field} value={value} onChange={onChange} />;
  const name = names[String(value)];
  return (
    <FieldInput
      field={{ ...askedAs(field), min: undefined, max: undefined } as FieldShape}
      currency={currency}
      value={value}
      {...(name && { name })}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

function Both(props: ConditionValueProps): ReactElement {
  const [from, to] = Array.isArray(props.condition.value) ? (props.condition.value as unknown[]) : [];
  return (
    <span className="condition-both">
      <One {...props} value={from} onChange={(value) => props.onChange([value ?? null, to ?? null])} />
      <span aria-hidden="true">–</span>
      <One {...props} value={to} onChange={(value) => props.onChange([from ?? null, value ?? null])} />
    </span>
  );
}

function Many({ condition, field, names, onChange }: ConditionValueProps): ReactElement {
  const values = (condition.value as string[] | undefined) ?? [];
  if (field.type === 'user' || field.type === 'reference')
    return <RecordsPicker field={field} values={values} names={names} onChange={(next) => onChange(next.length > 0 ? next : undefined)} />;
  return (
    <Select
      className="wide"
      mode={field.options ? 'multiple' : 'tags'}
      aria-label={labelOf(field)}
      showSearch={{ optionFilterProp: 'label' }}
      value={values}
      options={(field.options ?? []).map(({ value }) => ({ value, label: optionLabel(field, value) }))}
      onChange={(next: string[]) => onChange(next.length > 0 ? next : undefined)}
    />
  );
}

const BASIS_POINTS = 100;

function PercentInput({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <InputNumber
      className="wide"
      suffix="%"
      aria-label={t('lists.value')}
      value={typeof value === 'number' ? value / BASIS_POINTS : null}
      onChange={(next) => onChange(next === null ? undefined : Math.round(next * BASIS_POINTS))}
    />
  );
}

function YesOrNo({ field, value, onChange }: { field: FieldShape; value: unknown; onChange: (value: unknown) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <Select
      className="wide"
      aria-label={labelOf(field)}
      value={value}
      options={[
        { value: true, label: t('records.yes') },
        { value: false, label: t('records.no') },
      ]}
      onChange={onChange}
    />
  );
}
