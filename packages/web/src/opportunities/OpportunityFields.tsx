import type { ReactElement } from 'react';
import type { OpenRecord } from '#domain/records/contract.ts';
import { InformationPair } from '../processes/InformationPair.tsx';
import { FieldValue, isEmptyValue } from '../records/FieldValue.tsx';
import { labelOf, useObject } from '../records/useObjects.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { useFill } from './processQueries.ts';

/** Every field the reader may see, each changed in place where he may. */
export function OpportunityFields({ record }: { record: OpenRecord }): ReactElement {
  const object = useObject('opportunity');
  const fill = useFill(record.id);
  const currency = String(record.values.currency ?? 'CNY');
  return (
    <dl className="record-fields">
      {(object?.fields ?? []).map((field) => {
        const value = record.values[field.key];
        const editable = record.may.edit && field.level === 'edit' && !field.readOnly && !record.lockedFields.includes(field.key);
        return (
          <InformationPair
            key={field.key}
            information={{
              field: field.key,
              label: labelOf(field),
              required: field.required,
              value: isEmptyValue(value) ? undefined : (
                <FieldValue field={field} value={value} names={record.names} currency={currency} exact />
              ),
              ...(editable && {
                editor: (close: () => void) => (
                  <FieldEditor
                    field={field}
                    value={value}
                    name={record.names[String(value)]}
                    currency={currency}
                    onSave={(next) => fill.mutate({ [field.key]: next }, { onSuccess: close })}
                    onCancel={close}
                  />
                ),
              }),
            }}
          />
        );
      })}
    </dl>
  );
}
