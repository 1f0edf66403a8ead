import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Segmented, Select, Switch } from 'antd';
import type { ReactElement } from 'react';
import { type Account, changeAccount } from '#domain/people/contract.ts';
import { POP_UPS } from '../activities/popUps.ts';
import { call } from '../api.ts';
import { LANGUAGES, showLanguage } from '../i18n/language.ts';
import { comma } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { CELEBRATE } from '../opportunities/celebration.ts';
import { sessionQuery } from '../session.tsx';
import { useAppearance } from '../ui/appearance.ts';
import { useToast } from '../ui/toast.tsx';
import { useAccountChange } from './accountQueries.ts';
import { TimeZonePicker } from './PersonFields.tsx';
import { useFailure } from './refusalText.ts';
import { roleName } from './roleName.ts';

type Values = Pick<Account, 'name' | 'phone' | 'locale' | 'timeZone'>;
const APPEARANCES = ['light', 'dark', 'system'] as const;

export function ProfileSection(props: { account: Account }): ReactElement {
  const { t } = useTranslation();
  const { account } = props;
  const { done } = useToast();
  const failed = useFailure();
  const { choice, choose } = useAppearance();
  const change = useAccountChange(({ name, phone, locale, timeZone }: Values) =>
    call(changeAccount, { body: { name, phone: phone || null, locale: locale ?? null, timeZone: timeZone ?? null } }),
  );
  const save = (values: Values): void =>
    change.mutate(values, {
      onSuccess: (saved) => {
        done(t('people.saved'));
        if (saved.locale) void showLanguage(saved.locale);
      },
      onError: failed,
    });
  const facts = [account.email, account.title, account.department, account.roles.map(roleName).join(comma())].filter(Boolean);
  return (
    <section aria-labelledby="account-profile">
      <h2 id="account-profile">{t('people.account.profile')}</h2>
      <p className="quiet">{`${facts.join(' · ')} — ${t('people.account.others')}`}</p>
      <Form name="profile" layout="vertical" requiredMark={false} initialValues={account} onFinish={save}>
        <div className="people-pair">
          <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true, message: t('people.nameMissing') }]}>
            <Input maxLength={80} autoComplete="name" />
          </Form.Item>
          <Form.Item name="phone" label={t('people.phone')}>
            <Input type="tel" maxLength={40} autoComplete="tel" />
          </Form.Item>
          <Form.Item name="locale" label={t('people.language')}>
            <Select
              allowClear
              placeholder={t('people.asOrganisation')}
              options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item name="timeZone" label={t('people.timeZone')}>
            <TimeZonePicker />
          </Form.Item>
        </div>
        <PreferenceSwitch account={account} preference={CELEBRATE} label={t('opportunities.celebration.show')} />
        <PreferenceSwitch account={account} preference={POP_UPS} label={t('activities.popUps')} hint={t('activities.popUpsHint')} />
        <Form.Item label={t('people.account.appearance')}>
          <Segmented
            value={choice}
            onChange={choose}
            options={APPEARANCES.map((value) => ({ value, label: t(`shell.themes.${value}`) }))}
          />
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={change.isPending}>
          {t('people.save')}
        </Button>
      </Form>
    </section>
  );
}

interface PreferenceSwitchProps {
  account: Account;
  preference: string;
  label: string;
  hint?: string;
}

/** On unless turned off; acts at once. */
function PreferenceSwitch({ account, preference, label, hint }: PreferenceSwitchProps): ReactElement {
  const failed = useFailure();
  const queries = useQueryClient();
  const change = useAccountChange((shown: boolean) => call(changeAccount, { body: { preferences: { [preference]: shown } } }));
  const set = (shown: boolean): void =>
    change.mutate(shown, { onSuccess: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }), onError: failed });
  return (
    <Form.Item label={label} extra={hint}>
      <Switch aria-label={label} checked={account.preferences[preference] !== false} loading={change.isPending} onChange={set} />
    </Form.Item>
  );
}
