// What holds for the whole company: its name, its clock, the language people begin with.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { changeOrganisation, type Organisation, readOrganisation } from '#domain/people/directory.contract.ts';
import { WEEK_STARTS } from '#domain/records/relativeDays.ts';
import { ApiError, call } from '../api.ts';
import { currentLanguage, LANGUAGES } from '../i18n/language.ts';
import { comma } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { TimeZonePicker } from '../people/PersonFields.tsx';
import { useMayDo } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { NoRight, PageSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';

const organisationQuery = {
  queryKey: ['organisation'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(readOrganisation, {}, signal),
};

export function OrganisationPage(): ReactElement {
  const { t } = useTranslation();
  return useMayDo('settings.manage') ? <Settings /> : <NoRight right={t('organisation.right')} />;
}

function Settings(): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(organisationQuery);
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className="page" style={{ maxWidth: 640 }}>
      <h1>{t('organisation.title')}</h1>
      <OrganisationForm organisation={data} />
    </div>
  );
}

type Values = Pick<Organisation, 'name' | 'timeZone' | 'locale' | 'weekStart' | 'currency'>;

function OrganisationForm({ organisation }: { organisation: Organisation }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (body: Values) => call(changeOrganisation, { body }),
    onSuccess: async (saved) => {
      queries.setQueryData(organisationQuery.queryKey, saved);
      toast.done(t('organisation.saved'));
      await queries.invalidateQueries({ queryKey: ['session'] });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status === 422) toast.refused(t('organisation.currencyKept'));
      else toast.failed(error);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: organisationQuery.queryKey }),
  });
  const required = [{ required: true, whitespace: true, message: t('organisation.missing') }];
  return (
    <Form
      name="organisation"
      layout="vertical"
      requiredMark={false}
      initialValues={organisation}
      onFinish={change.mutate}
      style={{ marginTop: 16 }}
    >
      <Form.Item name="name" label={t('organisation.name')} extra={t('organisation.nameHint')} rules={required}>
        <Input maxLength={120} autoComplete="organization" />
      </Form.Item>
      <Form.Item name="timeZone" label={t('organisation.timeZone')} extra={t('organisation.timeZoneHint')}>
        <TimeZonePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="locale" label={t('organisation.language')} extra={t('organisation.languageHint')}>
        <Select options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="weekStart" label={t('organisation.weekStart')} extra={t('organisation.weekStartHint')}>
        <Select options={WEEK_STARTS.map((value) => ({ value, label: t(`organisation.weekStarts.${value}`) }))} />
      </Form.Item>
      <CurrencyItem keptBy={organisation.amountsKeptBy} />
      <Button htmlType="submit" type="primary" loading={change.isPending}>
        {t('organisation.save')}
      </Button>
    </Form>
  );
}

/** Open for choice until something holds an amount; then greyed, saying what does. */
function CurrencyItem({ keptBy }: { keptBy: Organisation['amountsKeptBy'] }): ReactElement {
  const { t } = useTranslation();
  const names = new Intl.DisplayNames(currentLanguage(), { type: 'currency' });
  const holders = keptBy.map((holder) => t(`organisation.holders.${holder}`)).join(comma());
  return (
    <Form.Item
      name="currency"
      label={t('organisation.currency')}
      extra={keptBy.length > 0 ? t('organisation.currencyHeld', { holders }) : t('organisation.currencyHint')}
    >
      <Select
        disabled={keptBy.length > 0}
        showSearch={{ optionFilterProp: 'label' }}
        options={Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))}
      />
    </Form.Item>
  );
}
