// Changing many fields of a record at once. When somebody else was faster, the newest values are shown and nothing typed is lost.

import { useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { Form } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { ApiError } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { NoRight } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { changedValues, type FormValues, formFields } from './formFields.ts';
import { RecordForm } from './RecordForm.tsx';
import { useChangeRecord } from './useChangeRecord.ts';
import { WithRecord } from './WithRecord.tsx';

export function EditRecordPage(props: { object: ObjectName }): ReactElement {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <WithRecord object={props.object} id={id}>
      {(object, record) => (record.may.edit ? <EditRecord key={id} object={object} opened={record} /> : <NoRight />)}
    </WithRecord>
  );
}

function EditRecord({ object, opened }: { object: ObjectShape; opened: OpenRecord }): ReactElement {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const [form] = Form.useForm<FormValues>();
  const [record, setRecord] = useState(opened);
  const change = useChangeRecord(object.name);
  const navigate = useNavigate();
  const router = useRouter();
  const toast = useToast();
  const currency = typeof record.values.currency === 'string' ? record.values.currency : organisation.currency;
  const takeFresh = (error: unknown): void => {
    const fresh = error instanceof ApiError && error.status === 409 ? (error.reasons[0]?.fresh as OpenRecord | undefined) : undefined;
    if (!fresh) return;
    const untouched = formFields(object).filter(({ key }) => !form.isFieldTouched(key));
    form.setFieldsValue(Object.fromEntries(untouched.map(({ key }) => [key, fresh.values[key]])));
    setRecord(fresh);
  };
  const save = async (values: FormValues): Promise<void> => {
    const changed = changedValues(values, record);
    if (Object.keys(changed).length > 0) {
      await change.mutateAsync({ id: record.id, rowVersion: record.rowVersion, values: changed }).catch((error: unknown) => {
        takeFresh(error);
        throw error;
      });
      toast.done(t('records.saved'));
    }
    await navigate({ href: `/${object.path}/${record.id}`, replace: true });
  };
  return (
    <div className="page form-page">
      <h1>{t('records.editTitle', { name: String(opened.values.name) })}</h1>
      <RecordForm
        {...{ object, form, currency }}
        first={opened.values}
        names={record.names}
        locked={[...record.lockedFields, ...(record.may.assign ? [] : ['ownerId'])]}
        except={record.id}
        onSave={save}
        onCancel={() => router.history.back()}
      />
    </div>
  );
}
