import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance, Select } from 'antd';
import { type ReactElement, useEffect } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { businessTypesQuery } from '../processes/editor/queries.ts';
import { NoProcessYet } from '../processes/NoProcessYet.tsx';
import { failureWords } from '../ui/failureWords.ts';
import type { FormValues } from './formFields.ts';

/** Which process a new opportunity follows; the only one is chosen already. */
export function BusinessTypeField({ form }: { form: FormInstance<FormValues> }): ReactElement {
  const { t } = useTranslation();
  const types = useQuery(businessTypesQuery);
  const usable = (types.data?.businessTypes ?? []).filter((type) => !type.archived && type.currentVersionId !== null);
  const only = usable.length === 1 ? usable[0]?.id : undefined;
  useEffect(() => {
    if (only && !form.getFieldValue('businessTypeId')) form.setFieldValue('businessTypeId', only);
  }, [only, form]);
  return (
    <Form.Item
      name="businessTypeId"
      label={t('records.businessType')}
      extra={types.data && usable.length === 0 ? <NoProcessYet /> : t('records.businessTypeHint')}
      rules={[{ required: true, message: t('records.problems.required') }]}
    >
      <Select
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        loading={types.isPending}
        {...(types.error && !types.data && { notFoundContent: failureWords(t, types.error) })}
        options={usable.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}
