// All fields of a record in groups, each to be changed in place by who may.

import EditOutlined from '@ant-design/icons/EditOutlined';
import LockOutlined from '@ant-design/icons/LockOutlined';
import { Tooltip } from 'antd';
import { type ReactElement, useState } from 'react';
import type { FieldShape, ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { useToast } from '../ui/toast.tsx';
import { CellEditor, isEditable } from './CellEditor.tsx';
import { FieldValue } from './FieldValue.tsx';
import { fieldGroups } from './fieldGroups.ts';
import { refusalSentences } from './fieldProblems.ts';
import './RecordFields.css';
import { useChangeRecord } from './useChangeRecord.ts';
import { labelOf } from './useObjects.ts';

interface RecordFieldsProps {
  object: ObjectShape;
  record: OpenRecord;
}

export function RecordFields({ object, record }: RecordFieldsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="fields-pane">
      {fieldGroups(object).map(({ name, fields }) => (
        <section key={name}>
          <h2>{t(`records.groups.${name}`)}</h2>
          <dl>
            {fields.map((field) => (
              <FieldPair key={field.key} object={object} record={record} field={field} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** One field of a record: its name and its value, which a click, Enter or F2 turns into its input. */
function FieldPair({ object, record, field }: RecordFieldsProps & { field: FieldShape }): ReactElement {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const [editing, setEditing] = useState(false);
  const change = useChangeRecord(object.name);
  const toast = useToast();
  const value = record.values[field.key];
  const currency = typeof record.values.currency === 'string' ? record.values.currency : organisation.currency;
  const locked = record.lockedFields.includes(field.key);
  const editable = record.may.edit && isEditable(field) && !locked && (field.key !== 'ownerId' || record.may.assign);
  const save = (next: unknown): void =>
    change.mutate(
      { id: record.id, rowVersion: record.rowVersion, values: { [field.key]: next } },
      { onError: (error) => toast.refused(refusalSentences(t, error, object.fields).join(semicolon())) },
    );
  const shown = <FieldValue field={field} value={pending(change, field) ?? value} names={record.names} currency={currency} exact />;
  return (
    <div className="field-pair">
      <dt>
        {labelOf(field)}
        {locked && (
          <Tooltip title={t('records.lockedField')}>
            <LockOutlined aria-label={t('records.lockedField')} />
          </Tooltip>
        )}
      </dt>
      <dd>
        {editing ? (
          <CellEditor {...{ field, value, currency }} name={record.names[String(value)]} onSave={save} onClose={() => setEditing(false)} />
        ) : (
          shown
        )}
        {editable && !editing && (
          <button
            type="button"
            className="plain-button field-edit"
            aria-label={t('records.editField', { field: labelOf(field) })}
            onClick={() => setEditing(true)}
            onKeyDown={(event) => event.key === 'F2' && setEditing(true)}
          >
            <EditOutlined />
          </button>
        )}
      </dd>
    </div>
  );
}

type Change = ReturnType<typeof useChangeRecord>;

/** What was just typed, while the server has not answered yet; people and records have no name until it has. */
const pending = (change: Change, field: FieldShape): unknown =>
  change.isPending && field.type !== 'user' && field.type !== 'reference' ? change.variables.values[field.key] : undefined;
