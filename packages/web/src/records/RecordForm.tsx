// The form of a record: what must be filled in is marked, what the server does not take is said at the field.

import { Alert, Button, Form, type FormInstance } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { FieldShape, ObjectShape } from '#domain/records/contract.ts';
import { ApiError } from '../api.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { DuplicateHint } from './DuplicateHint.tsx';
import { FieldInput } from './FieldInput.tsx';
import { fieldGroups } from './fieldGroups.ts';
import { type FieldProblem, problemWords, refusalSentences } from './fieldProblems.ts';
import { type FormValues, formFields } from './formFields.ts';
import './RecordForm.css';
import { labelOf } from './useObjects.ts';

export interface RecordFormProps {
  object: ObjectShape;
  form: FormInstance<FormValues>;
  first: FormValues;
  names: Readonly<Record<string, string>>;
  currency: string;
  /** Fields that cannot be changed now. */
  locked?: readonly string[];
  /** The record itself, which is no duplicate of itself. */
  except?: string;
  /** Inputs before all others. */
  lead?: ReactNode;
  /** Throws what the server answered. */
  onSave: (values: FormValues) => Promise<unknown>;
  onCancel: () => void;
}

export function RecordForm(props: RecordFormProps): ReactElement {
  const { t } = useTranslation();
  const { object, form } = props;
  const [saving, setSaving] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const asked = formFields(object);
  const name = Form.useWatch('name', form);
  const save = async (values: FormValues): Promise<void> => {
    setSaving(true);
    setRefusals([]);
    await props.onSave(values).catch((error: unknown) => setRefusals(showProblems(error)));
    setSaving(false);
  };
  /** Puts problems to their fields; the sentences left over have none. */
  const showProblems = (error: unknown): readonly string[] => {
    const told = error instanceof ApiError ? (error.fields as FieldProblem[]) : [];
    const here = told.filter(
      (problem) => form.getFieldInstance(problem.field) !== undefined || asked.some(({ key }) => key === problem.field),
    );
    const words = (problem: FieldProblem): string =>
      problemWords(
        t,
        problem,
        asked.find(({ key }) => key === problem.field),
        props.currency,
      );
    form.setFields(here.map((problem) => ({ name: problem.field, errors: [words(problem)] })));
    if (here[0]) form.scrollToField(here[0].field, { focus: true });
    return here.length > 0 && here.length === told.length ? [] : refusalSentences(t, error, object.fields);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      className="record-form"
      initialValues={props.first}
      disabled={saving}
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => void save(values)}
    >
      {refusals.length > 0 && <Alert type="error" showIcon title={refusals.join(semicolon())} role="alert" />}
      {fieldGroups({ ...object, fields: asked }).map(({ name: group, fields }, at) => (
        <section key={group} aria-label={t(`records.groups.${group}`)}>
          {at > 0 && <h2>{t(`records.groups.${group}`)}</h2>}
          <div className="record-form-fields">
            {at === 0 && props.lead}
            {fields.map((field) => (
              <FormField key={field.key} {...props} field={field}>
                {field.key === 'name' && (
                  <DuplicateHint object={object} name={String(name ?? '')} {...(props.except && { except: props.except })} />
                )}
              </FormField>
            ))}
          </div>
        </section>
      ))}
      <div className="record-form-foot">
        <Button onClick={props.onCancel}>{t('records.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={saving}>
          {t('records.save')}
        </Button>
      </div>
    </Form>
  );
}

function FormField({
  object,
  field,
  names,
  first,
  currency,
  locked,
  children,
}: RecordFormProps & { field: FieldShape; children?: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const held = locked?.includes(field.key);
  const fixedOwner = field.key === 'ownerId' && object.actions.assign === 'none';
  const extra = held ? t('records.lockedField') : fixedOwner ? t('records.ownerFixed') : children;
  const value = first[field.key];
  return (
    <Form.Item
      name={field.key}
      label={labelOf(field)}
      className={field.type === 'longText' ? 'whole-line' : ''}
      rules={field.required ? [{ required: true, message: t('records.problems.required') }] : []}
      extra={extra}
    >
      <FieldInput
        field={field}
        currency={currency}
        name={names[String(value)]}
        {...(field.key === 'name' && !value && { autoFocus: true })}
        {...((held || fixedOwner) && { disabled: true })}
      />
    </Form.Item>
  );
}
