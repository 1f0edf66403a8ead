// A new record. The address may bring values along: /contacts/new?accountId=…

import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Form } from 'antd';
import type { ReactElement } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import { createRecord, type ObjectShape } from '#domain/records/contract.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { NoRight, PageSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { BusinessTypeField } from './BusinessTypeField.tsx';
import { type FormValues, firstValues } from './formFields.ts';
import { RecordForm } from './RecordForm.tsx';
import { recordQuery } from './recordQueries.ts';
import { labelOf } from './useObjects.ts';
import { WithObject } from './WithObject.tsx';

export function NewRecordPage(props: { object: ObjectName }): ReactElement {
  return (
    <WithObject name={props.object} skeleton={<PageSkeleton />}>
      {(object) => (object.actions.create === 'none' ? <NoRight right={labelOf(object)} /> : <NewRecord object={object} />)}
    </WithObject>
  );
}

function NewRecord({ object }: { object: ObjectShape }): ReactElement {
  const { t } = useTranslation();
  const { user, organisation } = useSession();
  const [form] = Form.useForm<FormValues>();
  const given: FormValues = useSearch({ strict: false });
  const names = useGivenNames(object, given);
  const navigate = useNavigate();
  const router = useRouter();
  const create = useCreate(object);
  const title = t('lists.create', { object: labelOf(object) });
  if (!names) return <PageSkeleton />;
  return (
    <div className="page form-page">
      <h1>{title}</h1>
      <RecordForm
        {...{ object, form, currency: organisation.currency }}
        names={{ ...names, [user.id]: user.name }}
        first={firstValues(object, given, user.id, organisation.currency)}
        lead={object.name === 'opportunity' && <BusinessTypeField form={form} />}
        onSave={async (values) => {
          const record = await create.mutateAsync(values);
          await navigate({ href: `/${object.path}/${record.id}`, replace: true });
        }}
        onCancel={() => router.history.back()}
      />
    </div>
  );
}

function useCreate(object: ObjectShape) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (values: FormValues) => call(createRecord, { params: { object: object.path }, body: { values: filled(values) } }),
    onSuccess: async (record) => {
      queries.setQueryData(recordQuery(object.name, record.id).queryKey, record);
      toast.done(t('records.created', { name: String(record.values.name) }));
      await queries.invalidateQueries({ queryKey: [object.name, 'list'] });
    },
  });
}

const filled = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

/** The names of the records the address points at; undefined until they are known. */
function useGivenNames(object: ObjectShape, given: FormValues): Record<string, string> | undefined {
  const references = object.fields.filter(
    (field) => field.referenceTo && field.referenceTo in OBJECT_DESCRIPTORS && typeof given[field.key] === 'string',
  );
  const records = useQueries({
    queries: references.map((field) => recordQuery(field.referenceTo as ObjectName, String(given[field.key]))),
  });
  if (records.some(({ isPending }) => isPending)) return undefined;
  return Object.fromEntries(records.flatMap(({ data }) => (data ? [[data.id, String(data.values.name)]] : [])));
}
